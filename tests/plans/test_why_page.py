"""Why is this here? The page for each reader of a plan, and who may open it."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.audit.trail import events_of_client
from clinic.caseload import actions as caseload
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_person
from tests.page_client import Page, PageClient
from tests.query_count import count_queries

pytestmark = pytest.mark.any_database  # what is saved has its tests on both: here it is the page


@pytest.fixture
def case(session: Session) -> Case:
    return a_discharge(session)


@pytest.fixture
def rosa(case: Case) -> UUID:
    made = make_person(case.session, case.ann, case.client(), "Rosa Okafor", phone="5055550142", answer="yes")
    case.save("person", matters_most={"text": "My own key", "said_by": "client"})
    case.save("harder_days", others_see={"text": "Curtains shut"}, others_agreed={"choice": "yes"})
    case.session.commit()
    return made.id


@pytest.fixture
def pages(rosa: UUID, case: Case, app: HandoffApp) -> PageClient:
    """Ann, signed in."""
    client = PageClient(app)
    with app.database.reader() as reader:
        client.sign_in(reader.get_one(User, case.ann.id))
    return client


def _why(pages: PageClient, case: Case, to: str | UUID, number: int = 0, status: int = 200) -> Page:
    return pages.get(f"/transitions/{case.transition_id}/plans/{number}/why/{to}", status=status)


def _say(case: Case, rosa: UUID, kind: str, given: bool = True) -> None:
    caseload.record_consent(case.session, by=case.ann, person_id=rosa, kind=kind, given=given)
    case.session.commit()


def test_why_page_of_the_client_says_it_is_theirs(pages: PageClient, case: Case) -> None:
    page = _why(pages, case, "client")
    assert page.h1 == "Why each line is on Sam Okafor’s own copy"
    assert "My own key" in page.words
    assert "It is Sam Okafor’s own plan." in page.words


def test_why_page_of_a_helper_follows_the_consents_of_now(pages: PageClient, case: Case, rosa: UUID) -> None:
    assert "hasn’t said that this person may have a page" in _why(pages, case, rosa).words.replace("'", "’")
    _say(case, rosa, "plan")
    _say(case, rosa, "risk")
    allowed = _why(pages, case, rosa)
    assert "Curtains shut" in allowed.words
    assert "Sam Okafor said that helpers may see the signs" in allowed.words
    caseload.withdraw_consent(case.session, by=case.ann, person_id=rosa, kind="risk")
    case.session.commit()
    taken_back = _why(pages, case, rosa)
    assert "Curtains shut" not in taken_back.words
    assert "Sam Okafor said no to this on" in taken_back.words


def test_why_page_of_whoever_takes_over_names_nobody_while_nobody_is_named(
    pages: PageClient, case: Case
) -> None:
    page = _why(pages, case, "worker")
    assert page.h1 == "Why each line is on the handover"
    assert "Whoever takes over the care may know it" in page.words


def test_why_page_of_a_made_plan_is_reached_from_it(pages: PageClient, case: Case) -> None:
    check = pages.get(f"/transitions/{case.transition_id}/check")
    made = pages.submit(check, {}, action=f"/transitions/{case.transition_id}/plan")
    assert made.tree.xpath("//a[contains(@href, '/plans/1/why/client')]")
    assert "Plan 1" in _why(pages, case, "client", number=1).words


def test_why_page_names_every_reader(pages: PageClient, case: Case, rosa: UUID) -> None:
    links = _why(pages, case, "client").tree.xpath("//a[contains(@href, '/plans/0/why/')]/@href")
    assert [link.rpartition("/")[2] for link in links] == [str(rosa), "worker"]


@pytest.mark.parametrize("to", ["nobody", "6d3f4c1a-97c1-4a9c-8d43-4b0a6f2a9f11", "rosa%00"])
def test_why_page_of_a_stranger_is_not_found(pages: PageClient, case: Case, to: str) -> None:
    _why(pages, case, to, status=404)


def test_why_page_of_a_plan_that_was_never_made_is_not_found(pages: PageClient, case: Case) -> None:
    _why(pages, case, "client", number=7, status=404)


def test_why_page_is_read_with_a_trace(pages: PageClient, case: Case) -> None:
    _why(pages, case, "client")
    with pages.app.database.reader() as reader:
        events = [one.event for one in events_of_client(reader, case.ann, case.client_id)]
    assert "plan.viewed" in events


def test_why_page_is_closed_to_other_teams(pages: PageClient, case: Case, app: HandoffApp) -> None:
    other = PageClient(app)
    with app.database.reader() as reader:
        other.sign_in(reader.get_one(User, case.office.wes.id))
    _why(other, case, "client", status=404)


def test_why_page_asks_the_database_a_fixed_number_of_times(pages: PageClient, case: Case) -> None:
    with count_queries(pages.app.database.engine) as few:
        _why(pages, case, "client")
    for number in range(8):
        make_person(case.session, case.ann, case.client(), f"Helper {number}")
    case.session.commit()
    with count_queries(pages.app.database.engine) as many:
        _why(pages, case, "client")
    assert many.count == few.count
