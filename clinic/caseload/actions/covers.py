"""One worker covers clients of another: for days, with a reason. Granted by who leads, or by a supervisor."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import WrongFact
from clinic.caseload.models import Assignment
from clinic.caseload.queries.covers import clients_to_cover
from clinic.foundation.database import now, today
from clinic.foundation.errors import Refused

LONGEST = timedelta(days=92)
PAST = "The first day can’t be before today."
ENDS_BEFORE_START = "The last day can’t be before the first day."
TOO_LONG = "A cover lasts three months at most. For longer, give the client a new lead."
NO_WORKER = "Choose somebody of your clinic whose account is open, and who is not the one who is away."
NOT_THEIRS = "One of these clients is not theirs to hand over today. Open the page again."
NOBODY = "Choose at least one client."


def grant_cover(
    session: Session,
    *,
    by: Viewer,
    away_id: UUID,
    cover_id: UUID,
    client_ids: Collection[UUID],
    from_on: date | None,
    until_on: date,
    reason: str,
) -> int:
    """Give these clients of the worker who is away a cover; how many were given one now.

    Who covers one of them already on all of these days is left as they are.
    """
    by.require(Permission.GRANT_COVER)
    start = from_on or today(session, by.zone)
    _check_days(start, until_on, today(session, by.zone))
    _check_worker(session, by, away_id, cover_id)
    theirs = {one.id for one in clients_to_cover(session, by, away_id)}
    if not client_ids:
        raise WrongFact("clients", NOBODY)
    if not set(client_ids) <= theirs:
        raise WrongFact("clients", NOT_THEIRS)
    wanted = sorted(set(client_ids) - _covered(session, cover_id, start, until_on))
    for client_id in wanted:
        session.add(_cover(session, by, client_id, cover_id, start, until_on, reason))
        record(session, Event.CLIENT_ASSIGNED, by=by, client_id=client_id, subject=cover_id, detail="cover")
    session.flush()
    return len(wanted)


def _check_days(start: date, until_on: date, day: date) -> None:
    if start < day:
        raise WrongFact("from_on", PAST)
    if until_on < start:
        raise WrongFact("until_on", ENDS_BEFORE_START)
    if until_on - start > LONGEST:
        raise WrongFact("until_on", TOO_LONG)


def _check_worker(session: Session, by: Viewer, away_id: UUID, cover_id: UUID) -> None:
    worker = workers_by_id(session, by, {cover_id}).get(cover_id)
    if worker is None or not worker.active or cover_id == away_id:
        raise Refused(NO_WORKER)


def _covered(session: Session, cover_id: UUID, start: date, until_on: date) -> set[UUID]:
    """Clients whom this worker has in hand on all of these days."""
    lasts = Assignment.until_on.is_(None) | (Assignment.until_on >= until_on)
    whole = (Assignment.user_id == cover_id, Assignment.from_on <= start, lasts)
    return set(session.scalars(select(Assignment.client_id).where(*whole)))


def _cover(
    session: Session, by: Viewer, client_id: UUID, cover_id: UUID, start: date, until_on: date, reason: str
) -> Assignment:
    return Assignment(
        client_id=client_id,
        user_id=cover_id,
        role="cover",
        from_on=start,
        until_on=until_on,
        reason=reason,
        assigned_by=by.id,
        assigned_at=now(session),
    )
