"""What a person may do. Views ask for a permission, never for a role; stored strings are short and stable."""

from enum import StrEnum


class Permission(StrEnum):
    """Verb and noun."""

    SEE_CLIENTS = "see_clients"
    EDIT_CLIENTS = "edit_clients"
    WALK = "walk"
    MAKE_PLAN = "make_plan"
    PRINT_PLAN = "print_plan"
    SEE_TEAM = "see_team"
    ASSIGN_CLIENTS = "assign_clients"
    PLAN_LEAVING = "plan_leaving"
    EDIT_DIRECTORY = "edit_directory"
    MANAGE_ACCOUNTS = "manage_accounts"
    GRANT_COVER = "grant_cover"
    OPEN_IN_EMERGENCY = "open_in_emergency"
    READ_TRAIL = "read_trail"
    READ_WHOLE_TRAIL = "read_whole_trail"
    KEEP_RECORDS = "keep_records"  # say how long records stay, put holds on them, approve that one is erased


class Role(StrEnum):
    """Roles a clinic gives its people."""

    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


_CLINICAL = frozenset(
    {
        Permission.SEE_CLIENTS,
        Permission.EDIT_CLIENTS,
        Permission.WALK,
        Permission.MAKE_PLAN,
        Permission.PRINT_PLAN,
        Permission.PLAN_LEAVING,
        Permission.EDIT_DIRECTORY,
        Permission.GRANT_COVER,
        Permission.OPEN_IN_EMERGENCY,
    }
)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CLINICIAN: _CLINICAL,
    Role.SUPERVISOR: _CLINICAL
    | {Permission.SEE_TEAM, Permission.ASSIGN_CLIENTS, Permission.READ_TRAIL, Permission.KEEP_RECORDS},
    # manages people and how long records stay, sees no clinical content
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ACCOUNTS, Permission.KEEP_RECORDS}),
    Role.AUDITOR: frozenset({Permission.READ_TRAIL, Permission.READ_WHOLE_TRAIL}),
}


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that these roles allow together."""
    return frozenset().union(*(PERMISSIONS[role] for role in roles))
