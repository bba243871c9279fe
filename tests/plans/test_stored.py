"""Plans stored as text: read back the same, the same bytes each time, and refused with words when damaged."""

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings

from clinic.foundation.days import Hours
from clinic.plans.content import SCHEMA, ClientFacts, Helper, PlanContent, WeekAnchor
from clinic.plans.content_people import Reach
from clinic.plans.stored import UnreadablePlan, canonical_hash, read_plan, write_plan
from tests.plans.random_plans import plans

EXAMPLES = Path(__file__).parent / "stored_examples"

ROSA = Helper(
    key="p1",
    name="Rosa Okafor",
    reach=(Reach(value="(919) 555-0142", ways=("ring", "text"), hours=(Hours((0, 1), time(8), None),)),),
    asked_on=date(2026, 3, 3),
)
PLAN = PlanContent(
    client=ClientFacts(printed_name="Sam Okafor", matters_most="Seeing Zoë’s garden. سلام"),
    helpers=(ROSA,),
    week=(WeekAnchor(weekday=1, at=time(14, 30), what="Choir"),),
)


@settings(max_examples=40, deadline=None)
@given(plans())
def test_stored_plan_reads_back_the_same(content: PlanContent):
    assert read_plan(write_plan(content)) == content


def test_stored_text_is_canonical():
    assert write_plan(PLAN) == write_plan(read_plan(write_plan(PLAN)))
    assert list(json.loads(write_plan(PLAN))) == sorted(json.loads(write_plan(PLAN)))
    assert "Zoë’s" in write_plan(PLAN)


def test_canonical_hash_tells_plans_apart():
    same = read_plan(write_plan(PLAN))
    other = replace(PLAN, gives="Waters the plants")
    assert canonical_hash(PLAN) == canonical_hash(same)
    assert canonical_hash(PLAN) != canonical_hash(other)
    assert len(canonical_hash(PLAN)) == 64


def test_stored_plan_of_schema_1_still_reads():
    content = read_plan((EXAMPLES / "schema_1.json").read_text("utf-8"))
    assert content.schema == SCHEMA
    assert content.client.printed_name == "Sam Okafor"
    rosa = content.helper("p1")
    assert rosa is not None
    assert rosa.reach[0].hours == (Hours((0, 1, 2, 3, 4, 5, 6), time(8), time(22)),)
    assert rosa.answered_on == date(2026, 3, 4)
    assert content.week[0].at == time(14, 0)
    assert content.stand_in is None


def test_stored_plan_of_schema_1_tells_its_proxy_and_marks_what_names_a_programme():
    content = read_plan((EXAMPLES / "schema_1_programme_and_proxy.json").read_text("utf-8"))
    rosa, club = content.helpers
    assert (rosa.is_proxy, rosa.proxy_paper) == (True, "In the blue folder")
    assert not club.is_proxy
    assert [one.substance for one in content.tasks] == [True, False]
    assert content.marked == ("gives",)
    assert read_plan(write_plan(content)) == content


@pytest.mark.parametrize("change", [{"decisions": []}, {"helpers": {}}, {"helpers": ["p1"]}])
def test_stored_plan_of_schema_1_that_is_damaged_is_refused(change: dict):
    stored = json.loads((EXAMPLES / "schema_1_programme_and_proxy.json").read_text("utf-8"))
    with pytest.raises(UnreadablePlan, match="damaged"):
        read_plan(json.dumps({**stored, **change}))


@pytest.mark.parametrize("proxy", [{"proxy": "wants", "proxy_helper": "p1"}, {"proxy": "has"}])
def test_stored_plan_of_schema_1_without_a_proxy_makes_nobody_one(proxy: dict):
    stored = json.loads((EXAMPLES / "schema_1_programme_and_proxy.json").read_text("utf-8"))
    content = read_plan(json.dumps({**stored, "decisions": proxy}))
    assert not any(one.is_proxy for one in content.helpers)


def test_stored_plan_takes_empty_value_for_field_of_later():
    stored = json.loads(write_plan(PLAN))
    del stored["gives"]
    assert read_plan(json.dumps(stored)) == PLAN


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"surprise": 1}, "plan.surprise"),
        ({"client": {"shoe_size": "9"}}, "plan.client.shoe_size"),
        ({"client": []}, "plan.client"),
        ({"client": {"printed_name": None}}, "plan.client.printed_name"),
        ({"no_one_right_now": 1}, "plan.no_one_right_now"),
        ({"edition": {"number": True}}, "plan.edition.number"),
        ({"edition": {"made_on": "2026-02-30"}}, "plan.edition.made_on"),
        ({"edition": {"made_on": 20260313}}, "plan.edition.made_on"),
        ({"questions": "one"}, "plan.questions"),
        ({"agreement": {"said_back": [["who"]]}}, "plan.agreement.said_back[0]"),
        ({"week": [{"at": "25:00"}]}, "plan.week[0].at"),
        ({"helpers": [{"reach": [{"hours": [{"days": [9]}]}]}]}, "plan.helpers[0].reach[0].hours[0]"),
    ],
)
def test_stored_plan_damaged_is_refused_with_its_place(change: dict, place: str):
    with pytest.raises(UnreadablePlan) as refused:
        read_plan(json.dumps({"schema": SCHEMA, **change}))
    assert f'"{place}"' in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"plan"', "{}", '{"schema": "1"}', '{"schema": true}', '{"schema": 0}']
)
def test_stored_plan_without_a_form_is_refused(text: str):
    with pytest.raises(UnreadablePlan, match="^This stored plan"):
        read_plan(text)
