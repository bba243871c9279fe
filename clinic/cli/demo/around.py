"""Putting the people of a file around a client, through the same actions as the pages use."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from clinic.caseload import actions
from clinic.caseload.actions import Contact
from clinic.caseload.people_catalogue import nature_of
from clinic.caseload.queries import contacts_of_client, person
from clinic.cli.demo.calendar import Calendar
from clinic.cli.demo.files import PersonFile, Table
from clinic.cli.demo.hours import hours_of
from clinic.cli.demo.load import Load

PERSON_DAYS = ("first_visit_on", "from_on", "until_on")
ASKING_DAYS = ("on", "ask_by")
JOINED = {"doings": ",", "doing_words": "\n"}


def put_people(load: Load) -> None:
    """Everybody in the file, in its order, and whom nobody may ring."""
    for one in load.client.people:
        load.people[one.key] = _put_person(load, one)
    for row in load.client.never_ring:
        actions.add_never_ring(load.session, by=load.by, client_id=load.client_id, **row)


def put_reach(load: Load, reach: Sequence[Table], person_id: UUID | None = None) -> None:
    """All the ways to reach somebody (no person: the client), with the days on which they were tried."""
    contacts = [_contact(row) for row in reach]
    actions.set_contacts(
        load.session, by=load.by, client_id=load.client_id, person_id=person_id, contacts=contacts
    )
    for row, contact_id in zip(reach, _contact_ids(load, person_id), strict=True):
        if "tried" in row:
            day = load.calendar.needed(row["tried"])
            actions.mark_number_tried(load.session, by=load.by, contact_id=contact_id, on=day)


def _contact_ids(load: Load, person_id: UUID | None) -> list[UUID]:
    if person_id is None:
        stored = contacts_of_client(load.session, load.by, load.client_id)
    else:
        stored = person(load.session, load.by, person_id).contacts
    return [contact.id for contact in stored]


def _put_person(load: Load, one: PersonFile) -> UUID:
    person_id = _known(load, one) if one.worker or one.place else _added(load, one)
    if one.reach:
        put_reach(load, one.reach, person_id)
    who: dict[str, Any] = {"by": load.by, "person_id": person_id}
    for hat in one.hats:
        actions.set_hat(load.session, **who, hat=hat)
    for row in one.asked:
        actions.record_asking(load.session, **who, **_with_days(row, load.calendar, ASKING_DAYS))
    for kind, said in one.consents.items():
        actions.record_consent(load.session, **who, kind=kind, **_said(load, said))
    return person_id


def _said(load: Load, said: str) -> dict[str, Any]:
    """ "yes", "no", "written", "written until +90 days": as keywords of record_consent."""
    word, _, until = said.partition(" until ")
    how = "written" if word == "written" else "said"
    until_on = load.calendar.needed(until) if until else None
    return {"given": word != "no", "how": how, "until_on": until_on}


def _added(load: Load, one: PersonFile) -> UUID:
    fields = _fields(load, one)
    asked = {"nature": nature_of(fields["type"]), "grown_up": "yes"} | fields
    return actions.add_person(load.session, by=load.by, client_id=load.client_id, **asked).id


def _known(load: Load, one: PersonFile) -> UUID:
    """A worker or a place, picked and not typed, with what the file says beside."""
    key = f"worker:{load.world.workers[one.worker].id}" if one.worker else ""
    key = key or f"place:{load.world.places[load.client.team, one.place]}"
    person_id = actions.person_from_known(load.session, by=load.by, client_id=load.client_id, key=key)
    actions.change_person(load.session, by=load.by, person_id=person_id, **_fields(load, one))
    return person_id


def _fields(load: Load, one: PersonFile) -> dict[str, Any]:
    fields = _with_days(one.fields, load.calendar, PERSON_DAYS)
    return fields | {name: between.join(fields[name]) for name, between in JOINED.items() if name in fields}


def _with_days(row: Table, calendar: Calendar, names: Sequence[str]) -> dict[str, Any]:
    return {name: calendar.needed(value) if name in names else value for name, value in row.items()}


def _contact(row: Table) -> Contact:
    kind = next(kind for kind in ("phone", "email", "place") if kind in row)
    return Contact(
        kind=kind,
        value=row[kind],
        ways=tuple(row["ways"].split(",")) if "ways" in row else (),
        hours=hours_of(row.get("hours", "")),
        hours_note=row.get("note", ""),
        safe_message=row.get("safe_message", ""),
    )
