"""Whose clients somebody may put into other hands for some days."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries import Worker, workers_of_teams
from clinic.caseload.models import Assignment, Client
from clinic.caseload.queries.scope import current_on, visible_clients
from clinic.foundation.database import today


@dataclass(frozen=True)
class ToCover:
    """A client who needs somebody while their lead is away."""

    id: UUID
    name: str


def clients_to_cover(session: Session, viewer: Viewer, away_id: UUID) -> tuple[ToCover, ...]:
    """Open clients whom a worker leads today: the viewer's own, or those of the teams that they supervise."""
    day = today(session, viewer.zone)
    led = select(Assignment.client_id).where(
        Assignment.user_id == away_id, Assignment.role == "lead", current_on(day)
    )
    wanted = visible_clients(session, viewer).where(Client.id.in_(led), Client.closed_at.is_(None))
    if away_id != viewer.id:
        wanted = wanted.where(Client.team_id.in_(_supervised(viewer)))
    rows = session.scalars(wanted.order_by(Client.sort_name, Client.id))
    return tuple(ToCover(row.id, row.preferred_name) for row in rows)


def workers_who_may_be_away(session: Session, viewer: Viewer) -> tuple[Worker, ...]:
    """Workers of the teams that the viewer supervises; for anybody else nobody but themselves."""
    return workers_of_teams(session, viewer, _supervised(viewer))


def workers_who_may_cover(session: Session, viewer: Viewer, away_id: UUID) -> tuple[Worker, ...]:
    """Colleagues in the viewer's teams, without who is away."""
    offered = workers_of_teams(session, viewer, viewer.teams | viewer.supervises)
    return tuple(one for one in offered if one.id != away_id)


def _supervised(viewer: Viewer) -> list[UUID]:
    return sorted(viewer.supervises) if viewer.may(Permission.SEE_TEAM) else []
