"""Clients who were opened without being on the team: for hours, with a reason, for a supervisor to see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.models import Client, EmergencyAccess
from clinic.foundation.database import now

LASTS = timedelta(hours=4)
MOST_SHOWN = 50


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
