"""Marks of treatment for alcohol or drugs: whatever names a marked place or helper is marked by itself."""

from dataclasses import replace

import pytest

from clinic.checklist.catalogue import core_items
from clinic.plans.compose.whole import MARKED_FIELDS
from clinic.plans.content import (
    Appointment,
    Change,
    ClientFacts,
    Helper,
    HelpersCall,
    Knowledge,
    Medicines,
    Move,
    PlanContent,
    Task,
)
from clinic.plans.content_care import Medicine, Promise
from clinic.plans.content_people import Reach
from clinic.plans.substance_marks import single_fields, with_marks, without_marked

HARBOUR = Helper(key="club", name="Harbour House", nature="community", substance=True)
SPONSOR = Helper(key="joe", name="Joe Bell", called="Joe", substance=True)
ROSA = Helper(key="rosa", name="Rosa Okafor")


@pytest.mark.parametrize("words", ["Harbour House", "at harbour house, Tuesdays", "Harbour House’s van"])
def test_row_that_names_a_programme_is_marked(words: str):
    plan = PlanContent(
        appointments=(Appointment(where=words), Appointment(where="12 Elm Street")),
        medicines=Medicines(rows=(Medicine(who_checks=words),)),
        knowledge=Knowledge(promises=(Promise(what=words),)),
    )
    marked = with_marks(plan, ("Harbour House",))
    assert [one.substance for one in marked.appointments] == [True, False]
    assert marked.medicines.rows[0].substance
    assert marked.knowledge.promises[0].substance


def test_row_that_names_a_marked_helper_is_marked():
    plan = PlanContent(helpers=(HARBOUR, ROSA), changes=(Change(after="Harbour House"), Change(after="Rosa")))
    assert [one.substance for one in with_marks(plan).changes] == [True, False]


@pytest.mark.parametrize(
    "changes", [{"organisation": "Harbour House"}, {"reach": (Reach("place", "Harbour House, 2nd floor"),)}]
)
def test_helper_who_works_or_meets_at_a_programme_is_marked(changes: dict):
    plan = PlanContent(helpers=(replace(ROSA, **changes), ROSA))
    assert [one.substance for one in with_marks(plan, ("Harbour House",)).helpers] == [True, False]


def test_first_name_of_a_marked_friend_marks_nothing():
    """There are many Joes; the full name is his."""
    plan = PlanContent(helpers=(SPONSOR,), tasks=(Task(how="with Joe"), Task(how="with Joe Bell")))
    assert [one.substance for one in with_marks(plan).tasks] == [False, True]


def test_field_that_names_a_programme_is_marked_by_its_name():
    plan = PlanContent(
        client=ClientFacts(printed_name="Sam House"),
        gives="I cook at Harbour House",
        move=Move(leaving_from="Harbour House", going_to="Rosa’s"),
        questions=("When?", "May I visit Harbour House?"),
        helpers_call=(HelpersCall(name="Harbour House"), HelpersCall(name="Maya")),
    )
    marked = with_marks(plan, ("Harbour House",), ("harder_days.my_signs", "move.going_to"))
    assert set(marked.marked) == {"gives", "move.leaving_from", "move.going_to", "questions"}
    assert marked.helpers_call == (HelpersCall(name="Maya"),)
    left = without_marked(marked)
    assert (left.gives, left.move, left.questions, left.marked) == ("", Move(), (), ())
    assert left.client.printed_name == "Sam House"


def test_plan_marked_twice_is_marked_once():
    plan = PlanContent(helpers=(HARBOUR,), gives="Harbour House", tasks=(Task(how="Harbour House"),))
    once = with_marks(plan, (), ("gives",))
    assert with_marks(once) == once


def test_plan_that_names_no_programme_stays_as_it_is():
    plan = PlanContent(helpers=(ROSA,), gives="Soup", changes=(Change(what="Meals"),))
    assert with_marks(plan, ("Harbour House",)) == plan
    assert without_marked(plan) == plan


def test_marked_field_that_no_plan_has_is_passed_over():
    plan = PlanContent(gives="Soup", marked=("no.such", "gives.more", "gives"))
    assert without_marked(plan) == PlanContent()


def test_question_that_can_be_marked_has_a_place_in_the_plan():
    of_words = {key for key, item in core_items().items() if item.can_be_substance and item.kind == "words"}
    assert of_words == set(MARKED_FIELDS)
    assert set(MARKED_FIELDS.values()) <= {path for path, _, _ in single_fields(PlanContent())}


def test_question_that_can_be_marked_asks_for_the_mark():
    """A list asks it of each row; words have a box of their own; nothing else can hold a mark."""
    for item in core_items().values():
        in_rows = any(column.key == "substance" for column in item.columns)
        assert item.can_be_substance == (in_rows or (item.kind == "words" and item.key in MARKED_FIELDS))
