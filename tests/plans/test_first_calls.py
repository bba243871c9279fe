"""Line 1 has no hole, and nobody on it who did not say yes."""

from dataclasses import replace
from datetime import date

import pytest

from clinic.plans.content import DatedCall, Edition, Move, PlanContent, StandIn
from clinic.plans.first_calls import ALWAYS, HELPER, STAND_IN, FirstCall, first_calls, point_person
from tests.factories.plan_examples.pieces import helper

ON = date(2026, 3, 6)
LAST, FIRST = date(2026, 3, 13), date(2026, 3, 14)
ANN, MAYA, TOLU = (helper(key, key.title(), "worker") for key in ("ann", "maya", "tolu"))


def _plan(*calls: DatedCall, stand_in: StandIn | None = None, maya=MAYA) -> PlanContent:
    return PlanContent(helpers=(ANN, maya, TOLU), first_calls=calls, stand_in=stand_in)


def _said(calls: tuple[FirstCall, ...]) -> list[tuple[str, str, date | None, date | None]]:
    return [(one.kind, one.helper.key if one.helper else "", one.from_on, one.until_on) for one in calls]


def test_first_calls_one_open_call_carries_no_date() -> None:
    assert _said(first_calls(_plan(DatedCall("maya")), ON)) == [(HELPER, "maya", None, None)]


def test_first_calls_two_dated_lines_around_a_switch() -> None:
    plan = _plan(DatedCall("ann", None, LAST), DatedCall("maya", FIRST))
    assert _said(first_calls(plan, ON)) == [(HELPER, "ann", None, LAST), (HELPER, "maya", FIRST, None)]


def test_first_calls_after_the_switch_only_the_new_one() -> None:
    plan = _plan(DatedCall("ann", None, LAST), DatedCall("maya", FIRST))
    assert _said(first_calls(plan, FIRST)) == [(HELPER, "maya", None, None)]


def test_point_person_is_whoever_follows_a_worker_who_leaves() -> None:
    plan = _plan(DatedCall("ann", None, LAST), DatedCall("maya", FIRST))
    leaving = replace(plan, move=Move(worker_key="ann"), edition=Edition(pathway="worker_leaving"))
    assert point_person(leaving) == MAYA
    assert point_person(replace(leaving, first_calls=leaving.first_calls[:1])) is None


def test_point_person_is_nobody_who_said_no() -> None:
    assert point_person(_plan(DatedCall("maya"), maya=replace(MAYA, answer="asked"))) is not None
    assert point_person(_plan(DatedCall("maya"), maya=replace(MAYA, answer="no"))) is None
    assert point_person(_plan()) is None


def test_first_calls_on_the_last_day_both_stand() -> None:
    plan = _plan(DatedCall("ann", None, LAST), DatedCall("maya", FIRST))
    assert [one.helper for one in first_calls(plan, LAST)] == [ANN, MAYA]


def test_first_calls_open_end_stops_where_the_next_begins() -> None:
    plan = _plan(DatedCall("ann"), DatedCall("maya", FIRST))
    assert _said(first_calls(plan, ON))[0] == (HELPER, "ann", None, LAST)


def test_first_calls_hole_is_filled_by_the_stand_in() -> None:
    plan = _plan(DatedCall("ann", None, LAST), DatedCall("maya", date(2026, 3, 20)), stand_in=StandIn("tolu"))
    assert _said(first_calls(plan, ON))[1] == (STAND_IN, "tolu", FIRST, date(2026, 3, 19))


def test_first_calls_hole_without_a_stand_in_is_the_night_number() -> None:
    plan = _plan(DatedCall("ann", None, LAST), DatedCall("maya", date(2026, 3, 20)))
    assert _said(first_calls(plan, ON))[1] == (ALWAYS, "", FIRST, date(2026, 3, 19))


def test_first_calls_nobody_after_a_last_day_is_told() -> None:
    assert _said(first_calls(_plan(DatedCall("ann", None, LAST)), ON))[-1] == (ALWAYS, "", FIRST, None)


@pytest.mark.parametrize("answer", ["asked", "not_asked"])
def test_first_calls_without_a_yes_the_stand_in_stands_there(answer: str) -> None:
    plan = _plan(DatedCall("maya"), stand_in=StandIn("tolu"), maya=replace(MAYA, answer=answer))
    call = first_calls(plan, ON)[0]
    assert (call.kind, call.helper, call.wished) == (STAND_IN, TOLU, "maya")


@pytest.mark.parametrize("answer", ["no", "stepped_back"])
def test_first_calls_who_said_no_is_not_asked_for_again(answer: str) -> None:
    plan = _plan(DatedCall("maya"), stand_in=StandIn("tolu"), maya=replace(MAYA, answer=answer))
    assert first_calls(plan, ON)[0].wished == ""


def test_first_calls_without_anybody_the_night_number() -> None:
    assert _said(first_calls(PlanContent(), ON)) == [(ALWAYS, "", None, None)]


def test_first_calls_stand_in_whose_days_are_over_is_not_named() -> None:
    plan = _plan(stand_in=StandIn("tolu", date(2026, 3, 1)))
    assert _said(first_calls(plan, ON)) == [(ALWAYS, "", None, None)]


def test_first_calls_stand_in_until_a_day_stands_alone() -> None:
    assert _said(first_calls(_plan(stand_in=StandIn("tolu", LAST)), ON)) == [(STAND_IN, "tolu", None, LAST)]


def test_first_calls_helper_who_leaves_is_cut_at_the_last_day() -> None:
    plan = _plan(DatedCall("maya"), maya=replace(MAYA, until_on=LAST))
    assert _said(first_calls(plan, ON))[0] == (HELPER, "maya", None, LAST)


def test_first_calls_same_person_twice_is_one_line() -> None:
    plan = _plan(DatedCall("maya", None, LAST), DatedCall("maya", FIRST))
    assert _said(first_calls(plan, ON)) == [(HELPER, "maya", None, None)]
