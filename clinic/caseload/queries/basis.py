"""By what right a viewer reaches a client today: the trail keeps it with every event."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.models import Assignment, Client
from clinic.caseload.queries.emergencies import is_open_in_emergency
from clinic.caseload.queries.scope import current_on
from clinic.foundation.database import today

STRONGEST_FIRST = ("lead", "co_worker", "cover")


def basis_of(session: Session, viewer: Viewer, client_id: UUID) -> str:
    """lead, co_worker, cover, supervises, emergency or job; "" for none, as when it was refused."""
    if client_id in viewer.at_work_on:
        return "job"
    if not viewer.may(Permission.SEE_CLIENTS):
        return ""
    roles = _roles_today(session, viewer, client_id)
    if roles:
        return min(roles, key=STRONGEST_FIRST.index)
    if _is_of_supervised_team(session, viewer, client_id):
        return "supervises"
    return "emergency" if is_open_in_emergency(session, viewer, client_id) else ""


def is_here_for_hours(session: Session, viewer: Viewer, client_id: UUID) -> bool:
    """Whether an emergency is the only right by which the viewer reaches this client."""
    return basis_of(session, viewer, client_id) == "emergency"


def _roles_today(session: Session, viewer: Viewer, client_id: UUID) -> set[str]:
    of_viewer = (Assignment.client_id == client_id, Assignment.user_id == viewer.id)
    day = today(session, viewer.zone)
    return set(session.scalars(select(Assignment.role).where(*of_viewer, current_on(day))))


def _is_of_supervised_team(session: Session, viewer: Viewer, client_id: UUID) -> bool:
    if not viewer.may(Permission.SEE_TEAM):
        return False
    team_id = session.scalar(
        select(Client.team_id).where(Client.id == client_id, Client.clinic_id == viewer.clinic_id)
    )
    return team_id in viewer.supervises
