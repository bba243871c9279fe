"""What each role lets a person do, in the words of the accounts pages."""

from dataclasses import dataclass

from clinic.access.permissions import Role


@dataclass(frozen=True)
class RoleWords:
    """`title`: what the person may do; `short`: the role in a list; `what`: what that means."""

    title: str
    short: str
    what: str


ROLE_WORDS: dict[Role, RoleWords] = {
    Role.CLINICIAN: RoleWords(
        "Work with clients",
        "Works with clients",
        "Sees the clients they work with or cover for, and makes plans.",
    ),
    Role.SUPERVISOR: RoleWords(
        "Supervise a team",
        "Supervises",
        "Sees every client of the teams they supervise, makes plans, and says who works with whom.",
    ),
    Role.ADMINISTRATOR: RoleWords(
        "Manage accounts", "Manages accounts", "Opens and closes accounts. Sees no client by this alone."
    ),
    Role.AUDITOR: RoleWords(
        "Read the record of who looked",
        "Reads the record",
        "Sees who opened what and when, and no client’s plan.",
    ),
}
