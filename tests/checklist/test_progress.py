"""What applies, what is done, what is missing, what is next."""

import pytest

from clinic.checklist.conditions import applies
from clinic.checklist.entries import Entry
from clinic.checklist.items import StepItem
from clinic.checklist.progress import (
    StepMarks,
    all_progress,
    is_answered,
    missing,
    next_step,
    progress,
)
from tests.checklist.samples import (
    FIRST,
    NEEDS,
    ROSA,
    SECOND,
    SHELTER,
    SLEEPS,
    a_person,
    a_step,
    a_walk,
    an_item,
    asked,
    said,
    some_facts,
)

NO_MARKS = StepMarks()


def test_progress_starts_at_nothing():
    steps = all_progress(a_walk(), {}, some_facts(), NO_MARKS)
    assert [one.status for one in steps] == ["not_started", "not_started"]
    assert [item.item.key for item in steps[0].missing] == ["matters"]


def test_progress_is_answered_when_nothing_required_is_missing():
    there = progress(FIRST, {"matters": said(text="My own key")}, some_facts(), NO_MARKS)
    assert (there.status, there.missing, there.open_count) == ("answered", (), 0)


def test_progress_is_started_when_only_an_optional_item_is_answered():
    step = a_step("one", asked(an_item("words", "a")), asked(an_item("words", "b"), "optional"))
    assert progress(step, {"b": said(text="x")}, some_facts(), NO_MARKS).status == "started"


def test_progress_counts_an_empty_answer_for_nothing():
    assert progress(FIRST, {"matters": Entry()}, some_facts(), NO_MARKS).status == "not_started"


def test_progress_of_a_step_without_required_items_is_answered_once_saved():
    step = a_step("week", asked(an_item("words", "anchors"), "optional"))
    assert progress(step, {}, some_facts(), NO_MARKS).status == "not_started"
    assert progress(step, {}, some_facts(), StepMarks(saved={"week"})).status == "answered"


def test_progress_of_a_step_marked_as_not_needed():
    assert progress(FIRST, {}, some_facts(), StepMarks(not_needed={"first"})).status == "not_needed"


def test_progress_of_a_step_where_nothing_applies_is_not_needed():
    step = a_step("only", asked(SHELTER))
    assert progress(step, {}, some_facts(), NO_MARKS).status == "not_needed"


@pytest.mark.parametrize("way_out", ["rather_not", "not_possible", "nobody_yet", "not_needed"])
def test_a_way_out_answers_a_question(way_out):
    answers = {"matters": Entry(way_out=way_out)}
    assert is_answered(FIRST.items[0].item, answers, some_facts())
    assert missing(a_walk(FIRST), answers, some_facts()) == ()


@pytest.mark.parametrize(
    ("way_out", "left_open"), [("rather_not", 0), ("not_needed", 0), ("not_possible", 1), ("nobody_yet", 1)]
)
def test_a_way_out_may_leave_something_open(way_out, left_open):
    there = progress(FIRST, {"matters": Entry(way_out=way_out)}, some_facts(), NO_MARKS)
    assert (there.status, there.open_count) == ("answered", left_open)


def test_an_item_applies_only_after_the_answer_it_hangs_on():
    assert not applies(SHELTER, {})
    assert not applies(SHELTER, {"sleeps": said(choice="home")})
    assert applies(SHELTER, {"sleeps": said(choice="outside")})
    assert applies(an_item(applies="helps=car"), {"helps": said(ticks=["bus", "car"])})


def test_missing_names_step_and_item_in_order():
    answers = {"sleeps": said(choice="outside")}
    found = missing(a_walk(), answers, some_facts())
    assert [(one.step.key, one.item.key) for one in found] == [("first", "matters"), ("second", "shelter")]


def test_missing_heeds_what_is_required_only_after_another_answer():
    step = a_step("one", asked(SLEEPS, "optional"), StepItem(NEEDS, "warns", "before", "sleeps=outside"))
    assert missing(a_walk(step), {"sleeps": said(choice="home")}, some_facts()) == ()
    found = missing(a_walk(step), {"sleeps": said(choice="outside")}, some_facts())
    assert [one.item.key for one in found] == ["needs"]


def test_missing_leaves_out_what_only_warns():
    answers = {"matters": said(text="Home"), "sleeps": said(choice="home")}
    assert missing(a_walk(), answers, some_facts()) == ()


def test_rows_lacking_what_they_must_hold_are_open():
    answers = {"sleeps": said(choice="home"), "needs": said(rows=[{"id": "1", "who": ROSA}])}
    there = progress(SECOND, answers, some_facts(a_person()), NO_MARKS)
    assert not is_answered(NEEDS, answers, some_facts())
    assert (there.status, there.open_count) == ("answered", 1)


def test_next_step_follows_the_walk_and_ends():
    assert next_step(a_walk(), "first") is SECOND
    assert next_step(a_walk(), "second") is None
