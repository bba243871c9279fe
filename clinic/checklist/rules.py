"""What follows from a rule until somebody says otherwise: forms open with it, the plan falls back on it."""

from datetime import date, timedelta

from clinic.caseload.departure_queries import DepartureView
from clinic.checklist.entries import EMPTY, Answers
from clinic.foundation.regions import Region

HOURS_A_DAY = 24


def check_call_on(
    last_day: date | None, region: Region, answers: Answers, departure: DepartureView | None
) -> date | None:
    """By when somebody calls: 72 hours after a stay, 48 where life is at risk (NICE NG53 1.6.8).

    After a worker, as many days as the region has for a first follow-up. None without a last day.
    """
    if last_day is None:
        return None
    if departure is not None:
        return last_day + timedelta(days=region.follow_up_days)
    hours = region.check_call_hours_at_risk if _is_at_risk(answers) else region.check_call_hours
    return last_day + timedelta(days=hours // HOURS_A_DAY)


def _is_at_risk(answers: Answers) -> bool:
    rows = answers.get("risks", EMPTY).value.get("rows") or ()
    return any(row.get("what") == "suicide" for row in rows)


def caller(leads: str, takes_over: str, departure: DepartureView | None) -> str:
    """Who makes that call: whoever leads; after a worker whoever takes over or covers, never the leaver."""
    if departure is None:
        return leads
    return takes_over or departure.cover or departure.cover_words


def contact_rule(departure: DepartureView | None, of_agency: str) -> str:
    """How contact works afterwards: what the worker says to all of their clients, else the agency."""
    return (departure.contact_rule if departure else "") or of_agency
