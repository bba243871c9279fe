"""What every template may say: days and times in words, names that keep their direction, who is looking."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from flask import Flask, current_app, g, request
from markupsafe import Markup

from clinic.foundation.clock import Clock
from clinic.foundation.days import date_words, days_between, in_days_words
from clinic.foundation.names import initials
from clinic.foundation.times import time_words
from clinic.web.directions import read_together, set_apart
from clinic.web.forms import ConfirmForm
from clinic.web.notices import take_notices
from clinic.web.place import clinic_name_here, knows_region, region_here
from clinic.web.work import viewer_or_none

HOUR = re.compile(r"(?<=\d) (?=(?:am|pm|noon|midnight)\b)")
MONTH_AND_DAY = re.compile(r"(?<=[a-z]) (?=\d{1,2}\b)|(?<=\d) (?=[A-Z])")


@dataclass(frozen=True)
class NavigationEntry:
    """One word of the navigation. `permission`: who sees it, "" for everybody signed in."""

    key: str
    label: str
    endpoint: str
    permission: str = ""


def day_words(day: date) -> str:
    """ "Friday, March 13"; the year is named unless it is this year's."""
    return _held(date_words(day, region_here(), weekday=True, year="auto", today=_today()))


def short_day_words(day: date) -> str:
    """ "March 13"."""
    return _held(date_words(day, region_here(), weekday=False, year="auto", today=_today()))


def distance_words(day: date) -> str:
    """ "in 3 days", "today", "2 days ago"."""
    return in_days_words(days_between(_today(), day))


def clock_words(instant: datetime) -> str:
    """ "2:02 pm" in the clinic's zone."""
    return hold_hours(time_words(instant.astimezone(_zone()).time(), long=False))


def hour_words(value: time) -> str:
    """ "8 am"."""
    return hold_hours(time_words(value, long=False))


def local_day(instant: datetime) -> date:
    """The day that an instant falls on in the clinic's zone."""
    return instant.astimezone(_zone()).date()


def own_direction(name: str) -> Markup:
    """A name that keeps its own direction inside a sentence of another."""
    return Markup("<bdi>{}</bdi>").format(name)


def counted(number: int, one: str, several: str) -> str:
    """ "1 person", "3 people"."""
    return f"{number:,} {one if number == 1 else several}"


def hold_hours(words: str) -> str:
    """A number is not parted from its am or pm at the end of a line. For screens alone."""
    return HOUR.sub("\u00a0", words)


def _held(words: str) -> str:
    """A day is not parted from its month at the end of a line."""
    return MONTH_AND_DAY.sub("\u00a0", words)


def _zone() -> Any:
    viewer = viewer_or_none()
    return viewer.zone if viewer else None


def _today() -> date:
    clock: Clock = current_app.database.clock  # type: ignore[attr-defined]
    viewer = viewer_or_none()
    return clock.today(viewer.zone) if viewer else clock.now().date()


def _navigation() -> list[NavigationEntry]:
    viewer = viewer_or_none()
    entries: tuple[NavigationEntry, ...] = current_app.extensions.get("navigation", ())
    return [entry for entry in entries if viewer and (not entry.permission or viewer.may(entry.permission))]


def _context() -> dict[str, Any]:
    return {
        "viewer": viewer_or_none(),
        "region": region_here(),
        "knows_region": knows_region(),
        "clinic_name": clinic_name_here(),
        "session_seconds": g.get("session_seconds", 0),
        "idle_minutes": current_app.extensions["settings"].idle_minutes,
        "is_demo": current_app.extensions["settings"].demo,
        "navigation": _navigation,
        "page_client": (request.view_args or {}).get("client_id") or g.get("about_client"),
    }


def install(app: Flask) -> None:
    """Give them to every template of this app."""
    app.context_processor(_context)
    app.jinja_env.filters.update(
        day=day_words,
        short_day=short_day_words,
        distance=distance_words,
        clock=clock_words,
        hour=hour_words,
        local_day=local_day,
        bdi=own_direction,
        set_apart=set_apart,
        read_together=read_together,
        hold_hours=hold_hours,
        counted=counted,
        initials=initials,
    )
    app.jinja_env.globals.update(button_form=lambda: ConfirmForm(formdata=None), notices=take_notices)
