"""The pages of the steps: opening, saving, going on, what is refused, two tabs, drafts."""

from typing import Any

import pytest
from sqlalchemy import select

from clinic.audit.models import AuditEvent
from clinic.checklist.models import Draft
from clinic.checklist.pathways import core_pathway
from clinic.checklist.queries import Walk
from tests.checklist.walks import Case
from tests.factories.rows import make_person, make_worker
from tests.page_client import Page, PageClient

pytestmark = pytest.mark.any_database  # what is saved has its tests on both: here it is the page

STEPS = [step.key for step in core_pathway("discharge").steps]
ROWS = "needs-rows"
NOBODY = "00000000-0000-4000-8000-000000000000"
FEBRUARY_31 = {"told_on-date-day": "31", "told_on-date-month": "2", "told_on-date-year": "2026"}
DUTY_DESK = {"point_person-person": "new", "point_person-new_name": "Duty desk"}
FOREIGN = "These rows belong to another page. Open this page again, and write them once more."


def _url(case: Case, step: str = "person") -> str:
    return f"/transitions/{case.transition_id}/steps/{step}"


def _walk(case: Case) -> Walk:
    """The walk as it is stored; the session holds no lock afterwards."""
    case.session.rollback()
    walk = case.walk()
    case.session.rollback()
    return walk


def _keys(case: Case) -> set[str]:
    """Items that have a row."""
    return {key for key, entry in _walk(case).answers.items() if entry.version}


def _stored(case: Case, key: str) -> Any:
    return _walk(case).answers[key].value


def _events(case: Case, event: str) -> list[AuditEvent]:
    case.session.rollback()
    found = case.session.scalars(select(AuditEvent).where(AuditEvent.event == event)).all()
    case.session.rollback()
    return list(found)


def _drafts(case: Case) -> int:
    case.session.rollback()
    count = len(case.session.scalars(select(Draft)).all())
    case.session.rollback()
    return count


@pytest.mark.parametrize("step", STEPS)
def test_step_opens_and_saving_nothing_answers_nothing(case: Case, pages: PageClient, step):
    page = pages.get(_url(case, step))
    rules = {"leaving_from", "told_by", "contacts", "check_call_by", "check_call_on", "first_appointment_by"}
    pages.submit(page)
    assert _keys(case) <= rules | {"last_meeting"}  # what a rule filled in, and the page showed


def test_step_saves_and_goes_on_to_the_next(case: Case, pages: PageClient):
    there = pages.submit(
        pages.get(_url(case)), {"matters_most-text": "My own key", "took_part-ticks": ["client", "peer"]}
    )
    assert there.path == _url(case, "point_person")
    assert _stored(case, "matters_most") == {"text": "My own key", "said_by": "client"}
    assert _stored(case, "took_part") == {"ticks": ["client", "peer"]}


def test_step_keeps_the_mark_of_words_that_show_treatment(case: Case, pages: PageClient):
    said = {"health_and_body-text": "Shots on Mondays", "health_and_body-substance": "yes"}
    pages.submit(pages.get(_url(case)), said)
    marked = {"text": "Shots on Mondays", "substance": "yes"}
    assert _stored(case, "health_and_body") == marked
    box = "//input[@name='health_and_body-substance' and @checked]"
    assert pages.get(_url(case)).tree.xpath(box)
    assert not pages.get(_url(case)).tree.xpath("//input[@name='culture_and_faith-substance']")


def test_step_goes_back_to_the_check_page_for_who_came_from_there(case: Case, pages: PageClient):
    page = pages.get(f"{_url(case)}?back=check")
    there = pages.submit(page, {"matters_most-text": "My own key"})
    assert there.path == f"/transitions/{case.transition_id}/check"


def test_step_takes_a_way_out(case: Case, pages: PageClient):
    pages.submit(pages.get(_url(case)), {"matters_most-way_out": "rather_not"})
    assert _walk(case).answers["matters_most"].way_out == "rather_not"
    page = pages.get(_url(case))
    assert page.fields()["matters_most-way_out"] == ["rather_not"]


def test_step_asks_why_it_is_not_possible(case: Case, pages: PageClient):
    page = pages.submit(pages.get(_url(case)), {"matters_most-way_out": "not_possible"}, status=422)
    assert page.problems == ["Say why, so that whoever reads it knows."]
    pages.submit(page, {"matters_most-because": "Asleep"})
    assert _walk(case).answers["matters_most"].because == "Asleep"


