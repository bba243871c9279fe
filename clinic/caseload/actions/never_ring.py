"""Recording who must never be rung or told."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import client_to_change
from clinic.caseload.models_people import NeverRing
from clinic.foundation.contact_points import fold_number
from clinic.foundation.database import now, today
from clinic.foundation.errors import NotFound

NOT_THERE = "We can’t find this entry. Open the page again."


def add_never_ring(
    session: Session,
    *,
    by: Viewer,
    client_id: UUID,
    name: str,
    nickname: str = "",
    number: str = "",
    address: str = "",
    reason: str = "",
) -> NeverRing:
    """Somebody whom nobody may ring or tell. `reason` is never printed."""
    client_to_change(session, by, client_id)
    row = NeverRing(
        client_id=client_id,
        name=name,
        nickname=nickname,
        number=number,
        digits=fold_number(number),
        recorded_on=today(session, by.zone),
        recorded_by=by.id,
    )
    session.add(row)
    row.address, row.reason = address, reason
    record(session, Event.NEVER_RING_ADDED, by=by, client_id=client_id, subject=row.id)
    session.flush()
    return row


def remove_never_ring(session: Session, *, by: Viewer, client_id: UUID, never_ring_id: UUID) -> None:
    """The client says that this person may be rung and told again, or it was put in by mistake."""
    row = _row(session, by, client_id, never_ring_id, removed=False)
    row.removed_at = now(session)
    record(session, Event.NEVER_RING_REMOVED, by=by, client_id=client_id, subject=never_ring_id)
    session.flush()


def restore_never_ring(session: Session, *, by: Viewer, client_id: UUID, never_ring_id: UUID) -> None:
    """Undo a removal."""
    row = _row(session, by, client_id, never_ring_id, removed=True)
    row.removed_at = None
    record(session, Event.NEVER_RING_ADDED, by=by, client_id=client_id, subject=never_ring_id)
    session.flush()


def _row(session: Session, by: Viewer, client_id: UUID, never_ring_id: UUID, *, removed: bool) -> NeverRing:
    client_to_change(session, by, client_id)
    there = NeverRing.removed_at.is_not(None) if removed else NeverRing.removed_at.is_(None)
    found = session.scalar(
        select(NeverRing).where(NeverRing.id == never_ring_id, NeverRing.client_id == client_id, there)
    )
    if found is None:
        raise NotFound(NOT_THERE)
    return found
