"""Dates and names that follow from a rule, and are shown as such: each can be answered otherwise."""

from datetime import date, timedelta

from clinic.checklist import rules
from clinic.plans.compose.reading import Reading
from clinic.plans.compose.sources import Sources

CHECK_AGAIN = timedelta(weeks=12)
DAY = timedelta(days=1)


def check_by(sources: Sources) -> date:
    """The day after which the paper should be looked at with somebody."""
    return sources.today + CHECK_AGAIN


def check_call_on(sources: Sources, reading: Reading) -> date | None:
    """By when somebody calls; None while the last day is not known."""
    by_rule = rules.check_call_on(sources.last_day, sources.region, reading.answers, sources.departure)
    return reading.day("check_call_on") or by_rule


def caller(sources: Sources, reading: Reading) -> str:
    """Who makes the check-in call."""
    by_rule = rules.caller(sources.worker.name, reading.who("new_worker"), sources.departure)
    return reading.who("check_call_by") or by_rule


def last_meeting(sources: Sources, reading: Reading) -> date | None:
    """As answered, else the last day."""
    return reading.day("last_meeting") or sources.last_day


def contact_rule(sources: Sources, reading: Reading) -> str:
    """As answered for this client, else what holds for all of the worker's, else what the agency says."""
    by_rule = rules.contact_rule(sources.departure, sources.clinic.contact_rule)
    return reading.text("contact_rule") or by_rule
