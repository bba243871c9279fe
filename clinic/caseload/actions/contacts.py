"""How to reach a client or a person: the whole list at once, and numbers that were tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import client_to_change, person_to_change
from clinic.caseload.answers import join_keys
from clinic.caseload.models_people import ContactPoint
from clinic.foundation.contact_points import tidy_email, tidy_phone
from clinic.foundation.database import today
from clinic.foundation.days import Hours, hours_to_json
from clinic.foundation.errors import NotFound
from clinic.foundation.regions import load_region

NO_CONTACT = "We can’t find this number or address. Open the page again."


@dataclass(frozen=True)
class Contact:
    """One way to reach somebody, as typed. `id`: of the row that it changes, None for a new one.

    `kind`: phone, email, place (in person), none. `ways`: ring, text, relay, video, message, knock.
    `safe_message`: "", yes, no.
    """

    kind: str
    value: str = ""
    ways: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    hours_note: str = ""
    safe_message: str = ""
    id: UUID | None = None


def set_contacts(
    session: Session,
    *,
    by: Viewer,
    client_id: UUID,
    contacts: Sequence[Contact],
    person_id: UUID | None = None,
) -> None:
    """Make these all the ways to reach a person, or the client (no person), in this order.

    A number keeps "tried on" for as long as it is the same number. Raises NotFound for a row id that is not
    one of theirs, BadPhone or BadEmail for what is neither.
    """
    person = person_to_change(session, by, person_id) if person_id else None
    client_to_change(session, by, client_id)
    if person is not None and person.client_id != client_id:
        raise NotFound(NO_CONTACT)
    stored = {row.id: row for row in _rows(session, client_id, person_id)}
    wanted = {contact.id for contact in contacts if contact.id is not None}
    if not wanted <= stored.keys():
        raise NotFound(NO_CONTACT)
    for position, contact in enumerate(contacts):
        row = stored[contact.id] if contact.id else ContactPoint(client_id=client_id, person_id=person_id)
        _write(row, contact, position, load_region(by.region).phone_region)
        session.add(row)
    for row_id in stored.keys() - wanted:
        session.delete(stored[row_id])
    _record_change(session, by, client_id, person_id)
    session.flush()
    if person is not None:
        session.expire(person, ["contacts"])


def mark_number_tried(session: Session, *, by: Viewer, contact_id: UUID, on: date | None = None) -> None:
    """Somebody rang (or wrote to) this number and it was right, today or on a day given."""
    row = session.get(ContactPoint, contact_id)
    if row is None:
        raise NotFound(NO_CONTACT)
    if row.person_id is None:
        client_to_change(session, by, row.client_id)
    else:
        person_to_change(session, by, row.person_id)
    row.tried_on, row.tried_by = on or today(session, by.zone), by.id
    record(session, Event.NUMBER_TRIED, by=by, client_id=row.client_id, subject=row.id)
    session.flush()


def _rows(session: Session, client_id: UUID, person_id: UUID | None) -> Sequence[ContactPoint]:
    theirs = ContactPoint.person_id == person_id if person_id else ContactPoint.person_id.is_(None)
    return session.scalars(
        select(ContactPoint)
        .where(ContactPoint.client_id == client_id, theirs)
        .order_by(ContactPoint.position, ContactPoint.id)
    ).all()


def _write(row: ContactPoint, contact: Contact, position: int, phone_region: str) -> None:
    value, digits, odd = _tidied(contact, phone_region)
    if (row.kind, row.value) != (contact.kind, value) and row.digits != (digits or None):
        row.tried_on = row.tried_by = None
    row.kind, row.value, row.digits, row.odd = contact.kind, value, digits, odd
    row.ways = join_keys(contact.ways)
    row.hours = hours_to_json(contact.hours)
    row.hours_note = contact.hours_note
    row.safe_message = contact.safe_message
    row.position = position


def _tidied(contact: Contact, phone_region: str) -> tuple[str, str, bool]:
    if contact.kind == "phone":
        phone = tidy_phone(contact.value, phone_region)
        return phone.text, phone.digits, phone.odd
    if contact.kind == "email":
        return tidy_email(contact.value), "", False
    return contact.value, "", False


def _record_change(session: Session, by: Viewer, client_id: UUID, person_id: UUID | None) -> None:
    if person_id is None:
        record(session, Event.CLIENT_CHANGED, by=by, client_id=client_id, detail="contacts")
    else:
        record(
            session, Event.PERSON_CHANGED, by=by, client_id=client_id, subject=person_id, detail="contacts"
        )
