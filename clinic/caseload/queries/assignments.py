"""Who works with a client, and when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.models import Assignment, Client
from clinic.caseload.queries.scope import client
from clinic.foundation.database import today


@dataclass(frozen=True)
class AssignmentView:
    """One worker's time with a client. `role`: lead, co_worker, cover. `state`: coming, current, past."""

    id: UUID
    user_id: UUID
    worker: str
    job: str
    role: str
    from_on: date
    until_on: date | None
    reason: str
    state: str


def assignments_of(session: Session, viewer: Viewer, client_id: UUID) -> tuple[AssignmentView, ...]:
    """Everybody who works, worked or will work with the client: oldest start first."""
    client(session, viewer, client_id)
    rows = session.scalars(
        select(Assignment)
        .where(Assignment.client_id == client_id)
        .order_by(Assignment.from_on, Assignment.assigned_at, Assignment.id)
    ).all()
    workers = workers_by_id(session, viewer, {row.user_id for row in rows})
    day = today(session, viewer.zone)
    return tuple(
        AssignmentView(
            id=row.id,
            user_id=row.user_id,
            worker=workers[row.user_id].name,
            job=workers[row.user_id].job,
            role=row.role,
            from_on=row.from_on,
            until_on=row.until_on,
            reason=row.reason,
            state=_state(row, day),
        )
        for row in rows
    )


def decides_who_works(viewer: Viewer, of: Client) -> bool:
    """Whether the viewer supervises the client's team: a cover or an emergency gives sight, not the say."""
    return viewer.may(Permission.ASSIGN_CLIENTS) and of.team_id in viewer.supervises


def _state(row: Assignment, day: date) -> str:
    if row.from_on > day:
        return "coming"
    return "past" if row.until_on is not None and row.until_on < day else "current"
