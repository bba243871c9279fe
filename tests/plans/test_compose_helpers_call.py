"""Whom helpers call: the worker to the last day, then whoever takes over; never somebody of a programme."""

from dataclasses import replace
from datetime import date, timedelta

from clinic.plans.compose import compose_content
from clinic.plans.compose.sources import Sources
from clinic.plans.content import HelpersCall
from tests.plans.compose_samples import LAST_DAY, discharge, nobody, worker_leaving


def calls(sources: Sources) -> tuple[HelpersCall, ...]:
    return compose_content(sources).helpers_call


def days(sources: Sources) -> list[tuple[str, date | None, date | None]]:
    return [(one.name, one.from_on, one.until_on) for one in calls(sources)]


def with_all(sources: Sources, **changes) -> Sources:
    return replace(sources, people=tuple(replace(one, **changes) for one in sources.people))


def test_helpers_call_around_a_switch_has_a_last_and_a_first_day() -> None:
    (leaves, _, until), (follows, from_on, _) = days(worker_leaving())
    assert (leaves, until) == ("Ann Weaver", LAST_DAY)
    assert (follows, from_on) == ("Rosa Okafor", LAST_DAY + timedelta(days=1))
    assert all(one.number for one in calls(worker_leaving()))


def test_helpers_call_of_a_discharge_is_one_person_whose_job_it_is() -> None:
    assert calls(discharge()) == ()
    nurses = with_all(discharge(), nature="paid", type="nurse")
    (call,) = calls(nurses)
    assert call.name in {one.name for one in nurses.people}
    assert call.number
    assert calls(with_all(discharge(), nature="paid", type="lawyer")) == ()


def test_helpers_call_is_never_somebody_of_a_programme() -> None:
    nurses = with_all(discharge(), nature="paid", type="nurse")
    assert calls(nurses)
    assert calls(with_all(nurses, substance=True)) == ()
    assert [name for name, _, _ in days(with_all(worker_leaving(), substance=True))] == ["Ann Weaver"]


def test_helpers_call_of_nobody_is_nobody() -> None:
    assert calls(nobody()) == ()
