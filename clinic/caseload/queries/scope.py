"""Who may see which client: by assignment, by supervising the client's team, for hours in an emergency.

Others find nothing. While somebody else can see the screen, all clients but the one who is there are out of
sight.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.models import Assignment, Client
from clinic.caseload.queries.emergencies import opened_by
from clinic.foundation.database import today
from clinic.foundation.errors import NotFound

NO_CLIENT = "We can’t find this client, or you don’t work with them."


def visible_clients(session: Session, viewer: Viewer) -> Select[Client]:
    """Clients whom the viewer works with today, or whose team they supervise; open and closed."""
    return select(Client).where(Client.clinic_id == viewer.clinic_id, _is_in_sight(session, viewer))


def client(session: Session, viewer: Viewer, client_id: UUID) -> Client:
    """One client in the viewer's sight. Raises NotFound, alike for "not there" and "not yours"."""
    found = session.scalar(visible_clients(session, viewer).where(Client.id == client_id))
    if found is None:
        raise NotFound(NO_CLIENT)
    return found


def held_clients(session: Session, viewer: Viewer) -> Select[Client]:
    """Clients in the viewer's sight now, and those they worked with before: whom they know anyway."""
    once = exists().where(Assignment.client_id == Client.id, Assignment.user_id == viewer.id)
    known = or_(_is_in_sight(session, viewer), once) if viewer.may(Permission.SEE_CLIENTS) else false()
    return select(Client).where(Client.clinic_id == viewer.clinic_id, known)


def current_on(day: date) -> ColumnElement[bool]:
    """Assignments that hold on this day."""
    ended = Assignment.until_on.is_not(None) & (Assignment.until_on < day)
    return (Assignment.from_on <= day) & ~ended


def _is_in_sight(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    if not viewer.may(Permission.SEE_CLIENTS):
        return false()
    if viewer.at_work_on:
        return Client.id.in_(sorted(viewer.at_work_on))
    day = today(session, viewer.zone)
    works_with = exists().where(
        Assignment.client_id == Client.id, Assignment.user_id == viewer.id, current_on(day)
    )
    ways = [works_with, opened_by(session, viewer)]
    if viewer.may(Permission.SEE_TEAM):
        ways.append(Client.team_id.in_(sorted(viewer.supervises)))
    in_sight = or_(*ways)
    return and_(in_sight, Client.id == viewer.someone_here) if viewer.someone_here else in_sight
