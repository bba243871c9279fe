"""Transitions in the viewer's sight: one client's move each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Subquery, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.queries import visible_clients
from clinic.checklist.models import Transition
from clinic.foundation.errors import NotFound

NO_TRANSITION = "We can’t find this checklist, or you don’t work with its client."


@dataclass(frozen=True)
class TransitionView:
    """One client's move, led by `worker`. `pathway`, `status`: as in models.Transition."""

    id: UUID
    client_id: UUID
    client_name: str
    pathway: str
    leaving_on: date | None
    is_short: bool
    status: str
    worker_id: UUID
    worker: str
    departure_id: UUID | None
    started_at: datetime

    @property
    def is_open(self) -> bool:
        return self.status == "open"


def transition(session: Session, viewer: Viewer, transition_id: UUID) -> TransitionView:
    """One transition of a client in the viewer's sight; NotFound, alike for "not there" and "not yours"."""
    found = _views(session, viewer, _in_sight(session, viewer).where(Transition.id == transition_id))
    if not found:
        raise NotFound(NO_TRANSITION)
    return found[0]


def transitions_of(session: Session, viewer: Viewer, client_id: UUID) -> tuple[TransitionView, ...]:
    """Every transition of one client, newest first."""
    wanted = _in_sight(session, viewer).where(Transition.client_id == client_id)
    return _views(session, viewer, wanted.order_by(Transition.started_at.desc(), Transition.id))


def open_transitions(session: Session, viewer: Viewer) -> tuple[TransitionView, ...]:
    """Open transitions of every client in the viewer's sight: the nearest leaving day first, no day last."""
    no_day_last = Transition.leaving_on.is_(None)
    wanted = _in_sight(session, viewer).where(Transition.status == "open")
    return _views(session, viewer, wanted.order_by(no_day_last, Transition.leaving_on, Transition.id))


def departure_transitions(session: Session, viewer: Viewer, departure_id: UUID) -> tuple[TransitionView, ...]:
    """Open transitions that hang on one worker's leaving, in the order of the clients' names."""
    in_sight = visible_clients(session, viewer).subquery()
    wanted = _joined(in_sight).where(Transition.departure_id == departure_id, Transition.status == "open")
    return _views(session, viewer, wanted.order_by(in_sight.c.sort_name, Transition.id))


def transition_row(session: Session, viewer: Viewer, transition_id: UUID) -> Transition:
    """The row of `transition`, for this room's own use."""
    found = session.execute(_in_sight(session, viewer).where(Transition.id == transition_id)).first()
    if found is None:
        raise NotFound(NO_TRANSITION)
    row: Transition = found[0]
    return row


def _in_sight(session: Session, viewer: Viewer) -> Select[Any]:
    return _joined(visible_clients(session, viewer).subquery())


def _joined(in_sight: Subquery) -> Select[Any]:
    return select(Transition, in_sight.c.preferred_name).join(in_sight, in_sight.c.id == Transition.client_id)


def _views(session: Session, viewer: Viewer, wanted: Select[Any]) -> tuple[TransitionView, ...]:
    rows = session.execute(wanted).all()
    workers = workers_by_id(session, viewer, {row.worker_id for row, _ in rows})
    return tuple(_view(row, name, workers[row.worker_id].name) for row, name in rows)


def _view(row: Transition, client_name: str, worker: str) -> TransitionView:
    return TransitionView(
        id=row.id,
        client_id=row.client_id,
        client_name=client_name,
        pathway=row.pathway,
        leaving_on=row.leaving_on,
        is_short=row.is_short,
        status=row.status,
        worker_id=row.worker_id,
        worker=worker,
        departure_id=row.departure_id,
        started_at=row.started_at,
    )
