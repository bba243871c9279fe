"""What keeping must know of each record: when it was closed, whether it is held. By the tables' own names.

There is no viewer here: nothing that anybody said is read, only ids and days.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from clinic.accounts.queries.installation import years_of_clinic, zone_of_clinic
from clinic.foundation.database import Base, now, today
from clinic.foundation.errors import NotFound
from clinic.keeping.models import LegalHold
from clinic.keeping.rules import KeepRule, Record, keep_until

NO_CLIENT = "There is no client with the id {client_id}. It stands in the address of the client’s page."


def records_of(session: Session, clinic_id: UUID) -> tuple[Record, ...]:
    """Every record of a clinic: open ones first, then by the day they were closed."""
    found = _records(session, _wanted(session).where(_client().c.clinic_id == clinic_id), clinic_id)
    return tuple(sorted(found, key=lambda one: (one.closed_on or date.min, one.client_id)))


def record_of(session: Session, client_id: UUID) -> Record:
    """One record, of whichever clinic. Raises NotFound."""
    client = _client()
    clinic_id = session.scalar(select(client.c.clinic_id).where(client.c.id == client_id))
    if clinic_id is None:
        raise NotFound(NO_CLIENT.format(client_id=client_id))
    return next(iter(_records(session, _wanted(session).where(client.c.id == client_id), clinic_id)))


def keep_rule(session: Session, clinic_id: UUID) -> KeepRule:
    """How long this clinic keeps records and its trail."""
    return KeepRule(*years_of_clinic(session, clinic_id))


def still_to_stay(session: Session, client_id: UUID) -> date | None:
    """The day until which the clinic's rule keeps a closed record, while that is still to come."""
    found = record_of(session, client_id)
    until = keep_until(keep_rule(session, found.clinic_id), found)
    return until if until and until > today(session, zone_of_clinic(session, found.clinic_id)) else None


def _client() -> Any:
    return Base.metadata.tables["client"]


def _wanted(session: Session) -> Select[Any]:
    client, emergency = _client(), Base.metadata.tables["emergency_access"]
    held = select(func.min(LegalHold.placed_at)).where(
        LegalHold.client_id == client.c.id, LegalHold.lifted_at.is_(None)
    )
    in_use = select(func.max(emergency.c.until)).where(
        emergency.c.client_id == client.c.id, emergency.c.until > now(session)
    )
    columns = (client.c.id, client.c.clinic_id, client.c.closed_at, client.c.born_on)
    return select(*columns, held.scalar_subquery().label("held"), in_use.scalar_subquery().label("in_use"))


def _records(session: Session, wanted: Select[Any], clinic_id: UUID) -> Iterable[Record]:
    zone = zone_of_clinic(session, clinic_id)
    for row in session.execute(wanted):
        yield Record(
            client_id=row.id,
            clinic_id=row.clinic_id,
            closed_on=_day(row.closed_at, zone),
            born_on=row.born_on,
            held_since=_day(row.held, zone),
            emergency_until=row.in_use,
        )


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None
