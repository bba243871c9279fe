"""Days and hours when somebody can be reached or is there: as data, in words, and as parts of a day."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal, get_args

from clinic.foundation.messages import Translate, in_english, message
from clinic.foundation.regions import Region
from clinic.foundation.times import MIDNIGHT, time_words

WEEKDAYS = (
    message("Monday"), message("Tuesday"), message("Wednesday"), message("Thursday"),
    message("Friday"), message("Saturday"), message("Sunday"),
)  # fmt: skip
Part = Literal["morning", "afternoon", "evening", "night"]
PARTS: tuple[Part, ...] = get_args(Part)

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
# Where each part starts and how long it lasts, in minutes; the night runs into the next day.
SPANS: dict[str, tuple[int, int]] = {
    "morning": (6 * 60, 6 * 60),
    "afternoon": (12 * 60, 6 * 60),
    "evening": (18 * 60, 4 * 60),
    "night": (22 * 60, 8 * 60),
}
# Minutes that make a part count as covered. "Till 10:30" must not pass for the night.
ENOUGH = {"morning": 60, "afternoon": 60, "evening": 60, "night": 240}

WORDS = {
    "always": message("Any time, day or night"),
    "every_day": message("Every day"),
    "whole_day": message("day and night"),
    "from_to": message("{start} to {end}"),
    "from": message("from {start}"),
    "until": message("until {end}"),
    "day_range": message("{first} to {last}"),
    "on_days": message("{days}, {times}"),
    "two": message("{first} and {second}"),
    "and_then": message("{before}; {after}"),
    "list": message("{before}, {after}"),
}
# How the last of three or more is joined, by date style: with the serial comma in the US.
LAST_OF_MANY = {"mdy": message("{others}, and {last}"), "dmy": message("{others} and {last}")}


@dataclass(frozen=True)
class Hours:
    """One window on some weekdays (0 is Monday), local time.

    No start: from midnight; no end: until midnight; neither: the whole day. An end before the start is on the
    next day. Raises ValueError for no day, or one that is not 0 to 6.
    """

    days: tuple[int, ...]
    start: time | None = None
    end: time | None = None

    def __post_init__(self) -> None:
        days = tuple(sorted(set(self.days)))
        if not days or any(day not in range(7) for day in days):
            raise ValueError("hours need weekdays from 0 (Monday) to 6 (Sunday)")
        object.__setattr__(self, "days", days)
        if (self.start or MIDNIGHT) == (self.end or MIDNIGHT):
            object.__setattr__(self, "start", None)
            object.__setattr__(self, "end", None)


def hours_words(hours: Sequence[Hours], long: bool, region: Region, translate: Translate = in_english) -> str:
    """As "Every day, 8 in the morning to 10 at night", "Monday to Friday, 9 am to 5 pm". "" if none."""
    by_days = _by_days(_by_window(hours))
    said = [_on_days(days, windows, long, region, translate) for days, windows in by_days.items()]
    return _chained(said, "and_then", translate)


def days_words(days: tuple[int, ...], region: Region, translate: Translate = in_english) -> str:
    """Weekdays (0 is Monday) as "Every day", "Monday to Friday", "Monday and Thursday"."""
    if len(days) == 7:
        return translate(WORDS["every_day"])
    run = _in_a_row(days)
    names = [translate(WEEKDAYS[day]) for day in run or days]
    if len(days) > 2 and run:
        return translate(WORDS["day_range"]).format(first=names[0], last=names[-1])
    return _joined(names, region, translate)


def _by_window(hours: Iterable[Hours]) -> list[Hours]:
    """The same window on several days, said once."""
    days: dict[tuple[time | None, time | None], set[int]] = {}
    for window in hours:
        days.setdefault((window.start, window.end), set()).update(window.days)
    merged = [Hours(tuple(on), *times) for times, on in days.items()]
    return sorted(merged, key=lambda window: (window.days, window.start or time.min, window.end or time.max))


def _by_days(hours: Iterable[Hours]) -> dict[tuple[int, ...], list[Hours]]:
    by_days: dict[tuple[int, ...], list[Hours]] = {}
    for window in hours:
        by_days.setdefault(window.days, []).append(window)
    return by_days


def _on_days(
    days: tuple[int, ...], windows: list[Hours], long: bool, region: Region, translate: Translate
) -> str:
    if any(window.start is None and window.end is None for window in windows):
        if len(days) == 7:
            return translate(WORDS["always"])
        times = translate(WORDS["whole_day"])
    else:
        times = _joined([_times(window, long, translate) for window in windows], region, translate)
    return translate(WORDS["on_days"]).format(days=days_words(days, region, translate), times=times)


def _times(window: Hours, long: bool, translate: Translate) -> str:
    ends = {
        name: time_words(at, long, translate)
        for name, at in (("start", window.start), ("end", window.end))
        if at
    }
    shape = "from_to" if len(ends) == 2 else "from" if "start" in ends else "until"
    return translate(WORDS[shape]).format(**ends)


def _in_a_row(days: tuple[int, ...]) -> tuple[int, ...] | None:
    """The days in the order they follow one another, over Sunday if need be; None when there is a hole."""
    for first in days:
        run = tuple((first + step) % 7 for step in range(len(days)))
        if set(run) == set(days):
            return run
    return None


def _joined(parts: list[str], region: Region, translate: Translate) -> str:
    if len(parts) == 2:
        return translate(WORDS["two"]).format(first=parts[0], second=parts[1])
    if len(parts) > 2:
        others = _chained(parts[:-1], "list", translate)
        return translate(LAST_OF_MANY[region.date_style]).format(others=others, last=parts[-1])
    return parts[0]


def _chained(parts: list[str], how: str, translate: Translate) -> str:
    said = parts[0] if parts else ""
    for part in parts[1:]:
        said = translate(WORDS[how]).format(before=said, after=part)
    return said


def covers(hours: Iterable[Hours], weekday: int, part: Part) -> bool:
    """Whether enough of this part of this weekday (0 is Monday) lies within: an hour, or half the night.

    The night belongs to the day on which it begins: Friday's runs from 10 on Friday to 6 on Saturday.
    """
    start, length = SPANS[part]
    begin = weekday * DAY_MINUTES + start
    held = sorted(piece for window in hours for piece in _pieces(window, begin, begin + length))
    return _length_of(held) >= ENOUGH[part]


def _pieces(window: Hours, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What of a stretch of the week lies within the window, in minutes from Monday 0:00."""
    start = _minute(window.start) if window.start else 0
    until = _minute(window.end) if window.end else DAY_MINUTES
    length = until - start if until > start else until - start + DAY_MINUTES
    for day in window.days:
        for week in (-WEEK_MINUTES, 0, WEEK_MINUTES):  # Sunday's night runs into Monday, and back
            first = day * DAY_MINUTES + start + week
            piece = max(first, begin), min(first + length, end)
            if piece[0] < piece[1]:
                yield piece


def _length_of(pieces: list[tuple[int, int]]) -> int:
    """Minutes in the pieces, given in order; what two of them share counts once."""
    total, reached = 0, 0
    for first, last in pieces:
        total += max(0, last - max(first, reached))
        reached = max(reached, last)
    return total


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def hours_to_json(hours: Iterable[Hours]) -> str:
    """For a text column: [{"days": [0, 1], "start": "08:00", "end": null}]."""
    rows = [{"days": window.days, "start": _iso(window.start), "end": _iso(window.end)} for window in hours]
    return json.dumps(rows)


def _iso(at: time | None) -> str | None:
    return at.isoformat("minutes") if at else None


def hours_from_json(stored: str) -> tuple[Hours, ...]:
    """Back from the column. Raises ValueError for anything that hours_to_json does not write."""
    try:
        return tuple(
            Hours(tuple(row["days"]), _time(row["start"]), _time(row["end"])) for row in json.loads(stored)
        )
    except (KeyError, TypeError) as error:
        raise ValueError("these are no stored hours") from error


def _time(stored: str | None) -> time | None:
    return None if stored is None else time.fromisoformat(stored)
