from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfoNotFoundError

import pytest

from clinic.foundation.clock import FixedClock
from clinic.foundation.days import date_words, days_between, in_days_words, time_words, zone_today
from clinic.foundation.regions import load_region

US, UK = load_region("us"), load_region("uk")
FRIDAY = date(2026, 3, 13)


def test_date_words_us() -> None:
    assert date_words(FRIDAY, US) == "Friday, March 13"
    assert date_words(FRIDAY, US, year=True) == "Friday, March 13, 2026"
    assert date_words(FRIDAY, US, weekday=False) == "March 13"
    assert date_words(FRIDAY, US, weekday=False, year=True) == "March 13, 2026"


def test_date_words_uk() -> None:
    assert date_words(FRIDAY, UK) == "Friday 13 March"
    assert date_words(FRIDAY, UK, year=True) == "Friday 13 March 2026"
    assert date_words(FRIDAY, UK, weekday=False) == "13 March"
    assert date_words(FRIDAY, UK, weekday=False, year=True) == "13 March 2026"


def test_date_words_names_another_year() -> None:
    assert date_words(FRIDAY, US, year="auto", today=date(2026, 1, 1)) == "Friday, March 13"
    assert date_words(FRIDAY, US, year="auto", today=date(2025, 12, 31)) == "Friday, March 13, 2026"
    assert date_words(FRIDAY, US, year="auto") == "Friday, March 13, 2026"


@pytest.mark.parametrize("month", range(1, 13))
def test_date_words_agree_with_the_calendar(month: int) -> None:
    day = date(2024, month, 29)
    assert date_words(day, US, year=True) == day.strftime("%A, %B %d, %Y")


@pytest.mark.parametrize(
    ("at", "long", "short"),
    [
        (time(8), "8 in the morning", "8 am"),
        (time(21), "9 at night", "9 pm"),
        (time(22), "10 at night", "10 pm"),
        (time(14, 30), "2:30 in the afternoon", "2:30 pm"),
        (time(19, 5), "7:05 in the evening", "7:05 pm"),
        (time(12), "12 noon", "12 noon"),
        (time(0), "12 midnight", "12 midnight"),
        (time(0, 30), "12:30 at night", "12:30 am"),
        (time(12, 30), "12:30 in the afternoon", "12:30 pm"),
        (time(3), "3 at night", "3 am"),
        (time(5), "5 in the morning", "5 am"),
        (time(11, 59), "11:59 in the morning", "11:59 am"),
        (time(18), "6 in the evening", "6 pm"),
        (time(12, 0, 40), "12 noon", "12 noon"),
    ],
)
def test_time_words(at: time, long: str, short: str) -> None:
    assert time_words(at, long=True) == long
    assert time_words(at, long=False) == short


def test_zone_today() -> None:
    clock = FixedClock(datetime(2026, 3, 13, 3, 30, tzinfo=UTC))
    assert zone_today(clock, "America/Los_Angeles") == date(2026, 3, 12)
    assert zone_today(clock, "Asia/Tokyo") == FRIDAY
    with pytest.raises(ZoneInfoNotFoundError):
        zone_today(clock, "Mars/Olympus")


def test_days_between() -> None:
    assert days_between(FRIDAY, date(2026, 3, 20)) == 7
    assert days_between(FRIDAY, date(2026, 3, 12)) == -1
    assert days_between(date(2024, 2, 28), date(2024, 3, 1)) == 2


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-2, "2 days ago"),
        (40, "in 40 days"),
    ],
)
def test_in_days_words(days: int, words: str) -> None:
    assert in_days_words(days) == words
