"""The time of day, injected wherever it is needed so that tests and the demo can set it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


class Clock:
    """The real clock."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return datetime.now(UTC)

    def today(self, zone: ZoneInfo) -> date:
        """The calendar day it is now in this zone."""
        return self.now().astimezone(zone).date()


class FixedClock(Clock):
    """A clock that stands still until it is set or moved on."""

    def __init__(self, instant: datetime) -> None:
        self.set(instant)

    def now(self) -> datetime:
        return self._instant

    def set(self, instant: datetime) -> None:
        """Stand at this instant. Raises ValueError for a time without a zone: it names no instant."""
        if instant.tzinfo is None:
            raise ValueError("a clock needs a time with a zone")
        self._instant = instant.astimezone(UTC)

    def move_on(self, step: timedelta) -> None:
        """Go forward by this much (or back, if it is negative)."""
        self._instant += step
