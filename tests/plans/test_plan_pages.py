"""Pages of the plan: what is open, making it, making it again, what stops it, page 1 without a press."""

import pytest
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.models import User
from clinic.audit.trail import events_of_client
from clinic.caseload import actions as caseload
from clinic.checklist.entries import Entry
from clinic.plans.queries import VersionView, versions_of
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_person
from tests.page_client import Page, PageClient
from tests.query_count import count_queries

MATTERS = {"text": "My own key", "said_by": "client"}


@pytest.fixture
def case(session: Session) -> Case:
    return a_discharge(session)


@pytest.fixture
def pages(case: Case, app: HandoffApp) -> PageClient:
    """Ann, signed in. What a test stores beforehand it commits itself."""
    case.session.commit()
    return _signed_in(app, case.ann)


def _signed_in(app: HandoffApp, viewer: Viewer) -> PageClient:
    client = PageClient(app)
    with app.database.reader() as reader:
        client.sign_in(reader.get_one(User, viewer.id))
    return client


def _check(pages: PageClient, case: Case) -> Page:
    return pages.get(f"/transitions/{case.transition_id}/check")


def _make(pages: PageClient, case: Case, status: int = 200, **fields: str) -> Page:
    return pages.submit(_check(pages, case), fields, action=_to(case, "plan"), status=status)


def _to(case: Case, what: str) -> str:
    return f"/transitions/{case.transition_id}/{what}"


def _versions(pages: PageClient, case: Case) -> tuple[VersionView, ...]:
    with pages.app.database.reader() as reader:
        return versions_of(reader, case.ann, case.transition_id)


def _say(case: Case, words: str) -> None:
    case.save("person", matters_most={"text": words, "said_by": "client"})
    case.session.commit()


def test_check_page_says_what_is_open_and_leads_there(pages: PageClient, case: Case) -> None:
    page = _check(pages, case)
    assert "Nobody is named on line 1" in page.words
    assert page.tree.xpath("//a[contains(@href, '/steps/point_person?back=check#point_person')]")


def test_check_page_shows_an_answer_as_it_was_said(pages: PageClient, case: Case) -> None:
    _say(case, "To sleep in my own bed <b>again</b>")
    assert "To sleep in my own bed <b>again</b>" in _check(pages, case).words


def test_check_page_asks_the_database_a_fixed_number_of_times(pages: PageClient, case: Case) -> None:
    make_person(case.session, case.ann, case.client(), "Rosa", answer="yes")
    case.session.commit()
    with count_queries(pages.app.database.engine) as few:
        _check(pages, case)
    for number in range(12):
        make_person(case.session, case.ann, case.client(), f"Helper {number}")
    case.session.commit()
    with count_queries(pages.app.database.engine) as many:
        _check(pages, case)
    assert many.count == few.count


def test_plan_that_lacks_answers_is_made_as_a_plan_so_far(pages: PageClient, case: Case) -> None:
    made = _make(pages, case)
    assert made.h1 == "Sam Okafor’s plan 1"
    assert "Plan so far. Made" in made.words
    (version,) = _versions(pages, case)
    assert (version.number, version.kind, version.made_by_name) == (1, "so_far", "Ann Weaver")


def test_plan_made_again_replaces_the_one_before(pages: PageClient, case: Case) -> None:
    _say(case, "My own key")
    first = _make(pages, case)
    _say(case, "My own key, and the river")
    second = _make(pages, case, correction="He said more")

    assert second.h1 == "Sam Okafor’s plan 2"
    assert "Changes since plan 1" in second.words
    assert "My own key, and the river" in second.words
    assert "There is a newer plan" in pages.get(first.path).words


def test_plan_words_of_two_versions_differ(pages: PageClient, case: Case) -> None:
    _make(pages, case)
    _say(case, "Something else")
    _make(pages, case)
    newest, oldest = _versions(pages, case)
    assert newest.plan_word != oldest.plan_word


def test_plan_is_not_made_twice_of_the_same_answers(pages: PageClient, case: Case) -> None:
    _make(pages, case)
    refused = _make(pages, case, status=409)
    assert "Nothing has changed since plan 1" in refused.words


def test_plan_is_not_made_of_what_nobody_has_read(pages: PageClient, case: Case) -> None:
    opened = _check(pages, case)
    _say(case, "Said while the page lay open")
    refused = pages.submit(opened, action=_to(case, "plan"), status=409)
    assert "after you opened this page" in refused.words


def test_plan_says_when_answers_moved_on(pages: PageClient, case: Case) -> None:
    made = _make(pages, case)
    assert "Something was changed after this plan was made" not in made.words
    _say(case, "Something else")
    assert "Something was changed after this plan was made" in pages.get(made.path).words


