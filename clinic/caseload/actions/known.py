"""Making a person around a client out of somebody already known: a worker, or a place of the directory."""

from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.actions.contacts import Contact, set_contacts
from clinic.caseload.actions.guards import client_to_change
from clinic.caseload.actions.people import add_person
from clinic.caseload.people_catalogue import nature_of
from clinic.caseload.queries.people import people_around, person
from clinic.caseload.queries.places import place
from clinic.foundation.errors import NotFound

NOBODY = "We can’t find whoever was picked. Open the page again."


def person_from_known(session: Session, *, by: Viewer, client_id: UUID, key: str) -> UUID:
    """The id of the person for a key of queries.known_people: found, or made with what is known of them.

    Raises NotFound for a key that names nobody whom the viewer may pick for this client.
    """
    client_to_change(session, by, client_id)
    kind, _, text = key.partition(":")
    known_id = _as_id(text)
    if kind == "person":
        found = person(session, by, known_id)
        if found.client_id != client_id:
            raise NotFound(NOBODY)
        return found.id
    already = next(
        (one for one in people_around(session, by, client_id) if known_id in (one.user_id, one.place_id)),
        None,
    )
    if already is not None:
        return already.id
    if kind == "worker":
        return _from_worker(session, by, client_id, known_id)
    if kind == "place":
        return _from_place(session, by, client_id, known_id)
    raise NotFound(NOBODY)


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound(NOBODY) from error


def _from_worker(session: Session, by: Viewer, client_id: UUID, user_id: UUID) -> UUID:
    worker = workers_by_id(session, by, {user_id}).get(user_id)
    if worker is None or not worker.active:
        raise NotFound(NOBODY)
    added = add_person(
        session,
        by=by,
        client_id=client_id,
        name=worker.name,
        nature="paid",
        type="case_manager",
        relation=worker.job,
        organisation=by.clinic_name,
        grown_up="yes",
    )
    added.user_id = user_id
    if worker.phone:
        contact = Contact(kind="phone", value=worker.phone, ways=("ring",))
        set_contacts(session, by=by, client_id=client_id, person_id=added.id, contacts=[contact])
    session.flush()
    return added.id


def _from_place(session: Session, by: Viewer, client_id: UUID, place_id: UUID) -> UUID:
    known = place(session, by, place_id)
    added = add_person(
        session,
        by=by,
        client_id=client_id,
        name=known.name,
        nature=nature_of(known.type),
        type=known.type,
        meets=known.meets,
        grown_up="yes",
        substance=known.substance,
    )
    added.place_id = place_id
    contacts = []
    if known.phone:
        contacts.append(Contact(kind="phone", value=known.phone, ways=known.ways, hours=known.hours))
    if known.address:
        contacts.append(Contact(kind="place", value=known.address, hours=known.hours))
    set_contacts(session, by=by, client_id=client_id, person_id=added.id, contacts=contacts)
    return added.id
