"""Which copies of a client's plan left the building, by what the trail says: paper can't be called back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.audit.names import client_names
from clinic.foundation.errors import NotFound

PRINTED = (Event.PLAN_PRINTED.value, Event.DRAFT_PRINTED.value)
MOST_SHOWN = 200
CLIENT = "client"


@dataclass(frozen=True)
class PrintedCopy:
    """One paper that was opened to be printed. `reader`: client, supporter, worker.

    `helper`: whose page it is, or "". `document`: which paper, and `number`: of which plan (0 is the draft).
    """

    at: datetime
    worker: str
    reader: str
    helper: str
    document: str
    number: int


def copies_for_others(session: Session, viewer: Viewer, client_id: UUID) -> tuple[PrintedCopy, ...]:
    """Papers for somebody else than the client in sight, newest first. Raises NotFound for other clients."""
    names = client_names(session)
    if client_id not in set(session.scalars(names.in_sight(session, viewer))):
        raise NotFound
    rows = session.scalars(
        select(AuditEvent)
        .where(
            AuditEvent.chain_id == viewer.clinic_id,
            AuditEvent.client_id == client_id,
            AuditEvent.event.in_(PRINTED),
            AuditEvent.outcome == "done",
        )
        .order_by(AuditEvent.seq.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(one for row in rows if (one := _copy(row)).reader != CLIENT)


def _copy(row: AuditEvent) -> PrintedCopy:
    document, _, number = row.subject.partition(" ")
    reader, _, helper = row.reader.partition(" ")
    return PrintedCopy(row.at, row.actor_name, reader, helper, document, int(number or 0))