def test_plan_leaves_its_events(pages: PageClient, case: Case) -> None:
    _make(pages, case)
    with pages.app.database.reader() as reader:
        events = [one.event for one in events_of_client(reader, case.ann, case.client_id)]
    assert "plan.made" in events
    assert "plan.viewed" in [one for one in events if one.startswith("plan.")]


@pytest.fixture
def stopped(case: Case) -> Case:
    """Dean must never be rung or told, and another Dean of the same name stands in the answers."""
    caseload.add_never_ring(
        case.session, by=case.ann, client_id=case.client_id, name="Dean Marsh", number="505 555 0199"
    )
    case.save("person", matters_most={"text": "Fishing with Dean Marsh", "said_by": "client"})
    return case


def test_plan_with_somebody_never_to_be_told_is_stopped(stopped: Case, pages: PageClient) -> None:
    page = _check(pages, stopped)
    assert "1 thing stops this plan from being printed" in page.words
    assert not page.tree.xpath("//form[contains(@action, '/plan')]")
    told = pages.get(f"/transitions/{stopped.transition_id}/draft.pdf", status=303).location
    pages.get(told, status=409)


def test_plan_can_be_made_when_it_is_somebody_else_of_the_same_name(stopped: Case, pages: PageClient) -> None:
    settled = pages.submit(
        _check(pages, stopped), {"reason": "Dean from the choir"}, action=_to(stopped, "accept")
    )
    assert "Settled, with your reason" in settled.words
    assert _make(pages, stopped).h1 == "Sam Okafor’s plan 1"


def test_stop_is_not_settled_without_a_reason(stopped: Case, pages: PageClient) -> None:
    refused = pages.submit(_check(pages, stopped), {"reason": " "}, action=_to(stopped, "accept"), status=422)
    assert "Write in a few words how you know." in refused.words


def test_stop_that_nobody_knows_is_not_settled(stopped: Case, pages: PageClient) -> None:
    for reason in ("Dean from the choir", ""):
        sent = {"key": "never_ring:nobody", "reason": reason}
        refused = pages.submit(_check(pages, stopped), sent, action=_to(stopped, "accept"), status=409)
        assert "settled already, or can’t be settled this way" in refused.words


def test_stop_of_a_number_can_not_be_settled(case: Case, pages: PageClient) -> None:
    caseload.add_never_ring(
        case.session, by=case.ann, client_id=case.client_id, name="Dean Marsh", number="505 555 0199"
    )
    _say(case, "Ring 505.555.0199 for fish")
    page = _check(pages, case)
    assert "stops this plan" in page.words
    assert not page.tree.xpath("//form[contains(@action, '/accept')]")


def test_page_one_is_a_plain_page_when_there_is_no_press(pages: PageClient, case: Case) -> None:
    rosa = make_person(case.session, case.ann, case.client(), "Rosa Okafor", relation="sister", answer="yes")
    case.save("point_person", point_person={"person": f"person:{rosa.id}"})
    case.session.commit()
    page = pages.get(f"/transitions/{case.transition_id}/page-1")
    assert page.h1 == "Who helps me now?"
    assert "Rosa Okafor" in page.words
    assert "Draft. For checking, not agreed yet." in page.words


def test_page_one_as_a_plain_page_speaks_the_clients_language(pages: PageClient, case: Case) -> None:
    case.client().language = "ar"
    case.session.commit()
    page = pages.get(f"/transitions/{case.transition_id}/page-1")
    [part] = page.tree.xpath("//*[@lang='ar']")
    assert part.get("dir") == "rtl"
    assert "من يساعدني الآن؟" in part.text_content()
    assert page.h1 == "Who helps me now?"


def test_page_one_never_shows_somebody_without_a_yes_as_line_one(pages: PageClient, case: Case) -> None:
    rosa = make_person(case.session, case.ann, case.client(), "Rosa Okafor", relation="sister")
    case.save("point_person", point_person={"person": f"person:{rosa.id}"})
    case.session.commit()
    page = pages.get(f"/transitions/{case.transition_id}/page-1")
    names = [one.text_content() for one in page.tree.xpath("//*[@class='page-one__name']")]
    assert "Rosa Okafor" not in names


@pytest.mark.parametrize("path", ["check", "plans/1", "page-1", "preview", "draft.pdf"])
def test_plan_of_another_team_is_not_found(path: str, case: Case, pages: PageClient, app: HandoffApp) -> None:
    _make(pages, case)
    stranger = _signed_in(app, case.office.wes)
    stranger.get(f"/transitions/{case.transition_id}/{path}", status=404)


def test_plan_that_was_not_made_is_not_found(pages: PageClient, case: Case) -> None:
    pages.get(f"/transitions/{case.transition_id}/plans/7", status=404)


def test_gap_that_was_answered_stays_answered(case: Case, pages: PageClient) -> None:
    case.save("point_person", backup=Entry(way_out="not_possible", because="Nobody he trusts"))
    case.session.commit()
    assert "Nobody he trusts" in _check(pages, case).words
