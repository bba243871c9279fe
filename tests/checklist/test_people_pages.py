"""Questions about people on the pages of the walk: what is offered, and what can't be true together."""

from typing import Any

import pytest

from clinic.caseload import actions
from clinic.checklist.kinds.never_ring import NewNeverRing
from tests.checklist.walks import Case
from tests.factories.rows import make_person, make_place
from tests.page_client import Page, PageClient

APRIL_1 = {"first_call-date-day": "1", "first_call-date-month": "4", "first_call-date-year": "2026"}
SPOKEN = {"consents-pROSA_new": ["substance_use"], "consents-pROSA_how": "said"}
THE_TEAM = {"askings-pROSA_outcome": "no_answer", "askings-pROSA_ask_who": "the team"}
ON_THE_LIST = "Teo is on the list, and “No one right now” is ticked. Which of the two is right?"


@pytest.fixture
def rosa(case: Case, pages: PageClient) -> str:
    """Rosa's id: Sam's sister, with a number and hours unknown."""
    made = make_person(
        case.session, case.ann, case.client(), relation="sister", phone="505 555 0142", grown_up="yes"
    )
    key = str(made.id)
    case.session.commit()
    return key


def _url(case: Case, step: str) -> str:
    return f"/transitions/{case.transition_id}/steps/{step}"


def _facts(case: Case) -> Any:
    case.session.rollback()
    facts = case.walk().facts
    case.session.rollback()
    return facts


def _shown(page: Page, name: str) -> list[str]:
    """The values that a question offers."""
    return page.tree.xpath(f"//*[@name='{name}']/@value | //select[@name='{name}']/option/@value")


def test_point_person_cards_offer_who_is_known_and_nobody(case: Case, pages: PageClient, rosa: str):
    place = make_place(case.session, case.ann, "Oak Drop-in", type="charity")
    case.session.commit()
    page = pages.get(_url(case, "point_person"))
    assert _shown(page, "point_person-person") == [f"person:{rosa}", "team", "new", "none"]
    assert f"place:{place.id}" in _shown(page, "point_person-team")
    assert "(505) 555-0142" in page.words


def test_point_person_page_keeps_answer_and_hours(case: Case, pages: PageClient, rosa: str):
    fields = {
        "point_person-person": f"person:{rosa}",
        "point_person-outcome": "yes",
        "point_person-words": "He can ring me.",
        "point_person-ways": ["ring", "text"],
        "point_person-days": "every_day",
        "point_person-from_time": "7 am",
        "point_person-until_time": "10 pm",
        "takes_on-ticks": ["first_call", "knows_signs"],
    }
    pages.submit(pages.get(_url(case, "point_person")), fields)
    named = _facts(case).first_call
    assert (named.answer.state, named.answer.agreed) == ("yes", ("first_call", "knows_signs"))
    page = pages.get(_url(case, "point_person"))
    assert "On Sam’s first page" in page.words
    assert "Every day, 7 in the morning to 10 at night" in page.words


def test_point_person_who_was_in_the_room_is_marked(case: Case, pages: PageClient, rosa: str):
    fields = {"point_person-person": f"person:{rosa}", "point_person-in_company": "yes"}
    pages.submit(pages.get(_url(case, "point_person")), fields)
    assert _facts(case).first_call.chosen_in_company
    page = pages.get(_url(case, "point_person"))
    pages.submit(page, {"point_person-in_company": []})
    assert not _facts(case).first_call.chosen_in_company


def test_point_person_under_18_is_refused_on_the_page(case: Case, pages: PageClient, rosa: str):
    mia = make_person(case.session, case.ann, case.client(), "Mia", type="child", grown_up="under_18")
    fields = {"point_person-person": f"person:{mia.id}"}
    case.session.commit()
    page = pages.submit(pages.get(_url(case, "point_person")), fields, status=422)
    assert page.problems[0].startswith("Mia is under 18.")


def test_team_choice_needs_somebody_of_the_team(case: Case, pages: PageClient, rosa: str):
    page = pages.get(_url(case, "point_person"))
    assert pages.submit(page, {"backup-person": "team"}, status=422).problems == ["Choose who it is."]


