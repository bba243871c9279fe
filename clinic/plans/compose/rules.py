"""Dates that follow from a rule, and are shown as such: each can be answered otherwise."""

from datetime import date, timedelta

from clinic.plans.compose.reading import Reading
from clinic.plans.compose.sources import Sources

CHECK_AGAIN = timedelta(weeks=12)
DAY = timedelta(days=1)
HOURS_A_DAY = 24


def check_by(sources: Sources) -> date:
    """The day after which the paper should be looked at with somebody."""
    return sources.today + CHECK_AGAIN


def check_call_on(sources: Sources, reading: Reading) -> date | None:
    """By when somebody calls: as answered, else by rule; None while the last day is not known."""
    return reading.day("check_call_on") or default_check_call(sources, reading)


def default_check_call(sources: Sources, reading: Reading) -> date | None:
    """72 hours after a stay, 48 where there is a risk to life (NICE NG53 1.6.8); after a worker, a week."""
    if sources.last_day is None:
        return None
    if sources.is_worker_leaving:
        return sources.last_day + sources.region.follow_up_days * DAY
    at_risk = any(row.text("what") == "suicide" for row in reading.rows("risks"))
    hours = sources.region.check_call_hours_at_risk if at_risk else sources.region.check_call_hours
    return sources.last_day + hours // HOURS_A_DAY * DAY


def last_meeting(sources: Sources, reading: Reading) -> date | None:
    """As answered, else the last day."""
    return reading.day("last_meeting") or sources.last_day


def contact_rule(sources: Sources, reading: Reading) -> str:
    """As answered for this client, else what holds for all of the worker's, else what the agency says."""
    for_all = sources.departure.contact_rule if sources.departure else ""
    return reading.text("contact_rule") or for_all or sources.clinic.contact_rule
