"""What the rules fill in before anybody answers: shown as such, and no answer until it is saved."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from clinic.checklist import rules
from clinic.checklist.entries import Answers
from clinic.checklist.facts import Facts

FIRST_DAYS = 3
Rule = Callable[[Facts, Answers], Mapping[str, Any]]


def default_value(key: str, facts: Facts, answers: Answers) -> Mapping[str, Any]:
    """The value that a rule gives for an item, {} where there is none."""
    rule = RULES.get(key)
    return rule(facts, answers) if rule else {}


def _check_call(facts: Facts, answers: Answers) -> Mapping[str, Any]:
    return _day(rules.check_call_on(facts.leaving_on, facts.region, answers, facts.departure), 0)


def _check_call_by(facts: Facts, _answers: Answers) -> Mapping[str, Any]:
    """A task without a name is nobody's."""
    caller = rules.caller(facts.worker, facts.new_worker, facts.departure)
    return {"person": "", "other": caller} if caller else {}


def _first_appointment(facts: Facts, _answers: Answers) -> Mapping[str, Any]:
    return _day(facts.leaving_on, facts.region.follow_up_days)


def _last_meeting(facts: Facts, _answers: Answers) -> Mapping[str, Any]:
    return _day(facts.leaving_on, 0)


def _contact_rule(facts: Facts, _answers: Answers) -> Mapping[str, Any]:
    rule = rules.contact_rule(facts.departure, facts.clinic.contact_rule)
    return {"text": rule} if rule else {}


def _told_by(facts: Facts, _answers: Answers) -> Mapping[str, Any]:
    return {"text": facts.worker}


def _leaving_from(facts: Facts, _answers: Answers) -> Mapping[str, Any]:
    return {"text": facts.clinic.name} if facts.clinic.name else {}


def _first_days(facts: Facts, _answers: Answers) -> Mapping[str, Any]:
    if facts.leaving_on is None:
        return {}
    days = (facts.leaving_on + timedelta(days=after) for after in range(FIRST_DAYS))
    return {"rows": [{"id": "", "on": day.isoformat()} for day in days]}


def _day(start: date | None, days: int) -> Mapping[str, Any]:
    return {"date": (start + timedelta(days=days)).isoformat()} if start else {}


RULES: dict[str, Rule] = {
    "check_call_on": _check_call,
    "check_call_by": _check_call_by,
    "first_appointment_by": _first_appointment,
    "last_meeting": _last_meeting,
    "contact_rule": _contact_rule,
    "told_by": _told_by,
    "leaving_from": _leaving_from,
    "contacts": _first_days,
}
