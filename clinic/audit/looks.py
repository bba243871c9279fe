"""Who looked at a client, as the client reads it: one line for each person, day and kind of look. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from clinic.audit.queries import TrailLine
from clinic.audit.wording import basis_words, event_words

OURS = "Our own system"


@dataclass(frozen=True)
class Look:
    """Somebody did something with the record on a day, so many times."""

    day: date
    who: str
    why: str
    what: str
    is_emergency: bool
    times: int


def looks_of(lines: Iterable[TrailLine], zone: ZoneInfo) -> tuple[Look, ...]:
    """The lines, newest day first, repetitions counted."""
    counted = Counter(
        (_day(line, zone), line.actor or OURS, line.basis, event_words(line.event)) for line in lines
    )
    newest_first = sorted(counted, key=lambda one: (-one[0].toordinal(), one[1], one[2], one[3]))
    return tuple(
        Look(day, who, basis_words(basis), what, basis == "emergency", counted[(day, who, basis, what)])
        for day, who, basis, what in newest_first
    )


def _day(line: TrailLine, zone: ZoneInfo) -> date:
    return line.at.astimezone(zone).date()
