"""Adding, changing, closing and opening clients. Clients are closed, never deleted."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import (
    WrongFact,
    change_fields,
    check_version,
    client_to_change,
    refuse_placeholder,
    undone_if_refused,
)
from clinic.caseload.models import Assignment, Client
from clinic.caseload.queries.basis import is_here_for_hours
from clinic.caseload.queries.scope import client
from clinic.foundation.database import now, today
from clinic.foundation.errors import NotAllowed, Refused
from clinic.foundation.text import fold

NAME_FIELDS = frozenset({"preferred_name", "legal_name", "name_order", "code"})
CLIENT_FIELDS = NAME_FIELDS | frozenset(
    "pronouns born_on print_as language interpreter interpreter_note reading_format reading_note "
    "address_kind address safe_note record_from record_on".split()
)
NOT_YOUR_TEAM = "You can add clients only to a team that you work in."
BORN_LATER = "This day is still to come. Check the year."
HERE_FOR_HOURS = "You opened this in an emergency. Only somebody on their team closes this record."
PRINT_CODE_NEEDED = "To print the code, write a code first."


def add_client(session: Session, *, by: Viewer, team_id: UUID, preferred_name: str, **fields: Any) -> Client:
    """A new client of this team, led by whoever adds them from today. `fields`: see CLIENT_FIELDS."""
    by.require(Permission.EDIT_CLIENTS)
    if team_id not in by.teams | by.supervises:
        raise NotAllowed(NOT_YOUR_TEAM)
    refuse_placeholder(preferred_name, "preferred_name")
    added = _new_client(session, by, team_id, preferred_name)
    change_fields(added, fields, CLIENT_FIELDS)
    added.version = 1
    _check(added, today(session, by.zone))
    _index_names(added)
    session.info["keyring"].make(added.id)
    session.add(added)
    session.flush()
    session.add(_first_assignment(session, by, added))
    record(session, Event.CLIENT_ADDED, by=by, client_id=added.id, subject=added.id)
    session.flush()
    return added


def change_client(
    session: Session, *, by: Viewer, client_id: UUID, opened_version: int | None = None, **fields: Any
) -> Client:
    """Change what is known of a client. `fields`: see CLIENT_FIELDS. Conflict when somebody saved first."""
    changed = client_to_change(session, by, client_id)
    check_version(changed, opened_version, fields)
    if "preferred_name" in fields:
        refuse_placeholder(fields["preferred_name"], "preferred_name")
    with undone_if_refused(session, changed):
        names = change_fields(changed, fields, CLIENT_FIELDS)
        _check(changed, today(session, by.zone))
    _index_names(changed)
    if names:
        record(session, Event.CLIENT_CHANGED, by=by, client_id=client_id, detail=",".join(names))
    session.flush()
    return changed


def confirm_record(session: Session, *, by: Viewer, client_id: UUID) -> None:
    """Name, language and format were read out and are still right, today."""
    confirmed = client_to_change(session, by, client_id)
    confirmed.record_from, confirmed.record_on = "", today(session, by.zone)
    record(session, Event.CLIENT_CHANGED, by=by, client_id=client_id, detail="record_confirmed")
    session.flush()


def record_safety(
    session: Session,
    *,
    by: Viewer,
    client_id: UUID,
    safe_paper: str | None = None,
    safe_ring: str | None = None,
    note: str | None = None,
    on: date | None = None,
) -> None:
    """What the client said about paper at home, or about ringing: yes, no, with_care. Each has its own date.

    None leaves an answer and its date as they were; `on` is today unless another day is given.
    """
    answered = client_to_change(session, by, client_id)
    day = on or today(session, by.zone)
    if safe_paper is not None:
        answered.safe_paper, answered.safe_paper_on = safe_paper, day
    if safe_ring is not None:
        answered.safe_ring, answered.safe_ring_on = safe_ring, day
    if note is not None:
        answered.safe_note = note
    told = {"safe_paper": safe_paper, "safe_ring": safe_ring, "safe_note": note}
    detail = ",".join(name for name, value in told.items() if value is not None)
    record(session, Event.CLIENT_CHANGED, by=by, client_id=client_id, detail=detail)
    session.flush()


def close_client(session: Session, *, by: Viewer, client_id: UUID, reason: str = "") -> None:
    """Close a client's record: it stays, leaves the lists of open clients, and can be opened again.

    Raises NotAllowed for who came in an emergency: from its closing on, a record's time runs.
    """
    closed = client_to_change(session, by, client_id)
    if is_here_for_hours(session, by, client_id):
        raise NotAllowed(HERE_FOR_HOURS)
    closed.closed_at, closed.closed_by, closed.closed_reason = now(session), by.id, reason
    closed.version += 1
    record(session, Event.CLIENT_CLOSED, by=by, client_id=client_id)
    session.flush()


def reopen_client(session: Session, *, by: Viewer, client_id: UUID) -> None:
    """Open a closed record again."""
    by.require(Permission.EDIT_CLIENTS)
    opened = client(session, by, client_id)
    if opened.closed_at is None:
        raise Refused("This client’s record is open already.")
    opened.closed_at = opened.closed_by = None
    opened.closed_reason = ""
    opened.version += 1
    record(session, Event.CLIENT_REOPENED, by=by, client_id=client_id)
    session.flush()


def _new_client(session: Session, by: Viewer, team_id: UUID, preferred_name: str) -> Client:
    return Client(
        clinic_id=by.clinic_id,
        team_id=team_id,
        preferred_name=preferred_name,
        name_order="given_first",
        legal_name="",
        code="",
        version=1,
        created_at=now(session),
        created_by=by.id,
    )


def _first_assignment(session: Session, by: Viewer, added: Client) -> Assignment:
    return Assignment(
        client_id=added.id,
        user_id=by.id,
        role="lead",
        from_on=today(session, by.zone),
        assigned_by=by.id,
        assigned_at=now(session),
    )


def _check(row: Client, day: date) -> None:
    if row.print_as == "code" and not row.code:
        raise WrongFact("print_as", PRINT_CODE_NEEDED)
    if row.born_on is not None and row.born_on > day:
        raise WrongFact("born_on", BORN_LATER)


def _index_names(row: Client) -> None:
    """Keep the folded columns in step: the order of lists, and what a search looks in."""
    row.sort_name = sort_name(row.preferred_name, row.name_order)
    names = [fold(name) for name in (row.preferred_name, row.legal_name, row.code) if name]
    joined = [name.replace(" ", "") for name in names if " " in name]  # "O Connor" is found by "oconnor" too
    row.search_text = " | ".join([*names, *joined])


def sort_name(name: str, order: str) -> str:
    """Folded for the order of lists: by the last word of a name with the given name first."""
    words = fold(name).split()
    if order == "given_first" and len(words) > 1:
        words = [words[-1], *words[:-1]]
    return " ".join(words)
