"""Whose rows are in which table: the one place that says so, for erasing, keeping and backups.

A table without an entry fails a test. A row belongs to a client when its life ends with the client's record.
What a row of somebody else says about a client in free words (the reason of a worker's leaving, another
client's list of people) belongs to that worker or that other client, and is never shared between them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, select

from clinic.foundation.database import Base

KEYS = "data_key"


@dataclass(frozen=True)
class OfClient:
    """Rows of one client. `column`: the client's id, or, with `through`, the id of a row of that table."""

    column: str = "client_id"
    through: str = ""


@dataclass(frozen=True)
class NamesClient:
    """Rows of a worker, with addresses of pages in `column`: ids of clients and of their rows stand there."""

    column: str


@dataclass(frozen=True)
class Stays:
    """Rows of no client. `whose`: worker, team, clinic, installation, trail. `why`: what they are for."""

    whose: str
    why: str


Whose = OfClient | NamesClient | Stays

WHOSE: Mapping[str, Whose] = {
    # the client's own
    "client": OfClient("id"),
    "assignment": OfClient(),
    "emergency_access": OfClient(),
    "shared_screen": OfClient(),
    "person": OfClient(),
    "contact_point": OfClient(),
    "hat": OfClient(),
    "asking": OfClient(),
    "consent": OfClient(),
    "never_ring": OfClient(),
    "transition": OfClient(),
    "answer": OfClient(),
    "draft": OfClient(),
    "step_state": OfClient("transition_id", through="transition"),
    "plan_version": OfClient(),
    "gap_accepted": OfClient(),
    "paper_job": OfClient(),
    "paper_choice": OfClient(),
    "legal_hold": OfClient(),
    KEYS: OfClient("owner_id"),  # destroyed last; a clinic's own key is in the same table
    # a worker's, with addresses of a client's pages
    "form_once": NamesClient("location"),
    "kept_typing": NamesClient("path"),
    # nobody's record
    "clinic": Stays("clinic", "the organization itself"),
    "clinic_logo": Stays("clinic", "the head of its letters"),
    "team": Stays("clinic", "its teams"),
    "place": Stays("team", "the directory of pharmacies, clubs and offices: never a private person"),
    "departure": Stays("worker", "one worker's leaving, for all of their clients at once"),
    "user_account": Stays("worker", "who signs in"),
    "membership": Stays("worker", "who works in which team"),
    "passkey": Stays("worker", "a second step to sign in"),
    "recovery_code": Stays("worker", "a second step to sign in"),
    "sign_in_session": Stays("worker", "browsers that are signed in"),
    "sign_in_failure": Stays("worker", "tries that are counted for a day"),
    "password_link": Stays("worker", "links to choose a password, hashed"),
    "erasure": Stays("clinic", "that a record was erased: a random id, when, by whose word, on what ground"),
    "chore": Stays("installation", "when the daily chores were done"),
    "checklist": Stays("installation", "the questions as they stood, without any answer"),
    "worker_beat": Stays("installation", "whether the printing worker is there"),
    "audit_event": Stays("trail", "who looked at what and when, by ids: the law asks for an account of it"),
    "audit_segment": Stays("trail", "the seals of its months"),
    "audit_dropped": Stays("trail", "the notes of months that were let go"),
}


def owned_tables() -> tuple[Table, ...]:
    """Tables whose rows belong to clients, parents before children; without the table of keys."""
    return tuple(
        table
        for table in Base.metadata.sorted_tables
        if isinstance(WHOSE[table.name], OfClient) and table.name != KEYS
    )


def naming_tables() -> tuple[tuple[Table, str], ...]:
    """Tables of others in which addresses of a client's pages stand, with that column."""
    return tuple(
        (table, whose.column)
        for table in Base.metadata.sorted_tables
        if isinstance(whose := WHOSE[table.name], NamesClient)
    )


def client_of(table: Table) -> ColumnElement[UUID]:
    """The id of the client whom a row of an owned table belongs to: an expression over a select from it."""
    whose = WHOSE[table.name]
    if not isinstance(whose, OfClient):
        raise LookupError(f"rows of {table.name} belong to no client")
    if not whose.through:
        return table.c[whose.column]
    parent = Base.metadata.tables[whose.through]
    return select(client_of(parent)).where(parent.c.id == table.c[whose.column]).scalar_subquery()


def rows_of_client(client_id: UUID) -> tuple[tuple[Table, Select[*tuple[object, ...]]], ...]:
    """Each owned table with the select of this client's rows, children before parents."""
    return tuple(
        (table, select(table).where(client_of(table) == client_id)) for table in reversed(owned_tables())
    )
