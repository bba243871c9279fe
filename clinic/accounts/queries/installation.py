"""What the command line and an empty installation's front door must know, before anybody is signed in."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from clinic.accounts.models import Clinic, Team
from clinic.foundation.regions import load_region


def has_clinic(session: Session) -> bool:
    """Whether this installation has been set up."""
    return bool(session.scalar(select(exists().where(Clinic.id.is_not(None)))))


def clinics(session: Session) -> dict[str, UUID]:
    """Every clinic: its id by name, in order of name."""
    rows = session.execute(select(Clinic.name, Clinic.id).order_by(Clinic.name, Clinic.id))
    return {row.name: row.id for row in rows}


def region_of_clinic(session: Session, clinic_id: UUID) -> str:
    """The key of a clinic's region pack."""
    return session.get_one(Clinic, clinic_id).region


def zone_of_clinic(session: Session, clinic_id: UUID) -> ZoneInfo:
    """Where a clinic's days begin."""
    return ZoneInfo(session.get_one(Clinic, clinic_id).zone)


def years_of_clinic(session: Session, clinic_id: UUID) -> tuple[int, int, int]:
    """How many years closed records stay, until which age for children, how many years the trail stays."""
    clinic = session.get_one(Clinic, clinic_id)
    region = load_region(clinic.region)
    return (
        _said(clinic.keep_years, region.keep_years),
        _said(clinic.keep_until_age, region.keep_until_age),
        _said(clinic.keep_trail_years, region.keep_trail_years),
    )


def _said(own: int | None, region: int) -> int:
    return region if own is None else own


def teams_of_clinic(session: Session, clinic_id: UUID) -> dict[str, UUID]:
    """Every team of a clinic: its id by name, in order of name."""
    rows = session.execute(
        select(Team.name, Team.id).where(Team.clinic_id == clinic_id).order_by(Team.name, Team.id)
    )
    return {row.name: row.id for row in rows}
