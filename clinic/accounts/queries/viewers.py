"""Who a person is when signed in, and who one of our own jobs is."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission, Role, permissions_of
from clinic.access.viewer import Viewer
from clinic.accounts.models import Clinic, User

NOBODY = UUID(int=0)


def viewer_for(user: User) -> Viewer:
    """Who this person is when signed in: their clinic, what their roles allow, their teams."""
    return Viewer(
        id=user.id,
        name=user.name,
        clinic_id=user.clinic_id,
        clinic_name=user.clinic.name,
        zone=ZoneInfo(user.clinic.zone),
        region=user.clinic.region,
        permissions=permissions_of(roles_of(user.roles_held)),
        teams=frozenset(membership.team_id for membership in user.memberships),
        supervises=frozenset(one.team_id for one in user.memberships if one.supervises),
    )


def viewer_for_job(
    session: Session, clinic_id: UUID, client_id: UUID, name: str, permissions: frozenset[Permission]
) -> Viewer:
    """One of our own jobs at work on one client: nobody who signs in, and blind to all other clients.

    `name`: how the trail calls it.
    """
    clinic = session.get_one(Clinic, clinic_id)
    return Viewer(
        id=NOBODY,
        name=name,
        clinic_id=clinic.id,
        clinic_name=clinic.name,
        zone=ZoneInfo(clinic.zone),
        region=clinic.region,
        permissions=permissions,
        at_work_on=frozenset({client_id}),
    )


def roles_of(held: str) -> frozenset[Role]:
    """Roles as they are stored: keys with commas between."""
    return frozenset(Role(key) for key in held.split(",") if key)
