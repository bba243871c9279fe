"""Rows for tests: a clinic, its teams and workers, clients with a key of their own, people around them."""

from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from clinic.access.permissions import Role, permissions_of
from clinic.access.viewer import Viewer
from clinic.accounts.models import Clinic, Membership, Team, User
from clinic.caseload import actions
from clinic.caseload.models import Assignment, Client, Place
from clinic.caseload.models_people import Person
from clinic.foundation.database import now, today

ZONE = "America/New_York"
_NUMBERS = count(1)


def make_clinic(
    session: Session, name: str = "Juniper Street", *, region: str = "us", **fields: Any
) -> Clinic:
    """A clinic in New York, with the key that seals what belongs to no client."""
    made = Clinic(name=name, zone=ZONE, region=region, **fields)
    session.info["keyring"].make(made.id)
    return _stored(session, made)


def make_team(session: Session, clinic: Clinic, name: str = "East team") -> Team:
    return _stored(session, Team(clinic_id=clinic.id, name=name))


def make_worker(
    session: Session,
    clinic: Clinic,
    *teams: Team,
    name: str = "Ann Weaver",
    roles: str = "clinician",
    supervises: tuple[Team, ...] = (),
    **fields: Any,
) -> User:
    """Somebody who signs in, in these teams. `roles`: comma-separated."""
    number = next(_NUMBERS)
    made = User(
        clinic_id=clinic.id,
        email=fields.pop("email", f"worker{number}@example.org"),
        password=fields.pop("password", None),
        name=name,
        roles_held=roles,
        fs_uniquifier=uuid4().hex,
        created_at=now(session),
        **fields,
    )
    _stored(session, made)
    for team in dict.fromkeys([*teams, *supervises]):
        session.add(Membership(user_id=made.id, team_id=team.id, supervises=team in supervises))
    session.flush()
    return made


def viewer_of(session: Session, worker: User) -> Viewer:
    """The viewer that this worker is when signed in."""
    session.expire(worker, ["memberships"])
    clinic = session.get_one(Clinic, worker.clinic_id)
    return Viewer(
        id=worker.id,
        name=worker.name,
        clinic_id=clinic.id,
        clinic_name=clinic.name,
        zone=ZoneInfo(clinic.zone),
        region=clinic.region,
        permissions=permissions_of(frozenset(Role(role) for role in worker.roles_held.split(","))),
        teams=frozenset(one.team_id for one in worker.memberships),
        supervises=frozenset(one.team_id for one in worker.memberships if one.supervises),
    )


def make_client(
    session: Session, by: Viewer, name: str = "Sam Okafor", *, team_id: UUID | None = None, **fields: Any
) -> Client:
    """A client led by `by`, in their first team unless another is given."""
    team = team_id or min(by.teams | by.supervises)
    return actions.add_client(session, by=by, team_id=team, preferred_name=name, **fields)


def make_person(
    session: Session,
    by: Viewer,
    client: Client,
    name: str = "Rosa Okafor",
    *,
    nature: str = "unpaid",
    type: str = "sibling",  # noqa: A002
    phone: str = "",
    hats: tuple[str, ...] = (),
    answer: str = "",
    **fields: Any,
) -> Person:
    """Somebody around a client, with a number, hats and an answer where they are given."""
    made = actions.add_person(
        session, by=by, client_id=client.id, name=name, nature=nature, type=type, **fields
    )
    if phone:
        contact = actions.Contact(kind="phone", value=phone, ways=("ring",))
        actions.set_contacts(session, by=by, client_id=client.id, person_id=made.id, contacts=[contact])
    for hat in hats:
        actions.set_hat(session, by=by, person_id=made.id, hat=hat)
    if answer:
        actions.record_asking(session, by=by, person_id=made.id, outcome=answer)
    session.expire(made)
    return made


def make_place(session: Session, by: Viewer, name: str = "Oak Pharmacy", **fields: Any) -> Place:
    """A place in the directory of the first team of `by`."""
    fields.setdefault("type", "pharmacist")
    return actions.add_place(session, by=by, team_id=min(by.teams), name=name, **fields)


def make_assignment(
    session: Session, client: Client, worker_id: UUID, *, role: str = "co_worker", **fields: Any
) -> Assignment:
    """A worker's time with a client, by nobody's decision: from today unless `from_on` is given."""
    fields.setdefault("from_on", today(session, ZoneInfo(ZONE)))
    made = Assignment(
        client_id=client.id,
        user_id=worker_id,
        role=role,
        assigned_by=worker_id,
        assigned_at=now(session),
        **fields,
    )
    return _stored(session, made)


@dataclass(frozen=True)
class Office:
    """One clinic with two teams: Ann works in the east, Wes in the west, Sue supervises the east."""

    clinic: Clinic
    east: Team
    west: Team
    ann: Viewer
    wes: Viewer
    sue: Viewer


def make_office(session: Session) -> Office:
    clinic = make_clinic(session)
    east, west = make_team(session, clinic, "East team"), make_team(session, clinic, "West team")
    ann = make_worker(session, clinic, east, name="Ann Weaver", job="Case manager", phone="(505) 555-0101")
    wes = make_worker(session, clinic, west, name="Wes Lund", job="Nurse")
    sue = make_worker(session, clinic, name="Sue Bell", roles="supervisor", supervises=(east,))
    return Office(clinic, east, west, *(viewer_of(session, worker) for worker in (ann, wes, sue)))


def _stored(session: Session, row: Any) -> Any:
    session.add(row)
    session.flush()
    return row
