from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from clinic.foundation.clock import Clock, FixedClock

LATE_EVENING = datetime(2026, 3, 13, 3, 30, tzinfo=UTC)


def test_clock_now_is_aware_utc() -> None:
    with time_machine.travel(LATE_EVENING, tick=False):
        now = Clock().now()
    assert now == LATE_EVENING
    assert now.utcoffset() == timedelta(0)


def test_clock_today_depends_on_zone() -> None:
    clock = FixedClock(LATE_EVENING)
    assert clock.today(ZoneInfo("America/New_York")) == date(2026, 3, 12)
    assert clock.today(ZoneInfo("Europe/London")) == date(2026, 3, 13)


def test_fixed_clock_stands_until_moved() -> None:
    clock = FixedClock(LATE_EVENING)
    assert clock.now() == clock.now() == LATE_EVENING
    clock.move_on(timedelta(hours=2))
    assert clock.now() == datetime(2026, 3, 13, 5, 30, tzinfo=UTC)
    clock.set(datetime(2026, 7, 1, 9, 0, tzinfo=ZoneInfo("America/New_York")))
    assert clock.now() == datetime(2026, 7, 1, 13, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_fixed_clock_refuses_time_without_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        FixedClock(LATE_EVENING.replace(tzinfo=None))
