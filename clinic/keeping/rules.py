"""How long a closed record stays, and why one may not go. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

GROWN_UP_AT = 18
TIME_IS_OVER: Final = "time_is_over"
# Why a record is erased: a closed list, so that no name is ever written beside it.
GROUNDS = {
    TIME_IS_OVER: "its time is over",
    "client_asked": "the client asked for it",
    "added_by_mistake": "it was added by mistake",
    "ordered": "a court or an authority ordered it",
}
OPEN = (
    "This record is open. Close it first, on the client’s page: whoever works with the client then sees that "
    "nobody is left without help."
)
HELD = "This record is on hold since {day}. Nothing of it may go until the hold is lifted."
IN_USE = "Somebody has this record open in an emergency until {until} UTC. Try again after that."
TOO_EARLY = "This record has to stay until {day}."


@dataclass(frozen=True)
class KeepRule:
    """`years`: after closing. `until_age`: at least, of who was a child then. `trail_years`: the trail."""

    years: int
    until_age: int
    trail_years: int


@dataclass(frozen=True)
class Record:
    """One client's record as keeping sees it: no name, no word of it. Days are the clinic's."""

    client_id: UUID
    clinic_id: UUID
    closed_on: date | None
    born_on: date | None
    held_since: date | None
    emergency_until: datetime | None


def keep_until(rule: KeepRule, record: Record) -> date | None:
    """The first day on which the record may go; None while it is open."""
    if record.closed_on is None:
        return None
    after_closing = years_after(record.closed_on, rule.years)
    if record.born_on and record.closed_on < years_after(record.born_on, GROWN_UP_AT):
        return max(after_closing, years_after(record.born_on, rule.until_age))
    return after_closing


def why_it_stays(rule: KeepRule, record: Record, today: date, ground: str = TIME_IS_OVER) -> str:
    """Why this record may not be erased on this ground today, in words; "" when it may."""
    if record.closed_on is None:
        return OPEN
    if record.held_since:
        return HELD.format(day=record.held_since)
    if record.emergency_until:
        return IN_USE.format(until=f"{record.emergency_until:%H:%M}")
    until = keep_until(rule, record)
    if ground == TIME_IS_OVER and until and today < until:
        return TOO_EARLY.format(day=until)
    return ""


def years_after(day: date, years: int) -> date:
    """The same day of another year; 29 February is followed by 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
