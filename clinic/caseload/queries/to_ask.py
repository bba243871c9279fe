"""Whom somebody means to ask, or has asked without an answer: for lists, in a fixed number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.caseload.answers import Answer, answer_of
from clinic.caseload.models_people import Asking, Person


@dataclass(frozen=True)
class ToAsk:
    """A person whose answer is waited for. `by`: the day it was to be asked again, if one was named."""

    client_id: UUID
    person_id: UUID
    name: str
    was_asked: bool
    who_asks: str
    by: date | None


def people_to_ask(session: Session, client_ids: Collection[UUID]) -> tuple[ToAsk, ...]:
    """For clients already seen to be in sight: the earliest day first, no day last."""
    asked = select(Asking.person_id).where(Asking.client_id.in_(sorted(client_ids)))
    rows = session.scalars(
        select(Person)
        .where(Person.id.in_(asked), Person.removed_at.is_(None))
        .order_by(Person.created_at, Person.id)
    )
    waiting = [_to_ask(row, answer) for row in rows if _is_waited_for(answer := answer_of(row.askings))]
    return tuple(sorted(waiting, key=lambda one: (one.by is None, one.by or date.max)))


def _is_waited_for(answer: Answer) -> bool:
    return answer.state == "asked" or bool(answer.ask_who or answer.ask_by)


def _to_ask(row: Person, answer: Answer) -> ToAsk:
    return ToAsk(row.client_id, row.id, row.name, answer.state == "asked", answer.ask_who, answer.ask_by)
