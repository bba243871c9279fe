"""How many years a clinic keeps closed records and its trail."""

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.models import Clinic
from clinic.audit.events import Event
from clinic.audit.trail import record


def set_years(
    session: Session,
    *,
    by: Viewer,
    years: int | None = None,
    until_age: int | None = None,
    trail_years: int | None = None,
) -> None:
    """Change what is given, for the viewer's own clinic: after closing, until which age, and the trail."""
    by.require(Permission.KEEP_RECORDS)
    clinic = session.get_one(Clinic, by.clinic_id)
    given = {"keep_years": years, "keep_until_age": until_age, "keep_trail_years": trail_years}
    changed = {name: value for name, value in given.items() if value is not None}
    for name, value in changed.items():
        setattr(clinic, name, value)
    detail = ",".join(f"{name}={value}" for name, value in changed.items())
    record(session, Event.KEEPING_CHANGED, by=by, detail=detail)
    session.flush()
