"""Setting, removing and putting back the logo of a clinic. One step back is kept, and no more."""

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound
from clinic.printing.logo import Picture
from clinic.printing.models import ClinicLogo
from clinic.printing.queries.logos import current_logo, removed_logos

NO_LOGO = "There is no logo."
NOTHING_TO_PUT_BACK = "There is no earlier logo to put back."


def set_logo(session: Session, *, by: Viewer, picture: Picture, words: str) -> None:
    """Use this picture from now on; the one before can be put back."""
    by.require(Permission.MANAGE_ACCOUNTS)
    _take_down(session, by)
    row = ClinicLogo(
        clinic_id=by.clinic_id,
        picture=picture.png,
        width=picture.width,
        height=picture.height,
        words=words,
        added_at=now(session),
        added_by=by.id,
    )
    session.add(row)
    session.flush()
    record(session, Event.LOGO_SET, by=by, subject=row.id)


def describe_logo(session: Session, *, by: Viewer, words: str) -> None:
    """Other words for the same picture. NotFound without one."""
    by.require(Permission.MANAGE_ACCOUNTS)
    row = current_logo(session, by.clinic_id)
    if row is None:
        raise NotFound(NO_LOGO)
    row.words = words
    record(session, Event.LOGO_SET, by=by, subject=row.id, detail="words")
    session.flush()


def remove_logo(session: Session, *, by: Viewer) -> None:
    """Print no logo from now on. NotFound when there is none."""
    by.require(Permission.MANAGE_ACCOUNTS)
    row = _take_down(session, by)
    if row is None:
        raise NotFound(NO_LOGO)
    record(session, Event.LOGO_REMOVED, by=by, subject=row.id)
    session.flush()


def put_logo_back(session: Session, *, by: Viewer) -> None:
    """Use the last one again; pressed once more, it is the other way round. NotFound without one."""
    by.require(Permission.MANAGE_ACCOUNTS)
    earlier = next(iter(removed_logos(session, by.clinic_id)), None)
    if earlier is None:
        raise NotFound(NOTHING_TO_PUT_BACK)
    in_use = current_logo(session, by.clinic_id)
    if in_use is not None:
        in_use.removed_at = now(session)
    earlier.removed_at = None
    record(session, Event.LOGO_SET, by=by, subject=earlier.id, detail="put_back")
    session.flush()


def _take_down(session: Session, by: Viewer) -> ClinicLogo | None:
    """The row in use is put aside, and whatever was put aside before it goes."""
    row = current_logo(session, by.clinic_id)
    if row is None:
        return None
    for older in removed_logos(session, by.clinic_id):
        session.delete(older)
    row.removed_at = now(session)
    return row
