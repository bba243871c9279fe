"""Days as the clinic of the journeys has them: the server's clock is the real one."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from clinic.foundation.clock import Clock

ZONE = "America/New_York"


def today() -> date:
    """Today at the clinic."""
    return Clock().now().astimezone(ZoneInfo(ZONE)).date()


def days_ahead(count: int) -> date:
    """So many days from today; before today when negative."""
    return today() + timedelta(days=count)


def said(day: date) -> str:
    """As pages and papers in the US say it: "Friday, March 13"."""
    return f"{day:%A}, {day:%B} {day.day}"
