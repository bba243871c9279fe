"""Starting a client's walk, changing its day, stopping it."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.departure_queries import departures_around
from clinic.caseload.queries import client
from clinic.checklist.items import Pathway
from clinic.checklist.models import Checklist, Transition
from clinic.checklist.pathways import canonical_json, checklist_hash
from clinic.checklist.queries.transitions import transition_row
from clinic.foundation.database import now
from clinic.foundation.errors import Refused

CLOSED = "This client’s record is closed. Open it again first."
NO_LEAVING = "Nobody who works with this client has written down that they leave."
NOT_OPEN = "This checklist is closed already."


def start_discharge(
    session: Session,
    *,
    by: Viewer,
    client_id: UUID,
    checklist: Pathway,
    leaving_on: date | None = None,
    is_short: bool = False,
) -> UUID:
    """The id of the client's open discharge: a new one, or the one that is open already."""
    _check(session, by, client_id)
    earlier = _open_one(session, client_id, "discharge", None)
    if earlier is not None:
        return _as_wished(earlier, leaving_on, is_short)
    row = _new(session, by, client_id, checklist, leaving_on, is_short)
    return _started(session, by, row)


def start_worker_leaving(
    session: Session,
    *,
    by: Viewer,
    client_id: UUID,
    checklist: Pathway,
    departure_id: UUID,
    is_short: bool = False,
) -> UUID:
    """The id of the client's walk for one worker's leaving: a new one, or the one that is open already.

    Raises Refused when that worker is not with this client today.
    """
    _check(session, by, client_id)
    around = {one.id: one for one in departures_around(session, by, client_id)}
    if departure_id not in around:
        raise Refused(NO_LEAVING)
    earlier = _open_one(session, client_id, "worker_leaving", departure_id)
    if earlier is not None:
        return earlier.id
    departure = around[departure_id]
    row = _new(session, by, client_id, checklist, departure.last_day_with_clients, is_short)
    row.departure_id, row.worker_id = departure_id, departure.user_id
    return _started(session, by, row)


def stop_transition(session: Session, *, by: Viewer, transition_id: UUID, reason: str) -> None:
    """Close a walk that is no longer needed; what was written stays. Raises Refused when it is closed."""
    by.require(Permission.WALK)
    row = transition_row(session, by, transition_id)
    if row.status != "open":
        raise Refused(NOT_OPEN)
    row.status, row.ended_at, row.end_reason = "stopped", now(session), reason
    row.version += 1
    record(
        session,
        Event.TRANSITION_STOPPED,
        by=by,
        client_id=row.client_id,
        transition_id=row.id,
        subject=row.id,
    )
    session.flush()


def _check(session: Session, by: Viewer, client_id: UUID) -> None:
    by.require(Permission.WALK)
    if client(session, by, client_id).closed_at is not None:
        raise Refused(CLOSED)


def _open_one(
    session: Session, client_id: UUID, pathway: str, departure_id: UUID | None
) -> Transition | None:
    return session.scalar(
        select(Transition)
        .where(
            Transition.client_id == client_id,
            Transition.pathway == pathway,
            Transition.status == "open",
            Transition.departure_id.is_(None)
            if departure_id is None
            else Transition.departure_id == departure_id,
        )
        .order_by(Transition.started_at, Transition.id)
        .limit(1)
    )


def _as_wished(row: Transition, leaving_on: date | None, is_short: bool) -> UUID:
    """A walk that is open already takes over a day that it lacked."""
    row.leaving_on = row.leaving_on or leaving_on
    row.is_short = row.is_short or is_short
    return row.id


def _new(
    session: Session,
    by: Viewer,
    client_id: UUID,
    checklist: Pathway,
    leaving_on: date | None,
    is_short: bool,
) -> Transition:
    return Transition(
        client_id=client_id,
        pathway=checklist.key,
        worker_id=by.id,
        leaving_on=leaving_on,
        is_short=is_short,
        checklist_hash=_stored_hash(session, checklist),
        status="open",
        started_at=now(session),
        version=1,
    )


def _started(session: Session, by: Viewer, row: Transition) -> UUID:
    session.add(row)
    record(
        session,
        Event.TRANSITION_STARTED,
        by=by,
        client_id=row.client_id,
        transition_id=row.id,
        detail=row.pathway,
    )
    session.flush()
    return row.id


def _stored_hash(session: Session, checklist: Pathway) -> str:
    """Keep the resolved checklist once: what this walk asks stays, whatever the site changes later."""
    wanted = checklist_hash(checklist)
    if session.get(Checklist, wanted) is None:
        session.add(Checklist(hash=wanted, resolved=canonical_json(checklist), stored_at=now(session)))
        session.flush()
    return wanted
