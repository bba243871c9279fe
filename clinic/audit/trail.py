"""The one writer and the one reader of the trail."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit import writer
from clinic.audit.entries import Entry
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.foundation.database import now


def record(session: Session, event: Event, *, by: Viewer | None, **more: Any) -> None:
    """Add one event to the caller's transaction: it commits with the change, or not at all.

    `more`: see `entry_of`.
    """
    writer.note(session, entry_of(session, event, by=by, **more), by)


def entry_of(
    session: Session,
    event: Event,
    *,
    by: Viewer | None,
    client_id: UUID | None = None,
    transition_id: UUID | None = None,
    subject: object = "",
    reader: str = "",
    outcome: str = "done",
    detail: str = "",
    clinic_id: UUID | None = None,
) -> Entry:
    """An event that happens now.

    `subject` names what was touched (an id or a stable key), `detail` holds stable keys only: never text
    that somebody typed. `clinic_id`: only where nobody is signed in.
    """
    return Entry(
        at=now(session),
        event=Event(event).value,
        clinic_id=by.clinic_id if by else clinic_id,
        actor_id=by.id if by else None,
        actor_name=by.name if by else "",
        client_id=client_id,
        transition_id=transition_id,
        subject=str(subject),
        reader=reader,
        outcome=outcome,
        detail=detail,
    )


def events_of_client(session: Session, viewer: Viewer, client_id: UUID) -> Sequence[AuditEvent]:
    """Every event about one client of the viewer's clinic, oldest first."""
    return session.scalars(
        select(AuditEvent)
        .where(AuditEvent.chain_id == viewer.clinic_id, AuditEvent.client_id == client_id)
        .order_by(AuditEvent.seq)
    ).all()
