"""Reading the trail: who looked at this client, when, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.audit.names import client_names
from clinic.audit.wording import events_of_group
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound, Refused

PAGE_SIZE = 50
MOST_IN_A_FILE = 20_000
TOO_MANY = "More than 20,000 events fit. Choose fewer days, and save the file again."
EMERGENCY = "emergency"


@dataclass(frozen=True)
class TrailWish:
    """How the trail is wanted. `who`: part of a worker's name; `whom`: words of a client's name or code.

    `client_id`: one client. `group`: a key of wording.GROUPS. Days are the clinic's, both included.
    `before`: the number that the page starts below.
    """

    who: str = ""
    whom: str = ""
    client_id: UUID | None = None
    group: str = ""
    from_on: date | None = None
    until_on: date | None = None
    before: int | None = None


@dataclass(frozen=True)
class TrailLine:
    """One event. `client`: what the client is called, "" when it is about none. Others as in models."""

    seq: int
    at: datetime
    actor_id: UUID | None
    actor: str
    event: str
    client_id: UUID | None
    client: str
    basis: str
    reader: str
    outcome: str
    subject: str
    detail: str
    late: bool


@dataclass(frozen=True)
class TrailPage:
    """Newest first. `before`: where the next page starts, None at the end."""

    lines: tuple[TrailLine, ...]
    total: int
    before: int | None


def trail_page(session: Session, viewer: Viewer, wish: TrailWish, *, size: int = PAGE_SIZE) -> TrailPage:
    """A page of what the viewer may read: an auditor all of the clinic's, a supervisor their teams'."""
    wanted = _wanted(session, viewer, wish)
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    if wish.before is not None:
        wanted = wanted.where(AuditEvent.seq < wish.before)
    rows = session.scalars(wanted.order_by(AuditEvent.seq.desc()).limit(size + 1)).all()
    before = rows[size - 1].seq if len(rows) > size else None
    return TrailPage(_lines(session, viewer, rows[:size]), total, before)


def whole_trail(session: Session, viewer: Viewer, wish: TrailWish) -> tuple[TrailLine, ...]:
    """Everything that fits, oldest first, for a file. Raises Refused when it is too much."""
    wanted = _wanted(session, viewer, wish).order_by(AuditEvent.seq)
    rows = session.scalars(wanted.limit(MOST_IN_A_FILE + 1)).all()
    if len(rows) > MOST_IN_A_FILE:
        raise Refused(TOO_MANY)
    return _lines(session, viewer, rows)


def trail_of_client(
    session: Session, viewer: Viewer, client_id: UUID, *, since: date
) -> tuple[TrailLine, ...]:
    """Who opened, printed or changed the record of a client in the viewer's sight, oldest first."""
    names = client_names(session)
    if client_id not in set(session.scalars(names.in_sight(session, viewer))):
        raise NotFound
    wanted = _of_clinic(viewer).where(AuditEvent.client_id == client_id, AuditEvent.outcome != "denied")
    rows = session.scalars(
        wanted.where(AuditEvent.at >= _start(since, viewer))
        .order_by(AuditEvent.seq.desc())
        .limit(MOST_IN_A_FILE)
    ).all()
    return _lines(session, viewer, rows[::-1])


def times_lately(session: Session, viewer: Viewer, event: Event, within: timedelta) -> int:
    """How often the viewer did this within the time that has just passed."""
    since = now(session) - within
    own = (AuditEvent.actor_id == viewer.id, AuditEvent.event == event.value, AuditEvent.at > since)
    counted = select(func.count()).select_from(AuditEvent)
    return session.scalar(counted.where(AuditEvent.chain_id == viewer.clinic_id, *own)) or 0


def _of_clinic(viewer: Viewer) -> Select[AuditEvent]:
    return select(AuditEvent).where(AuditEvent.chain_id == viewer.clinic_id)


def _wanted(session: Session, viewer: Viewer, wish: TrailWish) -> Select[AuditEvent]:
    viewer.require(Permission.READ_TRAIL)
    return _of_clinic(viewer).where(*_scope(session, viewer), *_filters(session, viewer, wish))


def _scope(session: Session, viewer: Viewer) -> Iterable[ColumnElement[bool]]:
    names = client_names(session)
    if not viewer.may(Permission.READ_WHOLE_TRAIL):
        yield AuditEvent.client_id.in_(names.of_supervised_teams(session, viewer))
    if viewer.someone_here:
        yield AuditEvent.client_id == viewer.someone_here


def _filters(session: Session, viewer: Viewer, wish: TrailWish) -> Iterable[ColumnElement[bool]]:
    if wish.who.strip():
        words = wish.who.lower().split()
        yield from (func.lower(AuditEvent.actor_name).contains(word, autoescape=True) for word in words)
    if wish.whom.strip():
        yield AuditEvent.client_id.in_(client_names(session).called(session, viewer, wish.whom))
    if wish.client_id:
        yield AuditEvent.client_id == wish.client_id
    if wish.group:
        yield _is_of_group(wish.group)
    if wish.from_on:
        yield AuditEvent.at >= _start(wish.from_on, viewer)
    if wish.until_on:
        yield AuditEvent.at < _start(wish.until_on + timedelta(days=1), viewer)


def _is_of_group(group: str) -> ColumnElement[bool]:
    named = AuditEvent.event.in_(events_of_group(group))
    return or_(named, AuditEvent.basis == EMERGENCY) if group == EMERGENCY else named


def _start(day: date, viewer: Viewer) -> datetime:
    """The instant at which a day begins in the clinic's zone."""
    return datetime.combine(day, time(), viewer.zone)


def _lines(session: Session, viewer: Viewer, rows: Sequence[AuditEvent]) -> tuple[TrailLine, ...]:
    ids = {row.client_id for row in rows if row.client_id}
    names = client_names(session).names(session, viewer, ids)
    return tuple(_line(row, names) for row in rows)


def _line(row: AuditEvent, names: dict[UUID, str]) -> TrailLine:
    return TrailLine(
        seq=row.seq,
        at=row.at,
        actor_id=row.actor_id,
        actor=row.actor_name,
        event=row.event,
        client_id=row.client_id,
        client=names.get(row.client_id, "") if row.client_id else "",
        basis=row.basis,
        reader=row.reader,
        outcome=row.outcome,
        subject=row.subject,
        detail=row.detail,
        late=row.late,
    )
