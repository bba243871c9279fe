"""The first days, the week, and time alone."""

from datetime import date

from clinic.plans.compose.reading import SELF, Reading
from clinic.plans.compose.rules import DAY
from clinic.plans.compose.sources import Sources
from clinic.plans.content import FirstDays, TimeAlone, WeekAnchor
from clinic.plans.content_care import DayContact, Need


def first_days(reading: Reading) -> FirstDays:
    """The first three days."""
    return FirstDays(
        sleeps=reading.text("sleeps"),
        way_home=reading.text("way_home"),
        needs=tuple(
            Need(row.text("what"), row.text("status"), row.text("who"), row.text("words"))
            for row in reading.rows("needs")
        ),
        contacts=tuple(
            DayContact(row.day("on"), row.helper("helper"), row.text("words"))
            for row in reading.rows("contacts")
        ),
    )


def week(reading: Reading) -> tuple[WeekAnchor, ...]:
    """What holds the week together."""
    return tuple(
        WeekAnchor(
            weekday=int(row.text("weekday")),
            part=row.text("part"),
            at=row.time("at"),
            what=row.text("what"),
            helper="" if row.helper("helper") == SELF else row.helper("helper"),
            state=row.text("state") or "kept",
            alone_time=row.is_ticked("alone_time"),
            substance=row.is_ticked("substance"),
        )
        for row in reading.rows("week")
    )


def week_from(sources: Sources, reading: Reading) -> date | None:
    """The day from which the week holds: the first one of the new."""
    has_week = any(True for _ in reading.rows("week"))
    return sources.last_day + DAY if sources.last_day and has_week else None


def time_alone(reading: Reading) -> TimeAlone:
    """How time alone is, and the hardest time of day."""
    return TimeAlone(
        choice=reading.choice("time_alone"),
        words=reading.detail("time_alone"),
        hardest_time=reading.detail("hardest_time") or reading.choice_words("hardest_time"),
    )
