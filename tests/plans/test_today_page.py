"""The Today page: whose it is, what it says, and how many queries it takes."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from clinic.accounts.models import User
from clinic.checklist.actions import start_discharge
from clinic.checklist.pathways import resolve
from clinic.foundation.database import Database
from clinic.plans.queries.today import day
from clinic.plans.routes_today import greeting
from clinic.web.work import HandoffApp
from tests.factories.rows import Office, make_client, make_office, make_person
from tests.page_client import Page, PageClient
from tests.query_count import count_queries

LEAVES = date(2026, 3, 12)


@pytest.fixture
def office(database: Database) -> Office:
    with database.writing() as session:
        return make_office(session)


@pytest.fixture
def seen_by(app: HandoffApp, database: Database) -> Callable[..., Page]:
    """(viewer, address) -> the page as they see it."""

    def see(viewer, address: str = "/today", status: int = 200) -> Page:
        with database.reader() as session:
            user = session.get_one(User, viewer.id)
        pages = PageClient(app)
        pages.sign_in(user)
        return pages.get(address, status=status)

    return see


def move_out(database: Database, office: Office, *names: str) -> None:
    """Ann's clients of these names leave on Thursday, each with a cousin to call first."""
    with database.writing() as session:
        for name in names:
            client = make_client(session, office.ann, name)
            make_person(
                session, office.ann, client, f"Cousin of {name}", hats=("first_call",), answer="asked"
            )
            start_discharge(
                session, by=office.ann, client_id=client.id, checklist=resolve("discharge"), leaving_on=LEAVES
            )


def test_today_says_what_to_do_first_when_there_is_nobody(office: Office, seen_by) -> None:
    page = seen_by(office.ann)
    assert "You have nothing to do today, and nobody is on the move." in page.words
    assert page.link("Add a client") == "/clients/new"


def test_today_says_where_to_start_when_nobody_moves(office: Office, database: Database, seen_by) -> None:
    with database.writing() as session:
        make_client(session, office.ann, "Sam Okafor")
    assert "Nobody is on the move." in seen_by(office.ann).words


def test_today_names_things_to_do_and_where(office: Office, database: Database, seen_by) -> None:
    move_out(database, office, "Sam Okafor")
    page = seen_by(office.ann)
    assert page.h1 == "Good morning, Ann Weaver"
    assert "Tuesday, March 10. You have 2 things to do, and 1 client is on the move." in page.words
    assert "Call Cousin of Sam Okafor: is there an answer? Sam Okafor leaves in 2 days" in page.words
    assert page.link("Write the answer for Cousin of Sam Okafor").endswith("/ask")
    assert page.link("Check the plan for Sam Okafor").endswith("/check")
    assert "Showing all 1 client" not in page.words


def test_today_is_of_the_viewers_clients_alone(office: Office, database: Database, seen_by) -> None:
    move_out(database, office, "Sam Okafor")
    assert "Sam Okafor" in seen_by(office.sue).words
    assert "Sam Okafor" not in seen_by(office.wes).words


def test_today_finds_sorts_and_filters(office: Office, database: Database, seen_by) -> None:
    move_out(database, office, "Tuyết Nguyễn", "Áine O'Connor", "Sam Okafor")
    found = seen_by(office.ann, "/today?q=nguyen").tree.xpath("//tbody//th//a/bdi/text()")
    assert found == ["Tuyết Nguyễn"]
    by_name = seen_by(office.ann, "/today?sort=name").tree.xpath("//tbody//th//a/bdi/text()")
    assert by_name == ["Áine O'Connor", "Sam Okafor", "Tuyết Nguyễn"]
    assert seen_by(office.sue, "/today?whose=mine").tree.xpath("//tbody//th") == []
    assert "No client on the move fits." in seen_by(office.ann, "/today?q=nobody").words


def test_today_takes_any_address(office: Office, seen_by) -> None:
    seen_by(office.ann, "/today?sort=%3Cscript%3E&whose=x&q=" + "x" * 5000)


def test_today_takes_as_many_queries_for_twelve_as_for_one(office: Office, database: Database) -> None:
    def counted() -> int:
        with database.reader() as session, count_queries(database.engine) as queries:
            day(session, office.ann)
        return queries.count

    move_out(database, office, "Sam Okafor")
    one = counted()
    move_out(database, office, *(f"Client {number}" for number in range(11)))
    assert counted() == one
    assert one <= 16


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_greeting_follows_the_clock(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 3, 10, hour, 59, tzinfo=UTC)) == words
