"""The trail in its time: months that are let go, and where it ends, written down elsewhere once a day."""

import contextlib
import os
from datetime import UTC
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clinic.accounts.queries.installation import clinics
from clinic.audit.chain import Head
from clinic.audit.entries import NO_CLINIC
from clinic.audit.events import Event
from clinic.audit.retention import drop_segment, is_still_there, sealed_segments
from clinic.audit.trail import record
from clinic.audit.verify import chains
from clinic.audit.writer import head_of
from clinic.foundation.database import Base, Database, now
from clinic.foundation.private_files import PRIVATE
from clinic.keeping.chores import Trouble
from clinic.keeping.house import House
from clinic.keeping.models import LegalHold
from clinic.keeping.records import keep_rule
from clinic.keeping.rules import years_after

NOT_THERE = (
    "The trail is not the one whose end was written down on {at} in {path}: somebody changed it or cut "
    "it off, or an older backup was put back. Run: audit verify"
)
NO_RIGHT = "42501"  # SQLSTATE insufficient_privilege
OWNER_NEEDED = (
    "Months of the trail whose time is over wait: only the account that owns the tables can let them go. Run "
    "housekeeping with that one in HANDOFF_OWNER_URL."
)
NOT_WRITTEN = "The trail’s ends can’t be written to {path}: {why}."


def drop_old_months(house: House) -> int:
    """Let go the sealed months whose time is over, oldest first; how many. Each is a transaction of its own.

    While any record of a clinic is on hold, its trail is too: whoever asks for the record asks who saw it.
    Raises Trouble where only the account that owns the tables may do it.
    """
    with house.database.reader() as session:
        over = {chain_id: _months_over(session, chain_id) for chain_id in chains(session)}
    if not any(over.values()):
        return 0
    try:
        with house.as_owner() as owner:
            return sum(_drop(owner, chain_id, month) for chain_id, months in over.items() for month in months)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != NO_RIGHT:
            raise
        raise Trouble(OWNER_NEEDED) from error


def _months_over(session: Session, chain_id: UUID) -> tuple[str, ...]:
    if _is_held(session, chain_id):
        return ()
    first = _first_to_keep(session, chain_id)
    return tuple(month for month in sealed_segments(session, chain_id) if month < first)


def _drop(owner: Database, chain_id: UUID, month: str) -> int:
    with owner.writing() as session:
        if sealed_segments(session, chain_id)[:1] != (month,):
            return 0  # another worker was quicker
        count = drop_segment(session, chain_id, month)
        clinic_id = None if chain_id == NO_CLINIC else chain_id
        record(session, Event.MONTH_DROPPED, by=None, clinic_id=clinic_id, subject=month, detail=str(count))
    return 1


def _first_to_keep(session: Session, chain_id: UUID) -> str:
    """The oldest month that stays. What belongs to no clinic stays as long as with the most careful one."""
    every = [chain_id] if chain_id != NO_CLINIC else list(clinics(session).values())
    years = max((keep_rule(session, clinic_id).trail_years for clinic_id in every), default=100)
    return f"{years_after(now(session).astimezone(UTC).date(), -years):%Y-%m}"


def _is_held(session: Session, chain_id: UUID) -> bool:
    client = Base.metadata.tables["client"]
    held = select(LegalHold.id).join(client, client.c.id == LegalHold.client_id)
    of_chain = held.where(LegalHold.lifted_at.is_(None), client.c.clinic_id == chain_id)
    return session.scalar(of_chain.limit(1)) is not None


def write_heads(house: House) -> int:
    """Add a line for each chain to the file that the settings name; how many. Raises Trouble.

    First the lines of the last time are looked for in the trail: an end that is gone shows here.
    """
    path = house.trail_heads
    if path is None:
        return 0
    with house.database.reader() as session:
        _check_last(session, path)
        at = now(session).astimezone(UTC).isoformat(timespec="seconds")
        lines = [f"{at} {chain_id}:{head_of(session, chain_id)}\n" for chain_id in chains(session)]
    _append(path, "".join(lines))
    return len(lines)


def _check_last(session: Session, path: Path) -> None:
    """The newest line of each chain. What can't be read was not written by us: it tells nothing."""
    newest: dict[UUID, tuple[str, Head]] = {}
    for line in _lines(path):
        with contextlib.suppress(ValueError):
            at, where = line.split()
            chain, seq, mac = where.split(":")
            newest[UUID(chain)] = (at, Head(int(seq), bytes.fromhex(mac)))
    for chain_id, (at, head) in newest.items():
        if not is_still_there(session, chain_id, head):
            raise Trouble(NOT_THERE.format(at=at, path=path))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(NOT_WRITTEN.format(path=path, why="it can’t be read")) from error


def _append(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Trouble(NOT_WRITTEN.format(path=path, why=error.strerror)) from error