def test_step_refuses_an_answer_beside_a_way_out(case: Case, pages: PageClient):
    both = {"matters_most-text": "My own key", "matters_most-way_out": "rather_not"}
    page = pages.submit(pages.get(_url(case)), both, status=422)
    assert page.title.startswith("Error:")
    assert page.problems == ["There is an answer, and a reason why there is none. Take one of the two away."]
    assert page.fields()["matters_most-text"] == ["My own key"]
    assert _keys(case) == set()


@pytest.mark.parametrize(
    ("step", "fields", "problem"),
    [
        ("person", {"matters_most-text": "x" * 4001}, "Shorten this to 4,000 characters. It has 4,001."),
        ("person", {"matters_most-text": "a\0b"}, "This text holds a character that cannot be printed"),
        ("person", {"matters_most-text": "a\u202eb"}, "This text holds a hidden direction mark"),
        ("person", {"matters_most-text": ["one", "two"]}, "This answer came twice"),
        ("person", {"took_part-ticks": ["client", "martian"]}, "Choose one of the answers on the page."),
        ("changes", {"going_to-choice": "castle"}, "Choose one of the answers on the page."),
        ("changes", {"going_to-choice": ["home", "car"]}, "This answer came twice"),
        ("changes", {"told_on-date": "2026-03-10"}, "Write the day, the month and the year."),
        ("changes", FEBRUARY_31, "There is no such day"),
        ("changes", {"told_on-date-day": ["1", "2"]}, "This answer came twice"),
        ("first_days", {f"{ROWS}-9-what": "Keys"}, "The rows of this list came in a wrong order"),
        ("first_days", {f"{ROWS}-0-row_id": NOBODY}, "These rows belong to another page"),
        ("first_days", {f"{ROWS}-0-what": "", f"{ROWS}-0-status": "sorted"}, "Write what this line is about"),
        ("point_person", {"stand_in-person": NOBODY}, "Choose one of the answers"),
        ("point_person", {"stand_in-person": "team"}, "Choose who it is."),
        ("point_person", {"point_person-person": "new"}, "Write their name, or what Sam calls them."),
        ("point_person", DUTY_DESK, "Write the name of one person. “Duty desk”"),
        ("people", {"people-rows-0-name": "Teo"}, "Choose who this is."),
        ("appointments", {"check_call_by-other": "the team"}, "Write the name of one person. “the team”"),
    ],
)  # fmt: skip
def test_step_refuses_bad_input_in_words_and_stores_nothing(
    case: Case, pages: PageClient, step, fields, problem
):
    page = pages.submit(pages.get(_url(case, step)), fields, status=422)
    assert any(line.startswith(problem) for line in page.problems), page.problems
    assert page.title.startswith("Error:")
    assert _keys(case) == set()


def test_step_keeps_what_was_typed_beside_what_is_wrong(case: Case, pages: PageClient):
    fields = {"matters_most-text": "My own key", "took_part-ticks": ["martian"], "took_part-other": "Ade"}
    sent = pages.submit(pages.get(_url(case)), fields, status=422).fields()
    assert (sent["matters_most-text"], sent["took_part-other"]) == (["My own key"], ["Ade"])


def test_step_refuses_more_rows_than_the_list_holds(case: Case, pages: PageClient):
    rows = {f"{ROWS}-{number}-what": "Keys" for number in range(31)}
    page = pages.submit(pages.get(_url(case, "first_days")), rows, status=422)
    assert page.problems == ["Keep this list to 30 rows. 31 rows came."]
    assert _keys(case) == set()


def test_step_refuses_rows_of_another_clients_list(case: Case, pages: PageClient):
    pages.submit(pages.get(_url(case, "first_days")), {f"{ROWS}-0-status": "sorted"})
    (row, *_) = _stored(case, "needs")["rows"]
    fields = {"small_troubles-rows-0-row_id": row["id"], "small_troubles-rows-0-trouble": "Locked out"}
    page = pages.submit(pages.get(_url(case, "people")), fields, status=422)
    assert page.problems == [
        "These rows belong to another page. Open this page again, and write them once more."
    ]


