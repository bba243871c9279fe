"""The people around a client."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.models_people import ContactPoint, Person
from clinic.caseload.person_view import ContactView, PersonView, contact_view, person_view
from clinic.caseload.queries.consents import consents_of
from clinic.caseload.queries.scope import client, visible_clients
from clinic.foundation.errors import NotFound

NO_PERSON = "We can’t find this person, or you don’t work with their client."


def people_around(session: Session, viewer: Viewer, client_id: UUID) -> tuple[PersonView, ...]:
    """Everybody around a client who was not removed, in the order they were put in."""
    know_others = _who_may_know_others(session, viewer, client_id)
    rows = session.scalars(
        select(Person)
        .where(Person.client_id == client_id, Person.removed_at.is_(None))
        .order_by(Person.position, Person.created_at, Person.id)
    )
    return tuple(_for_eyes(person_view(row, know_others), viewer) for row in rows)


def person(session: Session, viewer: Viewer, person_id: UUID, *, removed: bool = False) -> PersonView:
    """One person around a client in sight; with `removed`, one that was taken off. Or NotFound."""
    row = person_row(session, viewer, person_id, removed=removed)
    return _for_eyes(person_view(row, _who_may_know_others(session, viewer, row.client_id)), viewer)


def person_of(session: Session, viewer: Viewer, client_id: UUID, person_id: UUID) -> PersonView:
    """One person around this very client, or NotFound."""
    found = person(session, viewer, person_id)
    if found.client_id != client_id:
        raise NotFound(NO_PERSON)
    return found


def person_row(session: Session, viewer: Viewer, person_id: UUID, *, removed: bool = False) -> Person:
    """The row of `person`, for this room's own use."""
    in_sight = visible_clients(session, viewer).subquery()
    found = session.scalar(
        select(Person)
        .join(in_sight, in_sight.c.id == Person.client_id)
        .where(
            Person.id == person_id, Person.removed_at.is_not(None) if removed else Person.removed_at.is_(None)
        )
    )
    if found is None:
        raise NotFound(NO_PERSON)
    return found


def contacts_of_client(session: Session, viewer: Viewer, client_id: UUID) -> tuple[ContactView, ...]:
    """How the client can be reached, in order."""
    client(session, viewer, client_id)
    rows = session.scalars(
        select(ContactPoint)
        .where(ContactPoint.client_id == client_id, ContactPoint.person_id.is_(None))
        .order_by(ContactPoint.position, ContactPoint.id)
    )
    return tuple(contact_view(row) for row in rows)


def _for_eyes(shown: PersonView, viewer: Viewer) -> PersonView:
    """Without what is for workers alone, while somebody else can see the screen."""
    if not viewer.someone_here:
        return shown
    return replace(shown, how_is_it="", chosen_in_company=False)


def _who_may_know_others(session: Session, viewer: Viewer, client_id: UUID) -> frozenset[UUID]:
    consents = consents_of(session, viewer, client_id)
    return frozenset(one.person_id for one in consents if one.kind == "know_others" and one.holds)
