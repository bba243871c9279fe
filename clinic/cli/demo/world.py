"""The demo's clinic: made once, in one transaction; found again by the addresses of its workers."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Role
from clinic.access.viewer import Viewer
from clinic.accounts.actions import add_person, make_clinic, make_team
from clinic.accounts.demo_door import DEMO_PASSWORD
from clinic.accounts.passwords import Hasher
from clinic.accounts.queries import person_by_email, viewer_for
from clinic.caseload.actions import add_place, confirm_place
from clinic.caseload.departure_actions import LeavingFacts, save_leaving
from clinic.caseload.queries import places_of_teams
from clinic.cli.demo.calendar import Calendar
from clinic.cli.demo.files import LeavingFile, PlaceFile, WorkerFile, clinic_file, place_files
from clinic.cli.demo.hours import hours_of
from clinic.foundation.database import today
from clinic.foundation.days import hours_to_json, hours_words
from clinic.foundation.regions import load_region


@dataclass(frozen=True)
class World:
    """Who and what the clients' files point at, by their keys in the files. `places`: by team and key."""

    workers: Mapping[str, Viewer]
    teams: Mapping[str, UUID]
    places: Mapping[tuple[str, str], UUID]
    calendar: Calendar


def has_worker(session: Session, worker: WorkerFile) -> bool:
    """Whether this worker's account is there."""
    return person_by_email(session, worker.email) is not None


def make_world(session: Session, hasher: Hasher) -> None:
    """The clinic with its teams, workers (but the last), directory and leavings."""
    clinic = clinic_file()
    facts = dict(clinic.facts)
    region = load_region(facts["region"])
    hours = hours_words(hours_of(facts["service_number_hours"]), long=False, region=region)
    clinic_id = make_clinic(session, **facts | {"service_number_hours": hours}, is_demo=True)
    teams = {key: make_team(session, clinic_id=clinic_id, name=name) for key, name in clinic.teams.items()}
    password_hash = hasher.hash(DEMO_PASSWORD)
    for worker in clinic.workers[:-1]:
        _add_worker(session, worker, clinic_id, teams, password_hash)
    workers = _workers(session)
    for place in place_files():
        _add_place(session, place, teams, workers)
    calendar = _calendar(session, workers)
    for leaving in clinic.leavings:
        _save_leaving(session, leaving, workers, calendar)


def finish_world(session: Session, hasher: Hasher) -> None:
    """Add the last worker, which shows that everything is loaded."""
    first, last = clinic_file().workers[0], clinic_file().workers[-1]
    clinic_id = _viewer(session, first).clinic_id
    _add_worker(session, last, clinic_id, {}, hasher.hash(DEMO_PASSWORD))


def read_world(session: Session) -> World:
    """What the files point at, as it is in the database now."""
    workers = _workers(session)
    team_of = {worker.team: workers[worker.key] for worker in clinic_file().workers[:-1] if worker.team}
    teams = {key: next(iter(viewer.teams)) for key, viewer in team_of.items()}
    return World(
        workers=workers,
        teams=teams,
        places={
            (team, place.key): place_id
            for team, viewer in team_of.items()
            for place, place_id in _known_places(session, viewer, teams[team])
        },
        calendar=_calendar(session, workers),
    )


def _add_worker(
    session: Session, worker: WorkerFile, clinic_id: UUID, teams: Mapping[str, UUID], password_hash: str
) -> None:
    roles = [Role(role) for role in worker.roles]
    works_in = [teams[worker.team]] if worker.team else []
    add_person(
        session,
        by=None,
        clinic_id=clinic_id,
        name=worker.name,
        email=worker.email,
        roles=roles,
        teams=works_in,
        supervises=works_in if Role.SUPERVISOR in roles else (),
        job=worker.job,
        phone=worker.phone,
        password_hash=password_hash,
    )


def _workers(session: Session) -> dict[str, Viewer]:
    return {worker.key: _viewer(session, worker) for worker in clinic_file().workers[:-1]}


def _viewer(session: Session, worker: WorkerFile) -> Viewer:
    user = person_by_email(session, worker.email)
    if user is None:
        raise LookupError(f"{worker.email} has no account")
    return viewer_for(user)


def _calendar(session: Session, workers: Mapping[str, Viewer]) -> Calendar:
    anybody = next(iter(workers.values()))
    return Calendar(today(session, anybody.zone), load_region(anybody.region))


def _add_place(
    session: Session, place: PlaceFile, teams: Mapping[str, UUID], workers: Mapping[str, Viewer]
) -> None:
    for team in place.teams:
        by = next(viewer for viewer in workers.values() if teams[team] in viewer.supervises)
        added = add_place(
            session,
            by=by,
            team_id=teams[team],
            name=place.name,
            type=place.type,
            phone=place.phone,
            ways=place.ways,
            hours=hours_to_json(hours_of(place.hours)),
            address=place.address,
            meets=place.meets,
            substance=place.substance,
        )
        if place.checked:
            confirm_place(session, by=by, place_id=added.id)


def _known_places(session: Session, viewer: Viewer, team_id: UUID) -> list[tuple[PlaceFile, UUID]]:
    by_name = {place.name: place.id for place in places_of_teams(session, viewer, {team_id})}
    return [(place, by_name[place.name]) for place in place_files() if place.name in by_name]


def _save_leaving(
    session: Session, leaving: LeavingFile, workers: Mapping[str, Viewer], calendar: Calendar
) -> None:
    facts = LeavingFacts(
        last_working_day=calendar.needed(leaving.last_working_day),
        last_client_day=calendar.needed(leaving.last_client_day),
        cover_user_id=workers[leaving.cover].id,
        cover_words=leaving.cover_words,
        reason_words=leaving.reason_words.strip(),
        private_reason=leaving.private_reason,
        contact_rule=calendar.filled(leaving.contact_rule).strip(),
        does_for_everyone=leaving.does_for_everyone.strip(),
    )
    save_leaving(session, by=workers[leaving.worker], leaving=facts, opened_version=0)
