"""Why each line of a copy is there, and which rule keeps the rest out: every rule has its sentence."""

from dataclasses import replace
from datetime import date, time

import pytest

from clinic.plans import why_words
from clinic.plans.content import (
    Change,
    ClientFacts,
    DayAndNight,
    Edition,
    HarderDays,
    Helper,
    HelpersCall,
    Medicines,
    NeverRing,
    PlanContent,
    Risk,
    WeekAnchor,
)
from clinic.plans.content_care import Medicine
from clinic.plans.content_people import Reach
from clinic.plans.copies import NothingToShow, ReaderFacts
from clinic.plans.copy_rules import RULES
from clinic.plans.readers import Reader
from clinic.plans.why import Why, WhyLine, why

ON, SAID = date(2026, 3, 6), date(2026, 3, 3)
ROSA = Helper(
    key="rosa", name="Rosa Okafor", called="Rosa", answer="yes", own_words="Call me.", limits="No nights.",
    client_asks_not="Don’t call my boss.", reach=(Reach("phone", "(505) 555-0142"),), needs="A rest",
)  # fmt: skip
KWAME = Helper(key="kwame", name="Kwame Osei", reach=(Reach("phone", "(505) 555-0143"),))
MAYA = Helper(key="maya", name="Maya Chen", nature="paid", answer="yes")
CLUB = Helper(key="club", name="Harbour House", nature="community", substance=True)
PLAN = PlanContent(
    edition=Edition(kind="plan", made_by="Ann Lopez"),
    client=ClientFacts(printed_name="Sam", legal_name="Samuel Okafor", own_note="The song"),
    day_and_night=(DayAndNight(number="988"),),
    helpers_call=(HelpersCall("Maya Chen", "(505) 555-0102"),),
    organisation="Juniper Street",
    helpers=(ROSA, KWAME, MAYA, CLUB),
    harder_days=HarderDays(others_see=("Curtains shut",), others_agreed=True, first_do=("Tea",)),
    changes=(Change(what="Day program", substance=True), Change(what="Meals")),
    risks=(Risk(what="Medicines at home", action="A locked box"),),
    never_ring=(NeverRing(name="Joe Carter"),),
)
CLIENT, WORKER = ReaderFacts(Reader.CLIENT), ReaderFacts(Reader.WORKER, "maya")
FOR_ROSA = ReaderFacts(Reader.SUPPORTER, "rosa")
YES = {"rosa": {"plan": SAID, "risk": ON}}


def reason(told: tuple[WhyLine, ...], words: str) -> str:
    """The reason of the line that says these words, or names this label."""
    found = [line for line in told if words in (line.subject, *(one for pair in line.shown for one in pair))]
    assert len(found) == 1, list(told)
    return found[0].reason


def for_rosa(plan: PlanContent = PLAN, **more: dict[str, date]) -> Why:
    return why(plan, FOR_ROSA, {**YES, **more}, ON)


def test_clients_copy_is_their_own_plan():
    told = why(PLAN, CLIENT, {}, ON)
    assert {line.reason for line in told.shown} == {"It is Sam’s own plan."}
    assert reason(told.shown, "The song")


def test_client_is_never_told_who_must_not_be_called():
    told = why(PLAN, CLIENT, {}, ON)
    assert "Only workers read it." in {
        line.reason for line in told.withheld if line.section == "We must never call or tell"
    }
    assert "Joe Carter" not in str(told)


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("Call me.", "Rosa’s own words."),
        ("No nights.", "Rosa’s own words."),
        ("Don’t call my boss.", "Sam asks this of Rosa."),
        ("(505) 555-0142", "It is about Rosa."),
        ("Curtains shut", "Sam said that helpers may see the signs, and yes to this on"),
        ("988", "These numbers are for everybody."),
        ("(505) 555-0102", "A page for helpers says whom to call."),
        ("Ann Lopez", "Every page says whose it is and who made it."),
    ],
)
def test_line_of_a_helpers_page_says_why_it_is_there(words: str, because: str):
    assert reason(for_rosa().shown, words).startswith(because)


def test_consent_is_named_with_its_day():
    plan = replace(PLAN, client=replace(PLAN.client, reach=("(505) 555-0111",)))
    told = for_rosa(plan, rosa={"plan": SAID, "contact": SAID}).shown
    assert reason(told, "(505) 555-0111") == (
        "Sam said yes to this on Tuesday, March 3, 2026: “May have Sam’s number and address”."
    )


