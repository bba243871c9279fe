"""Each kind, plain: when it is answered, what it leaves open, how it reads back."""

from datetime import date
from typing import Any

import pytest

from clinic.caseload.answers import Answer
from clinic.checklist.catalogue import core_items
from clinic.checklist.kind_forms import KIND_FORMS
from clinic.checklist.kinds import KINDS
from clinic.checklist.kinds.rows import row_words
from tests.checklist.samples import (
    MIA,
    NEEDS,
    ROSA,
    SLEEPS,
    TOLU,
    a_person,
    a_phone,
    an_item,
    options,
    some_facts,
)

CONFIRM = an_item("confirm", other="There is a reason to think otherwise")
A_PERSON = an_item("person")
TRAVEL = an_item("ticks", options=options("bus", "car"))
AGREES = "Sam agrees to the person in the plan"
CALLED = "We called it together on Tuesday, March 10"
SAID_BACK = an_item("said_back", options=options("who_first", "next_visit"))
YES = Answer(
    "yes", asked_on=date(2026, 3, 3), answered_on=date(2026, 3, 4), agreed=("first_call",), words="I will"
)
FACTS = some_facts(
    a_person(relation="sister", contacts=(a_phone(),), hats=("first_call",), answer=YES),
    a_person(TOLU, "Tolu Ade", nature="paid"),
    colleagues={TOLU: "Tolu Ade"},
)

ANSWERED: list[tuple[str, Any, dict[str, Any], tuple[str, ...]]] = [
    ("line", an_item(), {"text": "At Rosa’s"}, ("At Rosa’s",)),
    ("words", an_item("words"), {"text": "One\n\nTwo"}, ("One", "Two")),
    ("words", an_item("words"), {"text": "My key", "said_by": "client"}, ("My key", "Sam said this")),
    ("choice", SLEEPS, {"choice": "outside", "detail": "By the library"}, ("Outside", "By the library")),
    (
        "ticks",
        an_item("ticks", options=options("bus", "car")),
        {"ticks": ["car"], "other": "Bike"},
        ("Car", "Bike"),
    ),
    ("date", an_item("date"), {"date": "2026-03-13"}, ("Friday, March 13",)),
    ("confirm", CONFIRM, {"confirmed": "yes"}, ("Yes",)),
    ("confirm", CONFIRM, {"confirmed": "no"}, ("There is a reason to think otherwise",)),
    (
        "person",
        an_item("person"),
        {"person": ROSA, "until": "2026-03-20"},
        ("Rosa Okafor", "Until Friday, March 20"),
    ),
    ("person", an_item("person"), {"person": "", "other": "The library"}, ("The library",)),
    ("person", an_item("person"), {"person": "none"}, ("No one right now",)),
    ("first_choice", an_item("first_choice"), {"person": "", "words": "My mum"}, ("My mum",)),
    (
        "first_choice",
        an_item("first_choice"),
        {"person": "none", "agrees": "yes"},
        ("No one", "Sam agrees to the person in the plan"),
    ),
    ("backup", an_item("backup"), {"person": "none"}, ("No one right now",)),
    ("people", an_item("people"), {"choice": "some"}, ("Rosa Okafor, sister", "Tolu Ade")),
    ("askings", an_item("askings"), {"confirmed": "yes"}, ("Rosa Okafor: Said yes March 4",)),
    ("never_ring", an_item("never_ring"), {"choice": "none"}, ("Nobody",)),
    ("consents", an_item("consents"), {"confirmed": "yes"}, ("Asked; nobody may know more",)),
    (
        "first_call",
        an_item("first_call"),
        {"date": "2026-03-10"},
        ("We called it together on Tuesday, March 10",),
    ),
    ("copies", an_item("copies"), {"ticks": [ROSA]}, ("Rosa Okafor",)),
    ("copies", an_item("copies"), {"ticks": ["client"]}, ("Sam, and nobody else",)),
    ("colleague", an_item("colleague"), {"colleague": TOLU}, ("Tolu Ade",)),
    ("record", an_item("record"), {"confirmed": "yes"}, ("Sam", "English", "Ordinary print")),
    ("safe", an_item("safe", "safe_ring", options=options("yes", "no")), {"choice": "no"}, ("No",)),
]


def test_every_kind_has_both_halves_and_every_item_a_kind():
    assert KINDS.keys() == KIND_FORMS.keys()
    assert {item.kind for item in core_items().values()} == KINDS.keys()


@pytest.mark.parametrize(("kind", "item", "value", "lines"), ANSWERED)
def test_kind_reads_an_answer_back(kind, item, value, lines):
    facts = FACTS if kind != "record" else _with_record()
    assert KINDS[kind].is_answered(item, value, facts)
    assert KINDS[kind].read_back(item, value, facts) == lines


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_kind_without_an_answer_reads_back_nothing(kind):
    item = an_item(kind, "safe_paper", options=options("yes", "no"))
    assert not KINDS[kind].is_answered(item, {}, some_facts())
    assert KINDS[kind].read_back(item, {}, some_facts()) == ()
    assert KINDS[kind].count_open(item, {}, some_facts()) == 0


def test_choice_of_an_option_that_is_gone_is_no_answer():
    assert not KINDS["choice"].is_answered(SLEEPS, {"choice": "castle"}, FACTS)


def test_person_who_was_taken_off_is_no_answer():
    assert not KINDS["person"].is_answered(an_item("person"), {"person": MIA}, FACTS)
    assert not KINDS["point_person"].is_answered(an_item("point_person"), {"person": MIA}, FACTS)


