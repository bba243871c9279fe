"""What somebody may do, and what became of it, in stable keys for the trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from clinic.accounts.models import User


@dataclass(frozen=True)
class Rights:
    """`roles`: joined by commas. `teams`: the id of each, and whether it is supervised."""

    roles: str = ""
    teams: Mapping[UUID, bool] = field(default_factory=dict)


def rights_of(user: User) -> Rights:
    """Roles and teams as they are now."""
    return Rights(user.roles_held, {one.team_id: one.supervises for one in user.memberships})


def in_keys(before: Rights, after: Rights) -> str:
    """The roles held now, and each team that was joined, left, or is supervised from now on or no more."""
    changes = {
        "joined": after.teams.keys() - before.teams.keys(),
        "left": before.teams.keys() - after.teams.keys(),
        "supervises": _supervised(after) - _supervised(before),
        "supervised": _supervised(before) - _supervised(after),
    }
    keys = [f"{word}:{team_id}" for word, ids in changes.items() for team_id in sorted(ids)]
    return " ".join([after.roles, *keys])


def _supervised(rights: Rights) -> set[UUID]:
    return {team_id for team_id, supervises in rights.teams.items() if supervises}
