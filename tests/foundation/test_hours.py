from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.days import PARTS, Hours, covers, hours_from_json, hours_to_json, hours_words
from clinic.foundation.regions import load_region

US, UK = load_region("us"), load_region("uk")
EVERY_DAY = tuple(range(7))
WEEKDAYS = tuple(range(5))
windows = st.builds(
    Hours,
    st.sets(st.integers(0, 6), min_size=1).map(tuple),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)


@pytest.mark.parametrize(
    ("hours", "long", "short"),
    [
        ([], "", ""),
        ([Hours(EVERY_DAY)], "Any time, day or night", "Any time, day or night"),
        (
            [Hours(EVERY_DAY, time(8), time(22))],
            "Every day, 8 in the morning to 10 at night",
            "Every day, 8 am to 10 pm",
        ),
        (
            [Hours(WEEKDAYS, time(9), time(17))],
            "Monday to Friday, 9 in the morning to 5 in the afternoon",
            "Monday to Friday, 9 am to 5 pm",
        ),
        ([Hours((5, 6))], "Saturday and Sunday, day and night", "Saturday and Sunday, day and night"),
        ([Hours((6, 0))], "Sunday and Monday, day and night", "Sunday and Monday, day and night"),
        ([Hours((1,), time(10))], "Tuesday, from 10 in the morning", "Tuesday, from 10 am"),
        ([Hours(EVERY_DAY, None, time(22))], "Every day, until 10 at night", "Every day, until 10 pm"),
        (
            [Hours((4, 5, 6, 0), time(22), time(6))],
            "Friday to Monday, 10 at night to 6 in the morning",
            "Friday to Monday, 10 pm to 6 am",
        ),
    ],
)
def test_hours_words(hours: list[Hours], long: str, short: str) -> None:
    assert hours_words(hours, long=True, region=US) == long
    assert hours_words(hours, long=False, region=US) == short


def test_hours_words_lists_days_as_the_region_does() -> None:
    hours = [Hours((0, 2, 4), time(9), time(12))]
    assert hours_words(hours, long=False, region=US) == "Monday, Wednesday, and Friday, 9 am to 12 noon"
    assert hours_words(hours, long=False, region=UK) == "Monday, Wednesday and Friday, 9 am to 12 noon"


def test_hours_words_says_the_same_window_once() -> None:
    hours = [Hours((day,), time(9), time(17)) for day in WEEKDAYS]
    assert hours_words(hours, long=False, region=US) == "Monday to Friday, 9 am to 5 pm"


def test_hours_words_joins_windows_of_the_same_days() -> None:
    hours = [Hours(WEEKDAYS, time(14), time(17)), Hours(WEEKDAYS, time(9), time(12)), Hours((5,), time(10))]
    said = "Monday to Friday, 9 am to 12 noon and 2 pm to 5 pm; Saturday, from 10 am"
    assert hours_words(hours, long=False, region=US) == said


@given(st.lists(windows, min_size=1))
def test_hours_words_always_says_something(hours: list[Hours]) -> None:
    said = hours_words(hours, long=True, region=US)
    assert said
    assert "{" not in said
    assert "None" not in said


def test_hours_are_tidied() -> None:
    assert Hours((4, 0, 4)).days == (0, 4)
    assert Hours((0,), time(8), time(8)) == Hours((0,))
    assert Hours((0,), time(0), None) == Hours((0,), None, time(0)) == Hours((0,))
    assert hash(Hours((0,))) == hash(Hours((0, 0)))


@pytest.mark.parametrize("days", [(), (7,), (-1,), (0, 9)])
def test_hours_need_weekdays(days: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weekdays"):
        Hours(days)


def _parts(hours: list[Hours], weekday: int) -> list[str]:
    return [part for part in PARTS if covers(hours, weekday, part)]


def test_covers_office_hours() -> None:
    office = [Hours(WEEKDAYS, time(9), time(17))]
    assert _parts(office, 0) == ["morning", "afternoon"]
    assert _parts(office, 5) == []


def test_covers_always() -> None:
    assert _parts([Hours(EVERY_DAY)], 3) == list(PARTS)


def test_covers_needs_half_the_night() -> None:
    assert _parts([Hours(EVERY_DAY, time(8), time(22, 30))], 2) == ["morning", "afternoon", "evening"]
    assert _parts([Hours(EVERY_DAY, time(23), time(3))], 2) == ["night"]
    assert _parts([Hours(EVERY_DAY, time(23), time(2, 59))], 2) == []


def test_covers_night_belongs_to_the_day_it_begins_on() -> None:
    friday_night = [Hours((4,), time(22), time(6))]
    assert _parts(friday_night, 4) == ["night"]
    assert _parts(friday_night, 5) == []
    early_saturday = [Hours((5,), time(0), time(6))]
    assert _parts(early_saturday, 4) == ["night"]
    sunday_night = [Hours((6,), time(22), time(6))]
    assert _parts(sunday_night, 6) == ["night"]


def test_covers_adds_windows_and_counts_no_minute_twice() -> None:
    halves = [Hours((0,), time(22), time(23, 59)), Hours((1,), None, time(2, 1))]
    assert covers(halves, 0, "night")
    twice = [Hours((0,), time(22), time(0)), Hours((0,), time(22), time(0))]
    assert not covers(twice, 0, "night")


def test_covers_open_ends() -> None:
    assert _parts([Hours((0,), time(18))], 0) == ["evening"]
    assert _parts([Hours((0,), None, time(7))], 0) == ["morning"]


@given(st.lists(windows))
def test_hours_json_round_trip(hours: list[Hours]) -> None:
    assert hours_from_json(hours_to_json(hours)) == tuple(hours)


def test_hours_json_shape() -> None:
    assert hours_to_json([]) == "[]"
    stored = hours_to_json([Hours((0, 1), time(8), None)])
    assert stored == '[{"days": [0, 1], "start": "08:00", "end": null}]'


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "null",
        "7",
        "[7]",
        '{"days": [0]}',
        '[{"days": [0]}]',
        '[{"days": [], "start": null, "end": null}]',
        '[{"days": [9], "start": null, "end": null}]',
        '[{"days": ["0", 1], "start": null, "end": null}]',
        '[{"days": [0], "start": "8", "end": null}]',
        '[{"days": [0], "start": 8, "end": null}]',
    ],
)
def test_hours_from_json_refuses(stored: str) -> None:
    with pytest.raises(ValueError):
        hours_from_json(stored)
