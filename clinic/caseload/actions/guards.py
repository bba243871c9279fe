"""What every action asks first: may this viewer change it, is it open, is it still what they saw?"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.models import Client
from clinic.caseload.models_people import Person
from clinic.caseload.queries.people import person_row
from clinic.caseload.queries.scope import client
from clinic.foundation.errors import Conflict, Refused
from clinic.foundation.text import is_placeholder_name

CLOSED = "This client’s record is closed. Open it again before you change it."
SAVED_FIRST = "Somebody else saved this while you had it open. Yours is not saved yet. Look at both below."
NOT_A_NAME = "Write the name of one person. “{name}” is not a name."


class WrongFact(Refused):
    """A fact that can't be true. `field`: the name of the fact, as the action calls it."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def client_to_change(session: Session, by: Viewer, client_id: UUID) -> Client:
    """An open client in the viewer's sight. Raises NotFound, NotAllowed or Refused."""
    by.require(Permission.EDIT_CLIENTS)
    found = client(session, by, client_id)
    if found.closed_at is not None:
        raise Refused(CLOSED)
    return found


def person_to_change(session: Session, by: Viewer, person_id: UUID, *, removed: bool = False) -> Person:
    """A person around an open client in the viewer's sight. Raises NotFound, NotAllowed or Refused."""
    found = person_row(session, by, person_id, removed=removed)
    client_to_change(session, by, found.client_id)
    return found


def check_version(row: Any, opened_version: int | None, fields: Mapping[str, Any]) -> None:
    """Raise Conflict when the row was saved since it was opened. None: the caller has just read it."""
    if opened_version is None or opened_version == row.version:
        return
    theirs = {name: str(getattr(row, name) or "") for name in fields if getattr(row, name) != fields[name]}
    raise Conflict(SAVED_FIRST, theirs)


def change_fields(row: Any, fields: Mapping[str, Any], allowed: frozenset[str]) -> tuple[str, ...]:
    """Set what differs, count the version up; the names that changed. ValueError for one not allowed."""
    unknown = set(fields) - allowed
    if unknown:
        raise ValueError(f"not fields that may be set here: {sorted(unknown)}")
    changed = tuple(name for name, value in fields.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, fields[name])
    if changed:
        row.version += 1
    return changed


@contextmanager
def undone_if_refused(session: Session, row: Any) -> Iterator[None]:
    """Leave the row as it is stored when the change is refused, so that the page shows what is true."""
    try:
        yield
    except Refused:
        session.expire(row)
        raise


def refuse_placeholder(name: str, field: str = "name") -> None:
    """Raise WrongFact for "TBD", "the team" and the like, where a named person belongs."""
    if is_placeholder_name(name):
        raise WrongFact(field, NOT_A_NAME.format(name=name.strip()))