@pytest.mark.parametrize(
    ("step", "fields", "problem"),
    [
        ("privacy", {"never_ring-rows-0-number": "505 555 0199"}, "Write a name, so that we can look for it"),
        ("privacy", {"never_ring-rows-0-name": "Carl", "never_ring-nobody": "yes"}, "Carl is on the list"),
        ("agreement", APRIL_1, "This day is still to come"),
        ("appointments", {"check_call_by-person": "ROSA"}, "Choose a person or write who it is, not both."),
        ("agreement", {"copies-ticks": ["client", "ROSA"]}, "Either nobody else, or the people you ticked."),
        ("privacy", {"consents-pROSA_new": ["plan"]}, "Choose how Sam said it."),
        ("privacy", SPOKEN, "Alcohol and drug treatment needs a signed paper"),
        ("answers", {"askings-pROSA_outcome": "part"}, "Tick what they said yes to"),
        ("answers", THE_TEAM, "Write the name of one person."),
    ],
)
def test_what_cannot_be_true_is_refused(case: Case, pages: PageClient, rosa: str, step, fields, problem):
    case.save("point_person", point_person={"person": f"person:{rosa}"})
    case.session.commit()
    sent = {_with(name, rosa): _with(value, rosa) for name, value in fields.items()}
    page = pages.submit(pages.get(_url(case, step)), sent, status=422)
    assert [line for line in page.problems if line.startswith(problem)], page.problems


def test_nobody_and_somebody_are_not_both_right(case: Case, pages: PageClient):
    fields = {"people-rows-0-name": "Teo", "people-rows-0-kind": "unpaid:family", "people-nobody": "yes"}
    page = pages.submit(pages.get(_url(case, "people")), fields, status=422)
    assert page.problems == [
        "Teo is on the list, and “No one right now” is ticked. Which of the two is right?"
    ]


def test_people_page_adds_somebody_with_what_they_do(case: Case, pages: PageClient):
    fields = {
        "people-rows-0-name": "Teo",
        "people-rows-0-kind": "unpaid:family",
        "people-rows-0-phone": "505 555 0171",
        "people-rows-0-doings": ["drives", "listens"],
    }
    pages.submit(pages.get(_url(case, "people")), fields)
    (teo,) = _facts(case).people
    assert (teo.name, teo.nature, teo.type, teo.doings) == ("Teo", "unpaid", "family", ("listens", "drives"))
    assert "Teo" in pages.get(_url(case, "people")).words


def test_answers_page_rings_and_records(case: Case, pages: PageClient, rosa: str):
    case.save("point_person", point_person={"person": f"person:{rosa}"})
    case.session.commit()
    page = pages.get(_url(case, "answers"))
    assert page.link("Call (505) 555-0142 now") == "tel:5055550142"
    said = {_with("askings-pROSA_outcome", rosa): "yes", _with("askings-pROSA_agreed", rosa): ["first_call"]}
    pages.submit(page, said)
    assert _facts(case).first_call.answer.agreed == ("first_call",)
    assert "Nobody is left to ask" in pages.get(_url(case, "answers")).words


def test_privacy_page_takes_somebody_off_the_list(case: Case, pages: PageClient):
    case.save("privacy", never_ring={"choice": "some", "new": [NewNeverRing("Carl")], "gone": []})
    case.session.commit()
    page = pages.get(_url(case, "privacy"))
    (carl,) = _shown(page, "never_ring-off")
    pages.submit(page, {"never_ring-off": [carl]})
    assert _facts(case).never_ring == ()


def test_privacy_page_shows_what_holds_as_words_and_leads_to_where_it_is_taken_back(
    case: Case, pages: PageClient, rosa: str
):
    rosa_id = next(one.id for one in _facts(case).people)
    actions.record_consent(case.session, by=case.ann, person_id=rosa_id, kind="plan", given=True)
    case.session.commit()
    page = pages.get(_url(case, "privacy"))
    assert "May have a page of the plan (since Tuesday, March 10)" in page.words
    assert "plan" not in _shown(page, _with("consents-pROSA_new", rosa))
    assert "1 yes so far" in page.words
    assert not [name for name in page.fields() if name.endswith("_back")]
    back = page.link(
        f"Take it back {_facts(case).people[0].name}: May have a page of the plan (since Tuesday, March 10)"
    )
    assert back.endswith(f"/people/{rosa_id}/consents/take-back?kind=plan")
    pages.submit(page, {"consents-asked": "yes"})
    assert [one.state for one in _facts(case).consents] == ["given"]


def test_safe_shows_what_was_said_before_and_ticks_nothing(case: Case, pages: PageClient):
    actions.record_safety(case.session, by=case.ann, client_id=case.client_id, safe_paper="yes")
    case.session.commit()
    page = pages.get(_url(case, "privacy"))
    assert "Said on Tuesday, March 10: Yes. Ask again." in page.words
    assert "safe_paper-choice" not in page.fields()


def _with(text: Any, rosa: str) -> Any:
    """ROSA in a field's name is her id without dashes; as a value it is her key."""
    if isinstance(text, list):
        return [_with(one, rosa) for one in text]
    return rosa if text == "ROSA" else text.replace("ROSA", rosa.replace("-", ""))
