"""Who works with a client: lead, co-worker, cover. Supervisors decide, with a day and a reason."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import client_to_change
from clinic.caseload.models import Assignment
from clinic.caseload.queries.assignments import decides_who_works
from clinic.foundation.database import now, today
from clinic.foundation.errors import NotAllowed, NotFound, Refused

ROLES = ("lead", "co_worker", "cover")
NO_WORKER = "We can’t find this worker in your clinic, or their account is closed."
NO_ASSIGNMENT = "We can’t find this line. Open the page again."
COVER_NEEDS_END = "Say until which day they cover, and why."
ENDS_BEFORE_START = "The last day can’t be before the first day."
OTHER_TEAM = "Only a supervisor of this client’s team decides who works with them."
ALREADY = "They work with this client on these days already."


def assign(
    session: Session,
    *,
    by: Viewer,
    client_id: UUID,
    user_id: UUID,
    role: str,
    from_on: date | None = None,
    until_on: date | None = None,
    reason: str = "",
) -> Assignment:
    """Give a worker a client. A new lead takes over: the lead before ends on the day before."""
    if role not in ROLES:
        raise ValueError(f"no such role: {role}")
    _client_to_decide_on(session, by, client_id)
    start = from_on or today(session, by.zone)
    _check(session, by, user_id, role, start, until_on, reason)
    current = _overlapping(session, client_id, start, until_on)
    if any(row.user_id == user_id and row.role == role for row in current):
        raise Refused(ALREADY)
    if role == "lead":
        _end_leads(current, start)
    row = Assignment(
        client_id=client_id,
        user_id=user_id,
        role=role,
        from_on=start,
        until_on=until_on,
        reason=reason,
        assigned_by=by.id,
        assigned_at=now(session),
    )
    session.add(row)
    record(session, Event.CLIENT_ASSIGNED, by=by, client_id=client_id, subject=user_id, detail=role)
    session.flush()
    return row


def end_assignment(
    session: Session, *, by: Viewer, client_id: UUID, assignment_id: UUID, until_on: date | None = None
) -> None:
    """A worker's last day with a client: today, or a day given."""
    _client_to_decide_on(session, by, client_id)
    row = session.get(Assignment, assignment_id)
    if row is None or row.client_id != client_id:
        raise NotFound(NO_ASSIGNMENT)
    last = until_on or today(session, by.zone)
    if last < row.from_on:
        raise Refused(ENDS_BEFORE_START)
    row.until_on = last
    record(session, Event.CLIENT_ASSIGNED, by=by, client_id=client_id, subject=row.user_id, detail="ended")
    session.flush()


def _client_to_decide_on(session: Session, by: Viewer, client_id: UUID) -> None:
    by.require(Permission.ASSIGN_CLIENTS)
    if not decides_who_works(by, client_to_change(session, by, client_id)):
        raise NotAllowed(OTHER_TEAM)


def _check(
    session: Session,
    by: Viewer,
    user_id: UUID,
    role: str,
    start: date,
    until_on: date | None,
    reason: str,
) -> None:
    worker = workers_by_id(session, by, {user_id}).get(user_id)
    if worker is None or not worker.active:
        raise NotFound(NO_WORKER)
    if role == "cover" and (until_on is None or not reason):
        raise Refused(COVER_NEEDS_END)
    if until_on is not None and until_on < start:
        raise Refused(ENDS_BEFORE_START)


def _overlapping(session: Session, client_id: UUID, start: date, until_on: date | None) -> list[Assignment]:
    rows = session.scalars(
        select(Assignment)
        .where(
            Assignment.client_id == client_id,
            Assignment.until_on.is_(None) | (Assignment.until_on >= start),
        )
        .order_by(Assignment.from_on, Assignment.id)
    )
    return [row for row in rows if until_on is None or row.from_on <= until_on]


def _end_leads(current: list[Assignment], start: date) -> None:
    for row in current:
        if row.role == "lead":
            row.until_on = start - timedelta(days=1) if start > row.from_on else row.from_on