def test_others_are_there_because_both_were_agreed_to():
    both = {"rosa": {"plan": SAID, "know_others": SAID}, "kwame": {"know_others": ON}}
    told = why(PLAN, FOR_ROSA, both, ON)
    assert "Rosa and Kwame Osei knowing about each other" in reason(told.shown, "Kwame Osei")
    assert "It is a private person’s own number or address." in {line.reason for line in told.withheld}
    assert "0143" not in str(told)


def test_treatment_is_there_only_by_a_signature():
    signed = why(PLAN, WORKER, {"maya": {"substance_use": SAID}}, ON)
    assert reason(signed.shown, "Day program").startswith("Sam signed on Tuesday, March 3, 2026:")
    assert reason(signed.shown, "Meals").startswith("Whoever takes over the care may know it")
    without = why(PLAN, WORKER, {}, ON)
    assert "and Sam signed no paper for Maya" in reason(without.withheld, "what changes")
    assert "Day program" not in str(without)


def test_refusal_is_named_with_its_day():
    told = why(PLAN, WORKER, {"maya": {"not:risk": SAID}}, ON)
    assert "Sam said no to this on Tuesday, March 3, 2026: “May know about harder days and risks”." in {
        line.reason for line in told.withheld
    }


@pytest.mark.parametrize(
    ("reader", "consents", "changes", "rule"),
    [
        (WORKER, {}, {}, "by_substance_use"),
        (FOR_ROSA, YES, {}, "by_others"),
        (WORKER, {"maya": {"not:know_others": SAID}}, {}, "by_others_refused"),
        (CLIENT, {}, {"helpers": (replace(KWAME, until_on=SAID),)}, "by_day"),
        (CLIENT, {}, {"harder_days": HarderDays(others_see=("Curtains shut",))}, "by_agreed_signs"),
        (FOR_ROSA, YES, {"harder_days": HarderDays(point_person_part="Calls")}, "by_own_part"),
        (
            CLIENT,
            {},
            {"medicines": Medicines(answer="both", rows=(Medicine(name="Lithium"),))},
            "by_pharmacy_list",
        ),
        (FOR_ROSA, YES, {}, "by_organisation"),
        (
            CLIENT,
            {},
            {
                "client": replace(PLAN.client, leave_out_places=True),
                "week": (WeekAnchor(what="Choir", at=time(7)),),
            },
            "by_places",
        ),
    ],
)
def test_rule_that_leaves_something_out_is_named(
    reader: ReaderFacts, consents: dict, changes: dict, rule: str
):
    told = why(replace(PLAN, **changes), reader, consents, ON)
    name = "Maya Chen" if reader is WORKER else "Rosa"
    says = why_words.LEFT_OUT[rule].format(client="Sam", reader=name)
    assert says in {line.reason for line in told.withheld}


def test_every_rule_has_its_sentence():
    assert {rule.__name__ for rule in RULES} <= set(why_words.LEFT_OUT)


def test_what_is_left_out_is_never_said():
    for reader, consents in ((CLIENT, {}), (FOR_ROSA, YES), (WORKER, {"maya": {"not:risk": SAID}})):
        told = why(PLAN, reader, consents, ON)
        shown = {words for line in told.shown for _, words in line.shown}
        assert told.withheld
        assert all(words == "" for line in told.withheld for _, words in line.shown)
        assert {line.subject for line in told.withheld} <= {
            "",
            "Rosa",
            "Kwame Osei",
            "Maya Chen",
            "Harbour House",
        }
        assert shown


def test_row_of_which_only_the_name_is_left_out_tells_the_rest():
    line = DayAndNight(name="Suicide and Crisis Lifeline", number="988", ways="Call or text.")
    told = for_rosa(replace(PLAN, day_and_night=(line,)))
    assert reason(told.shown, "988") == "These numbers are for everybody."
    (left_out,) = [one for one in told.withheld if one.section == "Day or night, always"]
    assert left_out.shown == (("name", ""),)
    assert left_out.reason == "It stays between Sam and the workers."


def test_what_a_reader_never_has_is_not_laid_on_a_consent():
    plan = replace(PLAN, week=(WeekAnchor(what="Choir", helper="kwame"),))
    (week,) = [one for one in for_rosa(plan).withheld if one.section == "My week"]
    assert week.reason == "It stays between Sam and the workers."


def test_helper_of_whom_nothing_is_told_is_named_without_a_list():
    kwame_too = replace(PLAN, helpers=(ROSA, replace(KWAME, gives_back="Soup", needs="A rest"), MAYA))
    (kwame,) = [one for one in for_rosa(kwame_too).withheld if one.subject == "Kwame Osei"]
    assert kwame.shown == (("", ""),)


def test_reader_without_a_copy_has_no_reasons():
    with pytest.raises(NothingToShow):
        why(PLAN, FOR_ROSA, {}, ON)
