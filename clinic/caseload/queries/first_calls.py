"""For lists of clients: whom each rings first, and who leads, in a fixed number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.answers import answer_of
from clinic.caseload.models import Assignment
from clinic.caseload.models_people import Hat, Person
from clinic.caseload.queries.scope import current_on
from clinic.foundation.database import today


@dataclass(frozen=True)
class FirstCall:
    """Who wears the hat "first call" of a client. `answer`: as in answers.Answer.state."""

    person_id: UUID
    name: str
    relation: str
    nature: str
    answer: str


def first_calls_of(session: Session, client_ids: Collection[UUID]) -> dict[UUID, FirstCall]:
    """By client, for ids already seen to be in sight; the latest hat where two are worn."""
    rows = session.scalars(
        select(Person)
        .join(Hat, Hat.person_id == Person.id)
        .where(
            Person.client_id.in_(sorted(client_ids)),
            Person.removed_at.is_(None),
            Hat.hat == "first_call",
            Hat.ended_at.is_(None),
        )
        .order_by(Hat.given_on, Hat.id)
    ).all()
    return {row.client_id: _first_call(row) for row in rows}


def leads_of(session: Session, viewer: Viewer, client_ids: Collection[UUID]) -> dict[UUID, str]:
    """Name of today's lead worker by client, for ids already seen to be in sight."""
    day = today(session, viewer.zone)
    rows = session.execute(
        select(Assignment.client_id, Assignment.user_id)
        .where(Assignment.client_id.in_(sorted(client_ids)), Assignment.role == "lead", current_on(day))
        .order_by(Assignment.from_on, Assignment.assigned_at, Assignment.id)
    ).all()
    workers = workers_by_id(session, viewer, {user_id for _, user_id in rows})
    return {client_id: workers[user_id].name for client_id, user_id in rows}


def _first_call(row: Person) -> FirstCall:
    return FirstCall(row.id, row.name, row.relation, row.nature, answer_of(row.askings).state)
