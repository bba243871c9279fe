"""Until a worker's last day every page says the same: first the worker, and then who was named."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.caseload.departure_actions import LeavingFacts, save_leaving
from clinic.checklist.actions import save_step, start_worker_leaving
from clinic.checklist.entries import Entry
from clinic.checklist.pathways import resolve
from clinic.web.work import HandoffApp
from tests.factories.rows import make_client, make_office, make_person
from tests.page_client import PageClient

pytestmark = pytest.mark.any_database
NAMES = "//*[@class='page-one-box__name']"


@pytest.fixture
def pages(app: HandoffApp, session: Session) -> PageClient:
    """Ann leaves on March 13, and then Sam calls Rosa. Ann is signed in."""
    office = make_office(session)
    ann, sam = office.ann, make_client(session, office.ann, "Sam Okafor")
    rosa = make_person(
        session, ann, sam, "Rosa Okafor", phone="(505) 555-0142", answer="yes", hats=("first_call",)
    )
    leaving = LeavingFacts(last_working_day=date(2026, 3, 20), last_client_day=date(2026, 3, 13))
    departure = save_leaving(session, by=ann, leaving=leaving, opened_version=0)
    walk = start_worker_leaving(
        session, by=ann, client_id=sam.id, checklist=resolve("worker_leaving"), departure_id=departure
    )
    said = {"point_person": Entry(value={"person": f"person:{rosa.id}"})}
    save_step(session, by=ann, transition_id=walk, step_key="point_person", entries=said, opened_version=None)
    session.commit()
    client = PageClient(app)
    with app.database.reader() as reader:
        client.sign_in(reader.get_one(User, ann.id))
    client.sam, client.walk = f"/clients/{sam.id}", f"/transitions/{walk}"
    return client


def test_step_shows_both_dated_lines_of_the_first_page(pages: PageClient) -> None:
    page = pages.get(f"{pages.walk}/steps/point_person")
    assert [one.text_content() for one in page.tree.xpath(NAMES)] == ["Ann Weaver", "Rosa Okafor"]
    assert "Until Friday, March 13" in page.words
    assert "From Saturday, March 14" in page.words
    shown_later = pages.get(f"{pages.walk}/check").tree.xpath(NAMES)
    assert [one.text_content() for one in shown_later] == ["Ann Weaver", "Rosa Okafor"]


def test_filled_sign_is_of_whoever_is_called_first_today(pages: PageClient) -> None:
    page = pages.get(pages.sam)
    assert "Ann Weaver" in page.tree.xpath("//*[@class='first-call__name']")[0].text_content()
    filled = page.tree.xpath("//*[contains(@class, 'token--first')]")
    assert [one.text_content() for one in filled] == ["AW"]


def test_today_says_from_when_on_somebody_is_called_first(pages: PageClient) -> None:
    assert "said yes, from March 14" in pages.get("/today").words
