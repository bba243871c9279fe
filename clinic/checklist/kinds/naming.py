"""Naming somebody on a page of the walk: picked from those already known, or new with a name and a number."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from clinic.caseload import queries as caseload
from clinic.caseload.actions import Contact, add_person, person_from_known, set_contacts
from clinic.caseload.person_view import ContactView
from clinic.checklist.kinds.kind import Value, Writing
from clinic.foundation.days import Hours

NEW, NOBODY = "new", "none"


@dataclass(frozen=True)
class NewPerson:
    """Somebody new around the client, as asked in passing; the rest is asked on their own page."""

    name: str
    nature: str = "unpaid"
    type: str = "other"
    relation: str = ""
    phone: str = ""
    ways: tuple[str, ...] = ("ring",)
    grown_up: str = "not_known"
    doings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reaching:
    """How and when a person's first number is answered. Empty parts leave what is stored as it is."""

    ways: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = field(default=())


def pick_key(stored: object) -> str:
    """The key that a list of known people uses for a stored person key."""
    key = str(stored or "")
    return key if key in ("", NOBODY) else f"person:{key}"


def named_person(writing: Writing, value: Value) -> UUID:
    """The id of whoever was named: {"person": key of known_people} or {"person": "new", "new": NewPerson}."""
    if value["person"] == NEW:
        return add_new_person(writing, value["new"])
    return person_from_known(
        writing.session, by=writing.by, client_id=writing.client_id, key=str(value["person"])
    )


def add_new_person(writing: Writing, new: NewPerson) -> UUID:
    """Put somebody new around the client, with their number."""
    added = add_person(
        writing.session,
        by=writing.by,
        client_id=writing.client_id,
        name=new.name,
        nature=new.nature,
        type=new.type,
        relation=new.relation,
        grown_up=new.grown_up,
        doings=",".join(new.doings),
    )
    if new.phone:
        phone = Contact(kind="phone", value=new.phone, ways=new.ways)
        _set(writing, added.id, [phone])
    return added.id


def set_reaching(writing: Writing, person_id: UUID, reaching: Reaching | None) -> None:
    """Keep how and when the person's first number is answered. Nothing happens when it is known already."""
    if reaching is None:
        return
    person = caseload.person(writing.session, writing.by, person_id)  # may be new: the facts are older
    if not person.phones:
        return
    first = person.phones[0]
    wanted = replace(first, ways=reaching.ways or first.ways, hours=reaching.hours or first.hours)
    if wanted != first:
        contacts = [wanted if contact.id == first.id else contact for contact in person.contacts]
        _set(writing, person_id, [_as_typed(contact) for contact in contacts])


def _as_typed(contact: ContactView) -> Contact:
    return Contact(
        kind=contact.kind,
        value=contact.value,
        ways=contact.ways,
        hours=contact.hours,
        hours_note=contact.hours_note,
        safe_message=contact.safe_message,
        id=contact.id,
    )


def _set(writing: Writing, person_id: UUID, contacts: Sequence[Contact]) -> None:
    set_contacts(
        writing.session,
        by=writing.by,
        client_id=writing.client_id,
        person_id=person_id,
        contacts=contacts,
    )
