"""Hours as the demo's files write them: "mon-fri 8:30-16; sat 9-12", "every day 8-22", "always"."""

from datetime import time

from clinic.foundation.days import WEEKDAYS, Hours

SHORT = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
WHOLE_WEEK = tuple(range(7))


def hours_of(text: str) -> tuple[Hours, ...]:
    """The windows of a text; none for "". Raises ValueError or KeyError for what can't be read."""
    return tuple(_window(part.strip()) for part in text.split(";")) if text else ()


def _window(part: str) -> Hours:
    if part == "always":
        return Hours(WHOLE_WEEK)
    days, _, times = part.rpartition(" ")
    start, _, end = times.partition("-")
    return Hours(_days(days), _time(start), _time(end))


def _days(text: str) -> tuple[int, ...]:
    if text == "every day":
        return WHOLE_WEEK
    return tuple(day for run in text.split(",") for day in _run(*run.partition("-")))


def _run(first: str, _dash: str, last: str) -> tuple[int, ...]:
    start = SHORT[first]
    length = (SHORT[last or first] - start) % 7 + 1
    return tuple((start + step) % 7 for step in range(length))


def _time(text: str) -> time | None:
    hour, _, minute = text.partition(":")
    return None if hour == "24" else time(int(hour), int(minute or 0))
