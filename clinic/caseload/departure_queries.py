"""Workers who leave: what is known once for all of their clients."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import Worker, workers_by_id
from clinic.caseload.models import Assignment, Departure
from clinic.foundation.database import today
from clinic.foundation.errors import NotFound

NO_WORKER = "We can’t find this worker, or you don’t supervise their team."
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class DepartureView:
    """One worker's leaving. `private_reason` is "" for everybody but the worker and who supervises them.

    `does_for_everyone`: "What I do for almost everyone", one thing each. `cover` is the name of the worker
    who covers, `cover_words` what is said of it.
    """

    id: UUID
    user_id: UUID
    worker: str
    last_working_day: date
    last_client_day: date | None
    away_from: date | None
    cover_user_id: UUID | None
    cover: str
    cover_words: str
    reason_words: str
    private_reason: str
    contact_rule: str
    does_for_everyone: tuple[str, ...]
    version: int

    @property
    def last_day_with_clients(self) -> date:
        """The last day on which a client can reach this worker: on the day they go away, nobody can."""
        before_away = self.away_from - timedelta(days=1) if self.away_from else None
        days = (self.last_working_day, self.last_client_day, before_away)
        return min(day for day in days if day is not None)


def own_departure(session: Session, viewer: Viewer) -> DepartureView | None:
    """The viewer's own leaving, while it is open; or None."""
    return departure_of(session, viewer, viewer.id)


def departure_of(session: Session, viewer: Viewer, user_id: UUID) -> DepartureView | None:
    """A worker's open leaving, or None. NotFound unless it is the viewer, or somebody whom they supervise."""
    leaver = leaving_worker(session, viewer, user_id)
    row = departure_row(session, viewer, leaver.id)
    return _view(session, viewer, row) if row else None


def leaving_worker(session: Session, viewer: Viewer, user_id: UUID) -> Worker:
    """Whose leaving the viewer may write down: their own, or that of somebody in a team they supervise.

    A worker can be gone from one day to the next; then the supervisor does it. NotFound for anybody else.
    """
    worker = workers_by_id(session, viewer, {user_id}).get(user_id)
    if worker is None or not (worker.id == viewer.id or worker.teams & viewer.supervises):
        raise NotFound(NO_WORKER)
    return worker


def departures_around(session: Session, viewer: Viewer, client_id: UUID) -> tuple[DepartureView, ...]:
    """Open leavings of workers who are with a client, or were till lately. The caller checked the scope."""
    day = today(session, viewer.zone)
    lately = Assignment.until_on.is_(None) | (Assignment.until_on >= day - LATELY)
    with_client = select(Assignment.user_id).where(
        Assignment.client_id == client_id, Assignment.from_on <= day, lately
    )
    found = _of_clinic(viewer).where(Departure.closed_at.is_(None), Departure.user_id.in_(with_client))
    rows = session.scalars(found.order_by(Departure.last_working_day, Departure.id)).all()
    return tuple(_view(session, viewer, row) for row in rows)


def departure_of_walk(session: Session, viewer: Viewer, departure_id: UUID) -> DepartureView:
    """The leaving that a client's walk hangs on. The caller has checked the client's scope."""
    return _view(
        session, viewer, session.scalars(_of_clinic(viewer).where(Departure.id == departure_id)).one()
    )


def departure_row(session: Session, viewer: Viewer, user_id: UUID) -> Departure | None:
    """The row of `departure_of`, for this room's own use."""
    theirs = _of_clinic(viewer).where(Departure.user_id == user_id, Departure.closed_at.is_(None))
    return session.scalar(theirs.order_by(Departure.created_at.desc(), Departure.id).limit(1))


def _of_clinic(viewer: Viewer) -> Select[Departure]:
    return select(Departure).where(Departure.clinic_id == viewer.clinic_id)


def _view(session: Session, viewer: Viewer, row: Departure) -> DepartureView:
    ids = {row.user_id} | ({row.cover_user_id} if row.cover_user_id else set())
    workers = workers_by_id(session, viewer, ids)
    leaver = workers[row.user_id]
    is_theirs = leaver.id == viewer.id or bool(leaver.teams & viewer.supervises)
    may_know_why = is_theirs and not viewer.someone_here
    return DepartureView(
        id=row.id,
        user_id=row.user_id,
        worker=leaver.name,
        last_working_day=row.last_working_day,
        last_client_day=row.last_client_day,
        away_from=row.away_from,
        cover_user_id=row.cover_user_id,
        cover=workers[row.cover_user_id].name if row.cover_user_id else "",
        cover_words=row.cover_words,
        reason_words=row.reason_words,
        private_reason=row.private_reason if may_know_why else "",
        contact_rule=row.contact_rule,
        does_for_everyone=tuple(line for line in row.does_for_everyone.splitlines() if line.strip()),
        version=row.version,
    )
