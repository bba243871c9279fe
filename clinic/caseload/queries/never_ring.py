"""Who must never be rung or told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.models_people import NeverRing
from clinic.caseload.person_view import PersonView
from clinic.caseload.queries.scope import client
from clinic.foundation.contact_points import same_number
from clinic.foundation.text import fold


@dataclass(frozen=True)
class NeverRingView:
    """Somebody who must never be rung or told. `reason` is for the people who work with the client alone."""

    id: UUID
    name: str
    nickname: str
    number: str
    digits: str
    address: str
    reason: str
    recorded_on: date


def never_ring_of(session: Session, viewer: Viewer, client_id: UUID) -> tuple[NeverRingView, ...]:
    """Everybody whom this client's workers must never ring or tell, in the order they were recorded."""
    client(session, viewer, client_id)
    rows = session.scalars(
        select(NeverRing)
        .where(NeverRing.client_id == client_id, NeverRing.removed_at.is_(None))
        .order_by(NeverRing.recorded_on, NeverRing.name, NeverRing.id)
    )
    return tuple(_view(row) for row in rows)


def never_ring_clashes(
    session: Session, viewer: Viewer, client_id: UUID, people: Iterable[PersonView]
) -> dict[UUID, NeverRingView]:
    """By person: the first entry that shares their name or a number. Look before anybody rings them."""
    entries = never_ring_of(session, viewer, client_id)
    clashes = {
        one.id: same_as_never_ring(
            entries, name=one.name, numbers=[contact.digits for contact in one.contacts if contact.digits]
        )
        for one in people
    }
    return {person_id: found[0] for person_id, found in clashes.items() if found}


def same_as_never_ring(
    entries: Iterable[NeverRingView], *, name: str, numbers: Iterable[str] = ()
) -> tuple[NeverRingView, ...]:
    """The entries that share a name or a number with somebody. A hint to look: two may share a name."""
    numbers = tuple(numbers)
    return tuple(entry for entry in entries if _shares_name(entry, name) or _shares_number(entry, numbers))


def _shares_name(entry: NeverRingView, name: str) -> bool:
    return fold(name) in {fold(entry.name), fold(entry.nickname)} - {""}


def _shares_number(entry: NeverRingView, numbers: tuple[str, ...]) -> bool:
    return any(same_number(entry.digits, number) for number in numbers)


def _view(row: NeverRing) -> NeverRingView:
    return NeverRingView(
        id=row.id,
        name=row.name,
        nickname=row.nickname,
        number=row.number,
        digits=row.digits,
        address=row.address,
        reason=row.reason,
        recorded_on=row.recorded_on,
    )
