"""What is known already, read for one walk in a fixed number of queries."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.clinics import clinic_facts
from clinic.accounts.queries import workers_of_teams
from clinic.caseload.departure_queries import departure_of, departure_of_walk, leaving_worker
from clinic.caseload.person_view import PersonView
from clinic.caseload.queries import consents_of, never_ring_of, people_around
from clinic.caseload.queries.screens import client_for_page
from clinic.caseload.wording import short_name
from clinic.checklist.entries import EMPTY, Answers
from clinic.checklist.facts import ClientRecord, Facts
from clinic.checklist.queries.transitions import TransitionView
from clinic.foundation.database import today
from clinic.foundation.regions import load_region


def facts_of(session: Session, viewer: Viewer, view: TransitionView, answers: Answers) -> Facts:
    """Everything that the kinds may read for this walk."""
    departure = departure_of_walk(session, viewer, view.departure_id) if view.departure_id else None
    people = people_around(session, viewer, view.client_id)
    return Facts(
        client=_record(client_for_page(session, viewer, view.client_id)),
        region=load_region(viewer.region),
        today=today(session, viewer.zone),
        transition_id=view.id,
        pathway=view.pathway,
        worker=departure.worker if departure else view.worker,
        new_worker=_new_worker(answers, people),
        leaving_on=view.leaving_on,
        departure=departure,
        people=people,
        consents=consents_of(session, viewer, view.client_id),
        never_ring=() if viewer.someone_here else never_ring_of(session, viewer, view.client_id),
        named=frozenset(key for entry in answers.values() for key in _keys_in(entry.value)),
        has_no_point_person=answers.get("point_person", EMPTY).value.get("person") == "none",
        clinic=clinic_facts(session, viewer),
    )


def leaving_facts(session: Session, viewer: Viewer, user_id: UUID) -> Facts:
    """What is known of a worker's leaving; it is about no client. NotFound as `departure_of` says."""
    leaver = leaving_worker(session, viewer, user_id)
    colleagues = workers_of_teams(session, viewer, leaver.teams | viewer.teams | viewer.supervises)
    return Facts(
        client=ClientRecord(id=leaver.id, name="your client"),
        region=load_region(viewer.region),
        today=today(session, viewer.zone),
        transition_id=leaver.id,
        pathway="leaving_once",
        worker=leaver.name,
        departure=departure_of(session, viewer, leaver.id),
        clinic=clinic_facts(session, viewer),
        colleagues={str(one.id): one.name for one in colleagues if one.id != leaver.id},
    )


def _record(row: Any) -> ClientRecord:
    return ClientRecord(
        id=row.id,
        name=short_name(row.preferred_name, row.name_order),
        preferred_name=row.preferred_name,
        legal_name=row.legal_name,
        pronouns=row.pronouns,
        language=row.language,
        interpreter=row.interpreter,
        reading_format=row.reading_format,
        safe_paper=row.safe_paper,
        safe_paper_on=row.safe_paper_on,
        safe_ring=row.safe_ring,
        safe_ring_on=row.safe_ring_on,
        source=row.record_from,
        known_on=row.record_on,
    )


def _new_worker(answers: Answers, people: Sequence[PersonView]) -> str:
    key = answers.get("new_worker", EMPTY).value.get("person")
    return next((person.name for person in people if person.key == key), "")


def _keys_in(value: Any) -> Iterator[str]:
    """Every text inside a value; keys of people are among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _keys_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys_in(inner)
