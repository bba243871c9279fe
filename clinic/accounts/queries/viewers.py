"""Who a person is when signed in."""

from zoneinfo import ZoneInfo

from clinic.access.permissions import Role, permissions_of
from clinic.access.viewer import Viewer
from clinic.accounts.models import User


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


def roles_of(held: str) -> frozenset[Role]:
    """Roles as they are stored: keys with commas between."""
    return frozenset(Role(key) for key in held.split(",") if key)
