"""Putting a record on hold, so that nothing of it goes whatever its time says; and lifting the hold."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.foundation.errors import NotAllowed, Refused
from clinic.keeping.models import LegalHold
from clinic.keeping.records import record_of

HELD_ALREADY = "This record is on hold already."
NOT_HELD = "This record is not on hold."
OTHER_CLINIC = "This client is of another clinic than the account."


def place_hold(session: Session, *, by: Viewer, client_id: UUID, reason: str) -> None:
    """Put a record on hold. The reason is sealed with the client's own key."""
    _check(session, by, client_id)
    if _hold(session, client_id) is not None:
        raise Refused(HELD_ALREADY)
    hold = LegalHold(client_id=client_id, placed_at=now(session), placed_by=by.id)
    session.add(hold)
    hold.reason = reason
    record(session, Event.HOLD_PLACED, by=by, client_id=client_id, subject=hold.id)
    session.flush()


def lift_hold(session: Session, *, by: Viewer, client_id: UUID) -> None:
    """Lift the hold: the record may go again when its time is over."""
    _check(session, by, client_id)
    hold = _hold(session, client_id)
    if hold is None:
        raise Refused(NOT_HELD)
    hold.lifted_at, hold.lifted_by = now(session), by.id
    record(session, Event.HOLD_LIFTED, by=by, client_id=client_id, subject=hold.id)
    session.flush()


def _check(session: Session, by: Viewer, client_id: UUID) -> None:
    by.require(Permission.KEEP_RECORDS)
    if record_of(session, client_id).clinic_id != by.clinic_id:
        raise NotAllowed(OTHER_CLINIC)


def _hold(session: Session, client_id: UUID) -> LegalHold | None:
    in_force = (LegalHold.client_id == client_id, LegalHold.lifted_at.is_(None))
    return session.scalar(select(LegalHold).where(*in_force))
