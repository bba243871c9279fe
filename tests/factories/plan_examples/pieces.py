"""What every made-up plan needs: helpers, hours, the lines of a region."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from clinic.foundation.days import Hours
from clinic.plans.content import DayAndNight, Edition, Helper
from clinic.plans.content_people import Reach

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WORKING_DAYS = (0, 1, 2, 3, 4)
MADE_ON = date(2026, 3, 6)  # a Friday


def hours(days: tuple[int, ...], start: int, end: int) -> Hours:
    """Whole hours on some weekdays."""
    return Hours(days, time(start), time(end))


def phone(value: str, *ways: str, at: Hours | None = None, note: str = "") -> Reach:
    """A phone number; by voice, every day from 9 to 9, when nothing else is said."""
    when = () if note else (at or hours(EVERY_DAY, 9, 21),)
    return Reach("phone", value, ways or ("ring",), when, note, tried_on=MADE_ON)


def helper(key: str, name: str, relation: str, *reach: Reach, **more: Any) -> Helper:
    """Somebody unpaid who said yes, unless `more` says otherwise."""
    given = {"nature": "unpaid", "answer": "yes", "answered_on": MADE_ON} | more
    return Helper(key=key, name=name, relation=relation, reach=reach, **given)


def worker(key: str, name: str, type_: str, *reach: Reach, **more: Any) -> Helper:
    """Somebody whose job it is; what they are follows from the kind of worker."""
    return helper(key, name, "", *reach, nature="paid", type=type_, **more)


def edition(**more: Any) -> Edition:
    """Plan 1 of a discharge in the United States."""
    made = Edition(
        kind="plan",
        number=1,
        made_on=MADE_ON,
        made_by="Tolu Adeyemi",
        check_by=date(2026, 6, 1),
        plan_word="KITE",
    )
    return replace(made, **more)


US_LINES = (
    DayAndNight(
        "988 Lifeline",
        "988",
        "Call or text. Free. Day and night, every day.",
        "For Spanish, press 2, or text AYUDA.",
        date(2026, 2, 1),
    ),
)
UK_LINES = (
    DayAndNight(
        "NHS 111",
        "111",
        "Ring. Free. Day and night, every day.",
        "Choose option 2.",
        date(2026, 2, 1),
    ),
    DayAndNight(
        "Samaritans",
        "116 123",
        "Ring. Free. Day and night, every day.",
        "It doesn't show on the phone bill.",
        date(2026, 2, 1),
    ),
)
