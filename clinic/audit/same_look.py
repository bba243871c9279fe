"""One look at a plan asks for many files: whether the viewer's look at it is kept already."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.entries import Entry
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.audit.spool import Spool, read_slot
from clinic.audit.writer import trail_key
from clinic.foundation.database import now


def looked_lately(
    session: Session, viewer: Viewer, within: timedelta, client_id: UUID, transition_id: UUID
) -> bool:
    """Whether this viewer's look at this client's plan is in the trail, or in the spool, and not older."""
    until = now(session)
    found = (
        select(AuditEvent.id)
        .where(
            AuditEvent.chain_id == viewer.clinic_id,
            AuditEvent.client_id == client_id,
            AuditEvent.transition_id == transition_id,
            AuditEvent.actor_id == viewer.id,
            AuditEvent.event == Event.PLAN_VIEWED.value,
            AuditEvent.at.between(until - within, until),
        )
        .order_by(AuditEvent.seq.desc())
        .limit(1)
    )
    if session.scalar(found) is not None:
        return True
    return any(
        (one.event, one.actor_id, one.transition_id) == (Event.PLAN_VIEWED, viewer.id, transition_id)
        and until - within <= one.at <= until
        for one in _waiting(session)
    )


def _waiting(session: Session) -> list[Entry]:
    """What could not be written yet."""
    spool: Spool | None = session.info.get("spool")
    slots = spool.waiting() if spool else []
    return [read_slot(slot, lambda chain_id: trail_key(session, chain_id), now(session)) for slot in slots]
