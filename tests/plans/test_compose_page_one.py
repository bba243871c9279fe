"""Line 1 and the dates around a switch, who calls by when, and the one task of a plan so far."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinic.checklist.entries import Entry
from clinic.foundation.regions import load_region
from clinic.plans.compose import compose_content
from clinic.plans.content import DatedCall, StandIn
from clinic.plans.first_calls import first_calls
from tests.plans.compose_samples import (
    JOE,
    LAST_DAY,
    MAYA,
    ROSA,
    TODAY,
    answered,
    discharge,
    nobody,
    unanswered,
    worker_leaving,
)

FROM = LAST_DAY + timedelta(days=1)
NO_ONE = Entry({"person": "none"})


def test_discharge_calls_the_point_person():
    assert compose_content(discharge()).first_calls == (DatedCall(JOE),)


def test_leaving_has_two_dated_lines():
    plan = compose_content(worker_leaving())
    assert plan.first_calls == (DatedCall("worker", None, LAST_DAY), DatedCall(JOE, FROM, None))


def test_leaving_without_a_point_person_goes_to_the_new_worker():
    plan = compose_content(answered(worker_leaving(), point_person=NO_ONE, new_worker={"person": MAYA}))
    assert plan.first_calls[1] == DatedCall(MAYA, FROM, None)


def test_leaving_without_anybody_still_has_the_leaver_until_the_last_day():
    plan = compose_content(answered(worker_leaving(), point_person=NO_ONE, new_worker=NO_ONE))
    assert plan.first_calls == (DatedCall("worker", None, LAST_DAY),)


def test_leaver_who_is_away_earlier_is_called_only_until_then():
    sources = worker_leaving()
    away = replace(sources, departure=replace(sources.departure, away_from=date(2026, 3, 11)))
    now, then = compose_content(away).first_calls
    assert (now.until_on, then.from_on) == (date(2026, 3, 10), date(2026, 3, 11))


def test_line_one_leaves_no_day_without_somebody():
    plan = compose_content(worker_leaving())
    stretches = first_calls(plan, TODAY)
    assert [one.kind for one in stretches][:2] == ["helper", "stand_in"]
    assert stretches[1].wished == JOE


@pytest.mark.parametrize(("choice", "asked"), [(JOE, JOE), (ROSA, ""), (MAYA, ""), ("none", "")])
def test_asking_is_whoever_has_not_answered(choice, asked):
    assert compose_content(answered(discharge(), point_person={"person": choice})).asking == asked


def test_stand_in_has_its_day():
    assert compose_content(nobody()).stand_in == StandIn(MAYA, date(2026, 3, 30))
    assert compose_content(answered(discharge(), stand_in=NO_ONE)).stand_in is None


def test_first_choice_as_it_was_said():
    plan = compose_content(discharge())
    assert (plan.first_choice, plan.first_choice_words, plan.first_choice_agreed) == (
        JOE,
        "My sister, or Joe",
        True,
    )
    assert compose_content(answered(discharge(), first_choice=NO_ONE)).first_choice == "none"


def test_numbers_that_outlive_people():
    plan = compose_content(discharge(region=load_region("us")))
    assert plan.mend_number == plan.tripwire.number == "(505) 555-0100"
    assert [line.number for line in plan.day_and_night] == ["988"]
    assert plan.day_and_night[0].ways == "Call or text. Free. Day and night, every day."


RISK = {"rows": [{"id": "1", "what": "suicide", "action": "Lock box"}]}
CALM = {"rows": [{"id": "1", "what": "medicines", "action": "Lock box"}]}


@pytest.mark.parametrize(("risks", "days"), [(CALM, 3), (RISK, 2)])
def test_check_call_follows_the_rule_of_the_region(risks, days):
    sources = unanswered(answered(discharge(), risks=risks), ["check_call_on"])
    assert compose_content(sources).tripwire.by == LAST_DAY + timedelta(days=days)


def test_check_call_after_a_worker_is_a_week():
    sources = unanswered(worker_leaving(), ["check_call_on"])
    assert compose_content(sources).tripwire.by == LAST_DAY + timedelta(days=7)


def test_check_call_as_answered_wins():
    sources = answered(discharge(), check_call_on={"date": "2026-03-14"})
    assert compose_content(sources).tripwire.by == date(2026, 3, 14)


def test_check_call_without_a_last_day_has_no_date():
    assert compose_content(unanswered(discharge(leaving_on=None), ["check_call_on"])).tripwire.by is None


def test_whole_plan_has_nothing_still_coming():
    assert compose_content(discharge(lacks=False)).still_coming is None


def test_plan_so_far_has_one_owned_task_of_seven_questions_at_most():
    coming = compose_content(discharge(answers={})).still_coming
    assert (coming.owner, coming.by) == ("Ann Weaver", LAST_DAY + timedelta(days=3))
    assert len(coming.questions) == 7


def test_plan_so_far_after_a_worker_is_never_finished_by_the_one_who_left():
    sources = worker_leaving(answers={})
    assert compose_content(sources).still_coming.owner == "Sue, 555 0177"
    covered = replace(sources, departure=replace(sources.departure, cover="Sue Bell"))
    assert compose_content(covered).still_coming.owner == "Sue Bell"
    named = answered(sources, new_worker={"person": MAYA})
    assert compose_content(named).still_coming.owner == "Maya R."


def test_draft_says_when_to_look_again():
    edition = compose_content(discharge()).edition
    assert (edition.kind, edition.number, edition.check_by) == ("draft", 0, date(2026, 6, 2))
    assert (edition.pathway, edition.region) == ("discharge", "uk")