def test_step_refuses_a_megabyte_before_reading_it(case: Case, pages: PageClient):
    pages.post(_url(case), {"matters_most-text": "x" * (1024 * 1024)}, status=413)
    assert _keys(case) == set()


def test_step_refuses_half_characters(case: Case, pages: PageClient):
    answer = pages.client.post(
        _url(case),
        data=b"asked=matters_most&matters_most-text=%ED%A0%80",
        content_type="application/x-www-form-urlencoded",
        base_url="http://localhost",
    )
    assert answer.status_code == 400
    assert _keys(case) == set()


def test_step_ignores_what_it_did_not_ask(case: Case, pages: PageClient):
    extra = {
        "matters_most-text": "A key",
        "asked": ["matters_most", "animals"],
        "animals-text": "A cat",
        "status": "done",
    }
    pages.submit(pages.get(_url(case)), extra)
    assert _keys(case) == {"matters_most"}


def test_step_leaves_alone_what_stood_on_no_page(case: Case, pages: PageClient):
    pages.submit(pages.get(_url(case)), {"matters_most-text": "A key"})
    page = pages.get(_url(case))
    pages.submit(page, {"asked": ["took_part"], "took_part-ticks": ["client"], "matters_most-text": []})
    assert _stored(case, "matters_most")["text"] == "A key"


def test_step_without_this_sessions_token_is_refused(case: Case, pages: PageClient):
    page = pages.submit(pages.get(_url(case)), {"csrf_token": "no", "matters_most-text": "A key"}, status=422)
    assert page.fields()["matters_most-text"] == ["A key"]
    assert _keys(case) == set()


def test_step_sent_twice_is_saved_once(case: Case, pages: PageClient):
    page = pages.get(_url(case))
    for _ in range(2):
        there = pages.submit(page, {"matters_most-text": "A key"})
    assert there.path == _url(case, "point_person")
    assert len(_events(case, "step.saved")) == 1


def test_two_tabs_second_is_told_and_sees_both(case: Case, pages: PageClient):
    first, second = pages.get(_url(case)), pages.get(_url(case))
    pages.submit(first, {"matters_most-text": "From the first tab"})
    told = pages.submit(second, {"matters_most-text": "From the second tab"}, status=409)
    assert told.problems[0].startswith("Somebody saved this page while you had it open.")
    assert "What matters most to Sam now? From the first tab" in told.words
    assert told.fields()["matters_most-text"] == ["From the second tab"]
    assert _stored(case, "matters_most")["text"] == "From the first tab"
    pages.submit(told)
    assert _stored(case, "matters_most")["text"] == "From the second tab"


def test_two_tabs_what_the_second_sent_waits_as_a_draft(case: Case, pages: PageClient):
    first, second = pages.get(_url(case)), pages.get(_url(case))
    pages.submit(first, {"matters_most-text": "From the first tab"})
    pages.submit(second, {"matters_most-text": "From the second tab"}, status=409)
    again = pages.get(_url(case))
    assert "Somebody saved this page after you began" in again.words
    assert "From the first tab" in again.words
    assert again.fields(_url(case))["matters_most-text"] == ["From the second tab"]


def test_rows_are_added_taken_out_and_put_back_without_javascript(case: Case, pages: PageClient):
    page = pages.get(_url(case, "first_days"))
    before = _count(page)
    page = pages.submit(page, {f"{ROWS}-add": "1", f"{ROWS}-0-who": "Nadia"})
    assert _count(page) == before + 1
    page = pages.submit(page, {f"{ROWS}-remove": "0"}, action=_url(case, "first_days"))
    assert "Taken out: Keys" in page.words
    page = pages.submit(page, {f"{ROWS}-remove": "0"}, action=_url(case, "first_days"))
    assert "Taken out" not in page.words
    assert page.fields(_url(case, "first_days"))[f"{ROWS}-0-who"] == ["Nadia"]
    assert _keys(case) == set()


def test_rows_that_were_taken_out_are_not_saved(case: Case, pages: PageClient):
    page = pages.submit(pages.get(_url(case, "first_days")), {f"{ROWS}-remove": "0"})
    pages.submit(page, {f"{ROWS}-1-status": "sorted"}, action=_url(case, "first_days"))
    saved = [row["what"] for row in _stored(case, "needs")["rows"]]
    assert "Keys" not in saved
    assert saved[0] == "Money for the first days"


