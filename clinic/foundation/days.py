"""Days in words, as a person would say them. Times and hours, kept beside, are offered here too."""

from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from clinic.foundation.clock import Clock
from clinic.foundation.hours import (
    PARTS,
    WEEKDAYS,
    Hours,
    Part,
    covers,
    days_words,
    hours_from_json,
    hours_to_json,
    hours_words,
)
from clinic.foundation.regions import Region
from clinic.foundation.times import time_words

__all__ = [
    "PARTS",
    "WEEKDAYS",
    "Hours",
    "Part",
    "covers",
    "date_words",
    "days_between",
    "days_words",
    "hours_from_json",
    "hours_to_json",
    "hours_words",
    "in_days_words",
    "time_words",
    "zone_today",
]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# By date style, then by (weekday, year) wanted.
DATE_SHAPES = {
    "mdy": {
        (True, True): "{weekday}, {month} {day}, {year}",
        (True, False): "{weekday}, {month} {day}",
        (False, True): "{month} {day}, {year}",
        (False, False): "{month} {day}",
    },
    "dmy": {
        (True, True): "{weekday} {day} {month} {year}",
        (True, False): "{weekday} {day} {month}",
        (False, True): "{day} {month} {year}",
        (False, False): "{day} {month}",
    },
}
NEAR_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}
FAR_DAYS = {"ahead": "in {count} days", "past": "{count} days ago"}


def date_words(
    day: date,
    region: Region,
    weekday: bool = True,
    year: bool | Literal["auto"] = False,
    today: date | None = None,
) -> str:
    """A date in words: "Friday, March 13" in the US, "Friday 13 March" in the UK.

    year="auto" names the year unless it is this year's; without `today` that can't be known, so it is named.
    """
    with_year = year if isinstance(year, bool) else today is None or day.year != today.year
    shape = DATE_SHAPES[region.date_style][(weekday, with_year)]
    return shape.format(
        weekday=WEEKDAYS[day.weekday()], month=MONTHS[day.month - 1], day=day.day, year=day.year
    )


def zone_today(clock: Clock, zone: str) -> date:
    """The calendar day now in a zone given by name ("America/New_York"); ZoneInfoNotFoundError else."""
    return clock.today(ZoneInfo(zone))


def days_between(first: date, second: date) -> int:
    """Days from the first to the second; negative when the second comes before."""
    return (second - first).days


def in_days_words(days: int) -> str:
    """How far off a day is: "today", "tomorrow", "in 3 days", "yesterday", "2 days ago"."""
    if days in NEAR_DAYS:
        return NEAR_DAYS[days]
    return FAR_DAYS["ahead" if days > 0 else "past"].format(count=abs(days))
