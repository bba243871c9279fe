"""People and places already known, offered so that nobody is retyped. Nobody of another client is there."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_of_teams
from clinic.caseload.people_catalogue import nature_of
from clinic.caseload.queries.people import people_around
from clinic.caseload.queries.places import places_of_teams
from clinic.caseload.queries.scope import client


@dataclass(frozen=True)
class KnownPerson:
    """Somebody who can be picked. `key`: "person:<id>", "worker:<id>" or "place:<id>".

    `note`: who this is, in a few words (relation, job, phone). `nature`, `type`: as in models_people.Person.
    """

    key: str
    name: str
    note: str
    nature: str
    type: str
    grown_up: str


def known_people(session: Session, viewer: Viewer, client_id: UUID) -> tuple[KnownPerson, ...]:
    """The client's own people first, then workers of the client's team and its directory's places."""
    team_id = client(session, viewer, client_id).team_id
    around = people_around(session, viewer, client_id)
    taken = {one.user_id for one in around} | {one.place_id for one in around}
    people = [
        KnownPerson(
            f"person:{one.id}", one.name, one.relation or one.organisation, one.nature, one.type, one.grown_up
        )
        for one in around
    ]
    workers = [
        KnownPerson(f"worker:{one.id}", one.name, one.job, "paid", "case_manager", "yes")
        for one in workers_of_teams(session, viewer, [team_id])
        if one.id not in taken
    ]
    places = [
        KnownPerson(f"place:{one.id}", one.name, one.phone, nature_of(one.type), one.type, "yes")
        for one in places_of_teams(session, viewer, [team_id])
        if one.id not in taken
    ]
    return (*people, *workers, *places)