def test_rows_read_back_each_cell_in_words():
    row = {
        "id": "1",
        "what": "Keys",
        "who": ROSA,
        "by": "2026-03-13",
        "at": "08:30",
        "sorted": "no",
        "own": "yes",
    }
    (line,) = KINDS["rows"].read_back(NEEDS, {"rows": [row]}, FACTS)
    assert line == "\u00a0· ".join(
        ("Keys", "Who sees to it: Rosa Okafor", "By: Friday, March 13", "At: 8:30 am", "Sorted: No", "New")
    )


def test_rows_read_back_keys_as_labels_and_questions_without_a_colon():
    tasks, needs = core_items()["tasks"], core_items()["needs"]
    row = {"id": "1", "what": "Calls", "now_by": "worker", "next_by": "stops", "worked": "yes"}
    assert (
        row_words(tasks, row, FACTS) == "Calls\u00a0· Now: Ann\u00a0· Then: It stops\u00a0· Did it work? Yes"
    )
    row = {"id": "1", "what": "Keys", "status": "sorted", "words": "With Rosa"}
    assert row_words(needs, row, FACTS) == "Keys\u00a0· Sorted\u00a0· With Rosa"
    row |= {"status": "someone"}
    assert row_words(needs, row, FACTS) == "Keys\u00a0· Sorted? Somebody sees to it\u00a0· With Rosa"


def test_rows_lacking_a_cell_are_no_answer_yet():
    rows = {"rows": [{"id": "1", "what": "Keys"}, {"id": "2", "who": ROSA}]}
    assert not KINDS["rows"].is_answered(NEEDS, rows, FACTS)
    assert KINDS["rows"].count_open(NEEDS, rows, FACTS) == 1


def test_point_person_reads_back_number_hours_and_words():
    lines = KINDS["point_person"].read_back(an_item("point_person"), {"person": ROSA}, FACTS)
    assert lines == (
        "Rosa Okafor, sister",
        "(919) 555-0142. Call. Every day, 8 am to 10 pm",
        "Said yes March 4",
        "Is the first one Sam can call when worried",
        "“I will”",
    )


@pytest.mark.parametrize(
    ("state", "is_waiting", "left_open"),
    [("not_asked", False, 1), ("asked", True, 1), ("yes", False, 0), ("part", False, 0), ("no", False, 1)],
)
def test_point_person_is_open_until_there_is_a_yes(state, is_waiting, left_open):
    facts = some_facts(a_person(answer=Answer(state, asked_on=date(2026, 3, 3))))
    item, value = an_item("point_person"), {"person": ROSA}
    assert KINDS["point_person"].is_answered(item, value, facts)
    assert KINDS["point_person"].is_waiting(item, value, facts) is is_waiting
    assert KINDS["point_person"].count_open(item, value, facts) == left_open


def test_nobody_is_an_answer_and_an_open_need():
    for kind, value in (("point_person", {"person": "none"}), ("person", {"person": "none"})):
        assert KINDS[kind].is_answered(an_item(kind), value, FACTS)
        assert KINDS[kind].count_open(an_item(kind), value, FACTS) == 1
    assert KINDS["people"].count_open(an_item("people"), {"choice": "none"}, some_facts()) == 1


def test_people_are_answered_by_somebody_who_is_not_paid():
    paid_alone = some_facts(a_person(TOLU, "Tolu Ade", nature="paid"))
    assert not KINDS["people"].is_answered(an_item("people"), {}, paid_alone)
    assert KINDS["people"].is_answered(an_item("people"), {}, FACTS)


@pytest.mark.parametrize(
    ("answer", "is_answered", "is_waiting"),
    [
        (Answer(), False, False),
        (Answer("asked", asked_on=date(2026, 3, 3)), False, True),
        (Answer("asked", asked_on=date(2026, 3, 3), ask_who="Ade", ask_by=date(2026, 3, 12)), True, True),
        (Answer("no", answered_on=date(2026, 3, 3)), True, False),
    ],
)
def test_askings_want_an_answer_or_who_asks_again(answer, is_answered, is_waiting):
    facts = some_facts(a_person(hats=("first_call",), answer=answer), named=frozenset({ROSA}))
    assert KINDS["askings"].is_answered(an_item("askings"), {}, facts) is is_answered
    assert KINDS["askings"].is_waiting(an_item("askings"), {}, facts) is is_waiting


def test_askings_want_nothing_when_there_is_no_one_to_ask():
    assert KINDS["askings"].is_answered(an_item("askings"), {}, some_facts(has_no_point_person=True))


def test_said_back_wants_every_question():
    half = {"rows": [{"id": "who_first", "result": "pass"}]}
    whole = {"rows": [*half["rows"], {"id": "next_visit", "result": "again"}]}
    assert not KINDS["said_back"].is_answered(SAID_BACK, half, FACTS)
    assert KINDS["said_back"].is_answered(SAID_BACK, whole, FACTS)
    assert KINDS["said_back"].count_open(SAID_BACK, whole, FACTS) == 1


def test_copies_for_somebody_without_consent_are_open():
    assert KINDS["copies"].count_open(an_item("copies"), {"ticks": [ROSA]}, FACTS) == 1


def _with_record():
    known = FACTS.client
    return some_facts(client=type(known)(id=known.id, name="Sam", language="en", reading_format="standard"))
