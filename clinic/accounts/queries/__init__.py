"""Reading about people who sign in."""

from clinic.accounts.queries.people import (
    Account,
    account,
    accounts,
    demo_people,
    email_is_taken,
    only_clinic,
    own_account,
    person_by_email,
    person_of_link,
    teams,
)
from clinic.accounts.queries.viewers import roles_of, viewer_for, viewer_for_job
from clinic.accounts.queries.workers import (
    Worker,
    supervised_teams,
    teams_by_id,
    workers_by_id,
    workers_of_teams,
)

__all__ = [
    "Account",
    "Worker",
    "account",
    "accounts",
    "demo_people",
    "email_is_taken",
    "only_clinic",
    "own_account",
    "person_by_email",
    "person_of_link",
    "roles_of",
    "supervised_teams",
    "teams",
    "teams_by_id",
    "viewer_for",
    "viewer_for_job",
    "workers_by_id",
    "workers_of_teams",
]
