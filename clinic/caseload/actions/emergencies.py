"""Opening a client without being on the team: with a reason, for four hours, told to the supervisor."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.queries import times_lately
from clinic.audit.trail import record
from clinic.caseload.models import Client, EmergencyAccess
from clinic.caseload.queries.emergencies import LASTS
from clinic.caseload.queries.scope import visible_clients
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound, Refused
from clinic.foundation.text import fold

MISSES, WITHIN = 5, timedelta(hours=1)
TOO_MANY = "That was not found several times. Ask your supervisor, or try again in an hour."
# The same for nobody and for several: who asks learns nothing about whom we know.
NOT_ONE = (
    "We can’t tell who this is. Write the exact name or the code, and the birth date. "
    "If it still does not open, ask your supervisor. That you tried is written down."
)
NOT_THERE = "We can’t find this line, or it was seen already."


def open_in_emergency(session: Session, *, by: Viewer, name: str, born_on: date | None, reason: str) -> UUID:
    """Open the one client who has exactly this name or code; their id. One in sight already stays as it is.

    A birth date that is on record has to be given. Raises Refused; whoever calls notes that it was tried.
    """
    by.require(Permission.OPEN_IN_EMERGENCY)
    if times_lately(session, by, Event.EMERGENCY_NOT_FOUND, WITHIN) >= MISSES:
        raise Refused(TOO_MANY)
    found = _named(session, by, name, born_on)
    if session.scalar(visible_clients(session, by).where(Client.id == found.id)) is None:
        _open(session, by, found.id, reason)
    return found.id


def note_not_found(session: Session, *, by: Viewer) -> None:
    """Somebody tried to open a client and was refused. What they typed is not kept."""
    record(session, Event.EMERGENCY_NOT_FOUND, by=by, outcome="denied")


def mark_emergency_seen(session: Session, *, by: Viewer, emergency_id: UUID) -> None:
    """A supervisor of the client's team has seen that somebody opened the client."""
    by.require(Permission.SEE_TEAM)
    row = session.get(EmergencyAccess, emergency_id)
    team_id = session.scalar(select(Client.team_id).where(Client.id == row.client_id)) if row else None
    if row is None or team_id not in by.supervises or row.user_id == by.id or row.seen_at is not None:
        raise NotFound(NOT_THERE)
    row.seen_by, row.seen_at = by.id, now(session)
    record(session, Event.EMERGENCY_SEEN, by=by, client_id=row.client_id, subject=row.id)
    session.flush()


def _named(session: Session, by: Viewer, name: str, born_on: date | None) -> Client:
    wanted = fold(name)
    rows = session.scalars(
        select(Client).where(
            Client.clinic_id == by.clinic_id, Client.search_text.contains(wanted, autoescape=True)
        )
    )
    fitting = [row for row in rows if _is_called(row, wanted) and row.born_on in (None, born_on)]
    if len(fitting) != 1:
        raise Refused(NOT_ONE)
    return fitting[0]


def _is_called(row: Client, wanted: str) -> bool:
    return bool(wanted) and wanted in {fold(row.preferred_name), fold(row.legal_name), fold(row.code)}


def _open(session: Session, by: Viewer, client_id: UUID, reason: str) -> None:
    at = now(session)
    row = EmergencyAccess(client_id=client_id, user_id=by.id, opened_at=at, until=at + LASTS)
    row.reason = reason
    session.add(row)
    record(session, Event.EMERGENCY_OPENED, by=by, client_id=client_id, subject=row.id)
    session.flush()
