"""What a client lets whom have, as it stands today: later rows over earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.models_people import Consent, Person
from clinic.caseload.queries.scope import client
from clinic.foundation.database import today

# Two who write at once may be given the same number: then a no is later than a yes.
OLDEST_FIRST = (Consent.seq, Consent.given.desc(), Consent.id)
NEWEST_FIRST = (Consent.seq.desc(), Consent.given, Consent.id.desc())
SOON = 14  # days before its last day in which a consent is shown as ending


@dataclass(frozen=True)
class ConsentView:
    """The last word about one person and one kind. `state`: given, refused, withdrawn, ended.

    `how`: said, phone, written. `purpose`: help, care, or "" where none has to be named. `days_left`: until
    its last day, None for a consent without one.
    """

    id: UUID
    person_id: UUID
    kind: str
    state: str
    on: date
    how: str
    until_on: date | None
    purpose: str = ""
    days_left: int | None = None

    @property
    def holds(self) -> bool:
        """Whether it lets something be told today."""
        return self.state == "given"

    @property
    def is_no(self) -> bool:
        """Whether the client said no, or took a yes back."""
        return self.state in ("refused", "withdrawn")

    @property
    def ends_soon(self) -> bool:
        """Whether its last day is near."""
        return self.holds and self.days_left is not None and self.days_left <= SOON


@dataclass(frozen=True)
class ConsentSaid:
    """One line of what was said and written down. `what`: given, refused, withdrawn.

    `is_struck`: it was a mistake, and counts for nothing. `may_strike`: the viewer wrote it down today.
    """

    id: UUID
    kind: str
    what: str
    on: date
    how: str
    until_on: date | None
    purpose: str
    worker: str
    written_at: datetime
    is_struck: bool
    may_strike: bool


def consents_of(session: Session, viewer: Viewer, client_id: UUID) -> tuple[ConsentView, ...]:
    """The standing of every consent that was asked for, oldest first.

    While the record is closed no yes holds: it was given for as long as the care lasts, as the form says. Of
    people who were taken off the list no yes is left, but a no is: they may be in a plan made before.
    """
    is_closed = client(session, viewer, client_id).closed_at is not None
    rows = session.scalars(select(Consent).where(Consent.client_id == client_id).order_by(*OLDEST_FIRST))
    off_list = set(
        session.scalars(
            select(Person.id).where(Person.client_id == client_id, Person.removed_at.is_not(None))
        )
    )
    every = standing(rows, today(session, viewer.zone), is_closed=is_closed)
    return tuple(one for one in every if one.is_no or one.person_id not in off_list)


def consents_said(
    session: Session, viewer: Viewer, client_id: UUID, person_id: UUID
) -> tuple[ConsentSaid, ...]:
    """Everything that was ever written down about one person of a client in sight, newest first."""
    client(session, viewer, client_id)
    rows = session.scalars(
        select(Consent)
        .where(Consent.client_id == client_id, Consent.person_id == person_id)
        .order_by(*NEWEST_FIRST)
    ).all()
    workers = workers_by_id(session, viewer, {row.recorded_by for row in rows})
    struck = {row.strikes for row in rows}
    day = today(session, viewer.zone)
    return tuple(
        ConsentSaid(
            id=row.id,
            kind=row.kind,
            what=_what(row),
            on=row.given_on,
            how=row.how,
            until_on=row.until_on,
            purpose=row.purpose,
            worker=workers[row.recorded_by].name,
            written_at=row.recorded_at,
            is_struck=row.id in struck,
            may_strike=row.id not in struck and was_written_now(row, viewer, day),
        )
        for row in rows
        if row.strikes is None
    )


def was_written_now(row: Consent, viewer: Viewer, day: date) -> bool:
    """Whether this viewer wrote it down on this day: then it may be a slip of the hand."""
    return row.recorded_by == viewer.id and row.recorded_at.astimezone(viewer.zone).date() == day


def standing(rows: Iterable[Consent], day: date, *, is_closed: bool = False) -> tuple[ConsentView, ...]:
    """The last word of each person and kind among these rows, which come oldest first."""
    last = {(row.person_id, row.kind): row for row in that_count(rows)}
    return tuple(_view(row, day, is_closed) for row in last.values())


def that_count(rows: Iterable[Consent]) -> list[Consent]:
    """Without what was struck out as a mistake, and without the strikes themselves."""
    known = list(rows)
    struck = {row.strikes for row in known}
    return [row for row in known if row.strikes is None and row.id not in struck]


def _view(row: Consent, day: date, is_closed: bool) -> ConsentView:
    return ConsentView(
        id=row.id,
        person_id=row.person_id,
        kind=row.kind,
        state=_state(row, day, is_closed),
        on=row.given_on,
        how=row.how,
        until_on=row.until_on,
        purpose=row.purpose,
        days_left=(row.until_on - day).days if row.until_on else None,
    )


def _state(row: Consent, day: date, is_closed: bool) -> str:
    is_over = row.given and (is_closed or (row.until_on is not None and row.until_on < day))
    return "ended" if is_over else _what(row)


def _what(row: Consent) -> str:
    if row.withdraws is not None:
        return "withdrawn"
    return "given" if row.given else "refused"
