"""Viewer: who is asking. Every query and action gets one."""

from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from clinic.access.permissions import Permission
from clinic.foundation.errors import NotAllowed


@dataclass(frozen=True)
class Viewer:
    """A signed-in person. `teams`: teams they work in; `supervises`: teams whose every client they see.

    `at_work_on`: set for one of our own jobs, which is nobody: these clients, and no others.
    `is_fresh`: they proved who they are in the last minutes, as sensitive acts ask.
    `someone_here`: the client who can see this screen, or whose visitor can; None when the viewer is alone.
    """

    id: UUID
    name: str
    clinic_id: UUID
    clinic_name: str
    zone: ZoneInfo
    region: str
    permissions: frozenset[Permission] = frozenset()
    teams: frozenset[UUID] = frozenset()
    supervises: frozenset[UUID] = field(default_factory=frozenset)
    at_work_on: frozenset[UUID] = frozenset()
    is_fresh: bool = True
    someone_here: UUID | None = None

    def may(self, permission: Permission) -> bool:
        """Whether this viewer holds the permission."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Refuse in words when the permission is not held."""
        if not self.may(permission):
            raise NotAllowed("Your account doesn’t include this. Ask your administrator if it should.")
