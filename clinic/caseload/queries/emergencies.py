"""Clients who were opened without being on the team: for hours, with a reason, for a supervisor to see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries import supervised_teams, teams_by_id, workers_by_id
from clinic.caseload.models import Client, EmergencyAccess
from clinic.foundation.database import now

LASTS = timedelta(hours=4)
MOST_SHOWN = 50
TOLD_FOR = timedelta(days=30)  # to administrators, where a team has no supervisor


@dataclass(frozen=True)
class Emergency:
    """One opening, for the supervisor of the client's team. `reason`: as it was typed."""

    id: UUID
    client_id: UUID
    client_name: str
    user_id: UUID
    worker: str
    reason: str
    opened_at: datetime
    until: datetime


@dataclass(frozen=True)
class UntoldEmergency:
    """One opening in a team without a supervisor, for administrators: neither whom nor why."""

    id: UUID
    worker: str
    team: str
    opened_at: datetime


def opened_by(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    """Clients whom the viewer has open in an emergency at this hour."""
    at = now(session)
    return exists().where(
        EmergencyAccess.client_id == Client.id,
        EmergencyAccess.user_id == viewer.id,
        EmergencyAccess.opened_at <= at,
        EmergencyAccess.until > at,
    )


def is_open_in_emergency(session: Session, viewer: Viewer, client_id: UUID) -> bool:
    """Whether the viewer has this client open in an emergency at this hour."""
    of_clinic = select(Client.id).where(Client.id == client_id, Client.clinic_id == viewer.clinic_id)
    return session.scalar(of_clinic.where(opened_by(session, viewer))) is not None


def emergency_until(session: Session, viewer: Viewer, client_id: UUID) -> datetime | None:
    """Till when the viewer has this client open in an emergency; None when they have not."""
    at = now(session)
    of_viewer = (EmergencyAccess.client_id == client_id, EmergencyAccess.user_id == viewer.id)
    until = select(func.max(EmergencyAccess.until)).where(*of_viewer, EmergencyAccess.until > at)
    return session.scalar(until)


def emergencies_to_see(session: Session, viewer: Viewer) -> tuple[Emergency, ...]:
    """Openings in the teams that the viewer supervises which no supervisor has seen yet, newest first."""
    if not viewer.may(Permission.SEE_TEAM) or viewer.someone_here:
        return ()
    rows = session.execute(
        select(EmergencyAccess, Client)
        .join(Client, Client.id == EmergencyAccess.client_id)
        .where(Client.clinic_id == viewer.clinic_id, Client.team_id.in_(sorted(viewer.supervises)))
        .where(EmergencyAccess.seen_at.is_(None), EmergencyAccess.user_id != viewer.id)
        .order_by(EmergencyAccess.opened_at.desc(), EmergencyAccess.id)
        .limit(MOST_SHOWN)
    ).all()
    workers = workers_by_id(session, viewer, {row.EmergencyAccess.user_id for row in rows})
    return tuple(
        Emergency(
            id=row.EmergencyAccess.id,
            client_id=row.Client.id,
            client_name=row.Client.preferred_name,
            user_id=row.EmergencyAccess.user_id,
            worker=workers[row.EmergencyAccess.user_id].name,
            reason=row.EmergencyAccess.reason,
            opened_at=row.EmergencyAccess.opened_at,
            until=row.EmergencyAccess.until,
        )
        for row in rows
    )


def has_supervisor(session: Session, viewer: Viewer, client_id: UUID) -> bool:
    """Whether somebody supervises the team of a client of the viewer's clinic."""
    team_id = session.scalar(
        select(Client.team_id).where(Client.id == client_id, Client.clinic_id == viewer.clinic_id)
    )
    return team_id in supervised_teams(session, viewer)


def untold_emergencies(session: Session, viewer: Viewer) -> tuple[UntoldEmergency, ...]:
    """Openings of the last month that no supervisor is there to be told of, newest first.

    They stay until the team has a supervisor, who then sees them whole.
    """
    viewer.require(Permission.MANAGE_ACCOUNTS)
    rows = session.execute(
        select(EmergencyAccess.id, EmergencyAccess.user_id, EmergencyAccess.opened_at, Client.team_id)
        .join(Client, Client.id == EmergencyAccess.client_id)
        .where(Client.clinic_id == viewer.clinic_id)
        .where(Client.team_id.not_in(sorted(supervised_teams(session, viewer))))
        .where(EmergencyAccess.seen_at.is_(None), EmergencyAccess.opened_at > now(session) - TOLD_FOR)
        .order_by(EmergencyAccess.opened_at.desc(), EmergencyAccess.id)
        .limit(MOST_SHOWN)
    ).all()
    workers = workers_by_id(session, viewer, {row.user_id for row in rows})
    teams = teams_by_id(session, viewer, {row.team_id for row in rows})
    return tuple(
        UntoldEmergency(row.id, workers[row.user_id].name, teams[row.team_id], row.opened_at) for row in rows
    )