def test_point_person_who_changes_takes_over_no_answer(case: Case, pages: PageClient):
    session = case.session
    rosa = make_person(
        session, case.ann, case.client(), phone="505 555 0142", answer="yes", hats=("first_call",)
    )
    joe = make_person(session, case.ann, case.client(), "Joe", type="friend")
    case.save("point_person", point_person={"person": f"person:{rosa.id}"})
    session.commit()
    page = pages.get(_url(case, "point_person"))
    assert page.fields()["point_person-outcome"] == ["yes"]
    pages.submit(page, {"point_person-person": f"person:{joe.id}"})
    named = _walk(case).facts.first_call
    assert (named.name, named.answer.state) == ("Joe", "not_asked")


def test_step_alone_keeps_whether_it_was(case: Case, pages: PageClient):
    pages.submit(pages.get(_url(case, "privacy")), {"asked_alone": "no", "safe_paper-choice": "yes"})
    assert _walk(case).saved["privacy"].asked_alone == "no"
    assert pages.get(_url(case, "privacy")).fields()["asked_alone"] == ["no"]


def test_step_without_a_required_question_can_be_left_out(case: Case, pages: PageClient):
    pages.submit(pages.get(_url(case, "week")), {"not_needed": "yes"})
    assert _walk(case).marks.not_needed == {"week"}
    page = pages.get(_url(case))
    pages.submit(page, {"not_needed": "yes"})
    assert _walk(case).marks.not_needed == {"week"}


def test_draft_is_saved_shown_and_thrown_away(case: Case, pages: PageClient):
    page = pages.get(_url(case))
    typed = page.fields() | {"matters_most-text": "My ow"}
    answer = pages.post(f"{_url(case)}/draft", typed, status=200)
    assert answer.response.json == {"words": "Draft saved 11 am"}
    again = pages.get(_url(case))
    assert again.fields(_url(case))["matters_most-text"] == ["My ow"]
    assert _keys(case) == set()
    clean = pages.submit(again, action=f"{_url(case)}/draft/throw-away")
    assert clean.fields()["matters_most-text"] == [""]
    assert "The draft is thrown away" in clean.words


def test_draft_goes_when_the_page_is_saved(case: Case, pages: PageClient):
    page = pages.get(_url(case))
    pages.post(f"{_url(case)}/draft", page.fields() | {"matters_most-text": "Mine"}, status=200)
    assert _drafts(case) == 1
    pages.submit(page, {"matters_most-text": "Saved"})
    assert _drafts(case) == 0


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("person/draft", {"csrf_token": "no"}, 422),
        ("nowhere/draft", {}, 404),
        ("person/draft", {"x": "y" * 250_000}, 422),
    ],
)
def test_draft_that_cannot_be_kept_says_so(case: Case, pages: PageClient, path, fields, status):
    sent = pages.get(_url(case)).fields() | fields
    pages.post(f"/transitions/{case.transition_id}/steps/{path}", sent, status=status)
    assert _drafts(case) == 0


def test_step_that_is_not_there_or_not_yours_is_not_found(case: Case, pages: PageClient):
    pages.get(_url(case, "nowhere"), status=404)
    pages.get("/transitions/00000000-0000-4000-8000-000000000000/steps/person", status=404)
    pages.get("/transitions/first/steps/person", status=404)


def test_step_that_is_read_leaves_a_trace(case: Case, pages: PageClient):
    pages.get(_url(case))
    assert [one.transition_id for one in _events(case, "transition.viewed")] == [case.transition_id]


def _count(page: Page) -> int:
    return sum(name.endswith("-row_id") and name.startswith(ROWS) for name in page.fields(page.path))


def test_point_person_from_the_team_keeps_how_and_when(case: Case, pages: PageClient):
    maya = make_worker(case.session, case.office.clinic, case.office.east, name="Maya", phone="505 555 0102")
    case.session.commit()
    picked = {"person": "team", "team": f"worker:{maya.id}", "outcome": "yes", "ways": ["ring", "text"]}
    pages.submit(
        pages.get(_url(case, "point_person")),
        {f"point_person-{name}": value for name, value in picked.items()},
    )
    named = _walk(case).facts.first_call
    assert (named.name, named.phones[0].ways) == ("Maya", ("ring", "text"))
