"""What a client lets whom have, as it stands today: later rows over earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.models_people import Consent, Person
from clinic.caseload.queries.scope import client
from clinic.foundation.database import today


@dataclass(frozen=True)
class ConsentView:
    """The last word about one person and one kind. `state`: given, refused, withdrawn, ended."""

    id: UUID
    person_id: UUID
    kind: str
    state: str
    on: date
    how: str
    until_on: date | None

    @property
    def holds(self) -> bool:
        """Whether it lets something be told today."""
        return self.state == "given"


def consents_of(session: Session, viewer: Viewer, client_id: UUID) -> tuple[ConsentView, ...]:
    """The standing of every consent that was asked for, of people who were not removed, oldest first."""
    client(session, viewer, client_id)
    rows = session.scalars(
        select(Consent)
        .join(Person, Person.id == Consent.person_id)
        .where(Consent.client_id == client_id, Person.removed_at.is_(None))
        .order_by(Consent.seq, Consent.id)
    )
    return standing(rows, today(session, viewer.zone))


def standing(rows: Iterable[Consent], day: date) -> tuple[ConsentView, ...]:
    """The last word of each person and kind among these rows, which come oldest first."""
    last = {(row.person_id, row.kind): row for row in rows}
    return tuple(_view(row, day) for row in last.values())


def _view(row: Consent, day: date) -> ConsentView:
    return ConsentView(row.id, row.person_id, row.kind, _state(row, day), row.given_on, row.how, row.until_on)


def _state(row: Consent, day: date) -> str:
    if row.withdraws is not None:
        return "withdrawn"
    if not row.given:
        return "refused"
    return "ended" if row.until_on is not None and row.until_on < day else "given"
