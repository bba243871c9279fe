"""Where this request happens: the clinic and its region, for dates, phone numbers and emergency lines."""

from dataclasses import dataclass
from typing import Any

from flask import g, has_request_context

from clinic.foundation.regions import Region, load_region

DEFAULT_REGION = "us"


@dataclass(frozen=True)
class Door:
    """What a stranger may know before signing in: the clinic, when the database holds just one."""

    clinic_name: str = ""
    region: str = ""


def region_here() -> Region:
    """The region of the signed-in person's clinic, else of the clinic at the door, else the default."""
    return load_region(_here("region") or DEFAULT_REGION)


def clinic_name_here() -> str:
    """The name of the clinic whose pages these are, "" when nobody can tell."""
    return str(_here("clinic_name"))


def knows_region() -> bool:
    """Whether the region is the clinic's own and not just the default."""
    return bool(_here("region"))


def _here(name: str) -> Any:
    if not has_request_context():
        return ""
    place = g.get("viewer") or g.get("door") or Door()
    return getattr(place, name)
