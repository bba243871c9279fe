"""What is typed on the command line, tidied and checked as on a form."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from clinic.foundation.contact_points import BadEmail, BadPhone, tidy_email, tidy_phone
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import BadText, tidy_line

NO_ZONE = "{zone!r} is no time zone. Write one like America/New_York or Europe/London."
EMPTY = "Write something here."
LONG = "Use at most {most} characters."


class Typed(click.ParamType[str, str]):
    """A type whose trouble is told in words, and asked for again."""

    def __init__(self, name: str, tidy: Callable[[str], str]) -> None:
        self.name = name
        self.tidy = tidy

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return self.tidy(value)
        except (BadText, BadEmail, BadPhone, ValueError) as error:
            self.fail(str(error), param, ctx)


def _name(raw: str) -> str:
    name = tidy_line(raw)
    if not name:
        raise ValueError(EMPTY)
    if len(name) > LIMITS.lengths.name:
        raise ValueError(LONG.format(most=LIMITS.lengths.name))
    return name


def _phone(raw: str) -> str:
    """As it was typed; the region that tidies it may still be asked for."""
    return tidy_phone(raw, "ZZ").text if raw.strip() else ""


def _zone(raw: str) -> str:
    zone = raw.strip()
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(NO_ZONE.format(zone=zone)) from error
    return zone


NAME = Typed("name", _name)
EMAIL = Typed("e-mail", tidy_email)
PHONE = Typed("phone", _phone)
ZONE = Typed("zone", _zone)
