"""Workers and teams of the viewer's clinic, as plain values: rooms above never see the tables."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Role
from clinic.access.viewer import Viewer
from clinic.accounts.models import Membership, Team, User
from clinic.accounts.queries.viewers import roles_of


@dataclass(frozen=True)
class Worker:
    """Somebody who signs in. `teams`: those they belong to; `active` False: their account is closed."""

    id: UUID
    name: str
    job: str
    phone: str
    active: bool
    teams: frozenset[UUID]


def workers_by_id(session: Session, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Worker]:
    """Workers of the viewer's clinic by id, closed accounts too: history keeps their names."""
    rows = session.scalars(_of_clinic(viewer).where(User.id.in_(sorted(ids)))) if ids else ()
    return {row.id: _worker(row) for row in rows}


def workers_of_teams(session: Session, viewer: Viewer, team_ids: Collection[UUID]) -> tuple[Worker, ...]:
    """Workers of these teams whose account is open, by name."""
    in_teams = exists().where(Membership.user_id == User.id, Membership.team_id.in_(sorted(team_ids)))
    rows = session.scalars(_of_clinic(viewer).where(User.active, in_teams).order_by(User.name, User.id))
    return tuple(_worker(row) for row in rows)


def teams_by_id(session: Session, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """Names of the viewer's clinic's teams by id, in order of name."""
    rows = session.scalars(
        select(Team)
        .where(Team.clinic_id == viewer.clinic_id, Team.id.in_(sorted(ids)))
        .order_by(Team.name, Team.id)
    )
    return {row.id: row.name for row in rows}


def supervised_teams(session: Session, viewer: Viewer) -> frozenset[UUID]:
    """Teams of the viewer's clinic that somebody supervises who can sign in."""
    rows = session.execute(
        select(Membership.team_id, User.roles_held)
        .join(User, User.id == Membership.user_id)
        .where(User.clinic_id == viewer.clinic_id, User.active, Membership.supervises)
    )
    return frozenset(row.team_id for row in rows if Role.SUPERVISOR in roles_of(row.roles_held))


def _of_clinic(viewer: Viewer) -> Select[User]:
    return select(User).where(User.clinic_id == viewer.clinic_id)


def _worker(row: User) -> Worker:
    return Worker(
        id=row.id,
        name=row.name,
        job=row.job,
        phone=row.phone,
        active=row.active,
        teams=frozenset(membership.team_id for membership in row.memberships),
    )
