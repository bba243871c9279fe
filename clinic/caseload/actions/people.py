"""Putting people, groups and places around a client; taking them off again, and back."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import (
    WrongFact,
    change_fields,
    check_version,
    client_to_change,
    person_to_change,
    refuse_placeholder,
    undone_if_refused,
)
from clinic.caseload.actions.hats import GROWN_UP_HATS, current_hats
from clinic.caseload.models_people import Person
from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.database import now
from clinic.foundation.errors import Refused
from clinic.foundation.text import fold

PERSON_FIELDS = frozenset(
    "name called relation nature type organisation works_at_home grown_up language doings frequency "
    "first_visit_on from_on until_on chosen_in_company substance position doing_words meets first_visit_with "
    "how_is_it gives_back client_asks_not needs".split()
)
TYPE_AND_NATURE = "“{type}” doesn’t go with what you said about whose job it is. Change one of the two."
UNDER_18 = (
    "{name} is under 18 and can’t be the one {client} depends on. Take that part off first, then save again."
)
ENDS_BEFORE_START = "The last day can’t be before the first day."


def add_person(
    session: Session,
    *,
    by: Viewer,
    client_id: UUID,
    name: str,
    nature: str,
    type: str,  # noqa: A002
    **fields: Any,
) -> Person:
    """Somebody new around a client. `fields`: see PERSON_FIELDS; `doings`: comma-separated keys."""
    client_to_change(session, by, client_id)
    added = Person(client_id=client_id, created_at=now(session), position=_next_position(session, client_id))
    change_fields_of_person(added, {"name": name, "nature": nature, "type": type, **fields})
    check_person(session, by, added)
    session.add(added)
    session.flush()
    record(session, Event.PERSON_ADDED, by=by, client_id=client_id, subject=added.id)
    session.flush()
    return added


def change_person(
    session: Session, *, by: Viewer, person_id: UUID, opened_version: int | None = None, **fields: Any
) -> Person:
    """Change what is known of a person. `fields`: see PERSON_FIELDS. Conflict when somebody saved first."""
    changed = person_to_change(session, by, person_id)
    check_version(changed, opened_version, fields)
    with undone_if_refused(session, changed):
        names = change_fields_of_person(changed, fields)
        check_person(session, by, changed)
    if names:
        record(
            session,
            Event.PERSON_CHANGED,
            by=by,
            client_id=changed.client_id,
            subject=person_id,
            detail=",".join(names),
        )
    session.flush()
    return changed


def remove_person(session: Session, *, by: Viewer, person_id: UUID) -> Person:
    """Take off somebody put in by mistake. Nothing is erased: restore_person brings all of it back."""
    removed = person_to_change(session, by, person_id)
    removed.removed_at = now(session)
    removed.version += 1
    record(session, Event.PERSON_REMOVED, by=by, client_id=removed.client_id, subject=person_id)
    session.flush()
    return removed


def restore_person(session: Session, *, by: Viewer, person_id: UUID) -> Person:
    """Bring back somebody who was taken off, as they were."""
    restored = person_to_change(session, by, person_id, removed=True)
    restored.removed_at = None
    restored.version += 1
    record(session, Event.PERSON_RESTORED, by=by, client_id=restored.client_id, subject=person_id)
    session.flush()
    return restored


def change_fields_of_person(row: Person, fields: dict[str, Any]) -> tuple[str, ...]:
    """Set fields on a person, with a version that starts at 1, and keep the folded name in step."""
    is_new = row.version is None
    row.version = row.version or 1
    names = change_fields(row, fields, PERSON_FIELDS)
    if "name" in names:
        refuse_placeholder(row.name)
        row.sort_name = fold(row.name)
    if is_new:
        row.version = 1
    return names


def check_person(session: Session, by: Viewer, row: Person) -> None:
    """Raise Refused, in words, for facts that can't be true together."""
    kind = catalogue().type(row.type)
    if kind is None or row.nature not in kind.natures:
        label = kind.label if kind else row.type
        raise Refused(TYPE_AND_NATURE.format(type=label))
    if row.from_on and row.until_on and row.until_on < row.from_on:
        raise WrongFact("until_on", ENDS_BEFORE_START)
    if row.grown_up == "under_18" and GROWN_UP_HATS & current_hats(session, row.id):
        words = UNDER_18.format(name=row.name, client=_client_name(session, by, row.client_id))
        raise WrongFact("grown_up", words)


def _client_name(session: Session, by: Viewer, client_id: UUID) -> str:
    return client_to_change(session, by, client_id).preferred_name


def _next_position(session: Session, client_id: UUID) -> int:
    last = session.scalar(select(func.max(Person.position)).where(Person.client_id == client_id))
    return 0 if last is None else last + 1
