"""Lifting older stored plans, and refusing newer ones with words."""

import pytest

from clinic.plans.content import SCHEMA
from clinic.plans.upgrade import LIFTS, UnreadablePlan, lift


def name_split(stored: dict) -> dict:
    return {**stored, "first": stored["name"].split()[0]}


def gone(stored: dict) -> dict:
    return {key: value for key, value in stored.items() if key != "name"}


def test_lift_runs_each_step_in_order():
    assert lift({"schema": 1, "name": "Sam O"}, {1: name_split, 2: gone}, to=3) == {
        "schema": 3,
        "first": "Sam",
    }
    assert lift({"schema": 2, "name": "Sam O"}, {1: name_split, 2: gone}, to=3) == {"schema": 3}


def test_lift_leaves_todays_plan_alone():
    stored = {"schema": SCHEMA, "gives": "Soup"}
    assert lift(stored) == stored


def test_lift_refuses_newer_plan_with_words():
    with pytest.raises(UnreadablePlan, match="newer version of the software") as refused:
        lift({"schema": SCHEMA + 1})
    assert "Update the software" in str(refused.value)


def test_lift_refuses_where_a_step_is_missing():
    with pytest.raises(UnreadablePlan, match="form 2"):
        lift({"schema": 1, "name": "Sam O"}, {1: name_split}, to=3)


def test_lifts_reach_from_the_first_schema_to_todays():
    assert sorted(LIFTS) == list(range(1, SCHEMA))
