"""Erasing one client's record. What stays: the trail's events, by ids, and a line in the ledger.

The line is on the disk before the rows go: whoever was promised it is gone stays gone, whatever is cut off or
restored in between. `finish_erasures` does what a cut-off one left, and follows the ledger after a restore.
"""

import json
import re
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import CursorResult, Table, and_, delete, func, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import Base, now, today
from clinic.foundation.errors import NotAllowed, Refused
from clinic.keeping.ledger import KeyOf, Ledger, Line
from clinic.keeping.models import Erasure
from clinic.keeping.ownership import KEYS, client_of, naming_tables, owned_tables
from clinic.keeping.records import keep_rule, record_of
from clinic.keeping.rules import GROUNDS, why_it_stays
from clinic.keeping.typed_words import typing_about

A_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
AGAIN = "again"  # the detail of an event: the ledger was followed, nobody decided anew
OTHER_CLINIC = "This client is of another clinic than the account that approves it."


def look_before_erasing(session: Session, *, by: Viewer, client_id: UUID, ground: str) -> dict[str, int]:
    """How many rows would go, by table. Raises NotFound, NotAllowed or Refused when it may not be erased."""
    by.require(Permission.KEEP_RECORDS)
    if ground not in GROUNDS:
        raise ValueError(f"not a ground: {ground}")
    found = record_of(session, client_id)
    if found.clinic_id != by.clinic_id:
        raise NotAllowed(OTHER_CLINIC)
    why = why_it_stays(keep_rule(session, found.clinic_id), found, today(session, by.zone), ground)
    if why:
        raise Refused(why)
    return _counted(session, client_id)


def erase(session: Session, *, by: Viewer, client_id: UUID, ground: str, ledger: Ledger) -> dict[str, int]:
    """Erase a record; how many rows went, by table. The ledger is written at once. Raises as looking does.

    The caller commits, and then has files and pages cleaned: see cleaning.
    """
    look_before_erasing(session, by=by, client_id=client_id, ground=ground)
    line = Line(client_id, by.clinic_id, ground, by.id, now(session))
    ledger.add(line, ledger_keys(session))
    return _erase(session, line, by)


def finish_erasures(session: Session, *, ledger: Ledger) -> tuple[UUID, ...]:
    """Follow the ledger: erase whoever stands in it and is still, or again, here. Their ids.

    Also notes lines that this database knows nothing of, and puts back lines that the file has lost. The
    caller commits and has files cleaned.
    """
    known = {row.client_id: row for row in session.scalars(select(Erasure))}
    there = Base.metadata.tables["client"].c.id
    gone_again = []
    _put_back_lines(session, ledger, known.values())
    for line in ledger.lines(ledger_keys(session)):
        is_here = session.scalar(select(there).where(there == line.client_id)) is not None
        if is_here or has_key(session, line.client_id):
            gone_again.append(line.client_id)
            _erase(session, line, None, known.get(line.client_id))
        elif line.client_id not in known and _knows(session, line.clinic_id):
            _note(session, line, {}, None)
    return tuple(gone_again)


def _put_back_lines(session: Session, ledger: Ledger, known: Iterable[Erasure]) -> None:
    """Lines that stand in the database alone: the file was cut off, or an older copy was put there."""
    written = {line.client_id for line in ledger.lines(ledger_keys(session))}
    for row in sorted(known, key=lambda one: one.erased_at):
        if row.client_id not in written and row.approved_by:
            line = Line(row.client_id, row.clinic_id, row.ground, row.approved_by, row.erased_at)
            ledger.add(line, ledger_keys(session))


def ledger_keys(session: Session) -> KeyOf:
    """The lasting key of each clinic, by its id."""
    key_of: KeyOf = session.info["keyring"].lasting_key
    return key_of


def has_key(session: Session, client_id: UUID) -> bool:
    """Whether the client's data key is still in the database."""
    owner = Base.metadata.tables[KEYS].c.owner_id
    return session.scalar(select(owner).where(owner == client_id)) is not None


def _erase(session: Session, line: Line, by: Viewer | None, known: Erasure | None = None) -> dict[str, int]:
    counts = _forget(session, line.client_id, line.clinic_id)
    _note(session, line, counts, known)
    record(
        session,
        Event.CLIENT_ERASED,
        by=by,
        clinic_id=line.clinic_id,
        client_id=line.client_id,
        subject=line.client_id,
        detail=line.ground if by else f"{line.ground} {AGAIN}",
    )
    session.flush()
    return counts


def _note(session: Session, line: Line, counts: dict[str, int], known: Erasure | None) -> None:
    row = known or Erasure(client_id=line.client_id, clinic_id=line.clinic_id)
    row.ground, row.approved_by, row.erased_at = line.ground, line.approved_by, line.at
    row.counts, row.cleaned_at = json.dumps(counts), None
    session.add(row)
    session.flush()


def _forget(session: Session, client_id: UUID, clinic_id: UUID) -> dict[str, int]:
    """Every row of this client, children before parents, then the key; how many, by table."""
    counts = _forget_what_names(session, client_id, clinic_id)
    for table in reversed(owned_tables()):
        counts[table.name] = _gone(session, table, client_id)
    counts[KEYS] = _gone(session, Base.metadata.tables[KEYS], client_id)
    session.expire_all()
    session.info["keyring"].forget(client_id)
    return {name: count for name, count in counts.items() if count}


def _gone(session: Session, table: Table, client_id: UUID) -> int:
    done: CursorResult[object] = session.execute(delete(table).where(client_of(table) == client_id))  # type: ignore[assignment]
    return done.rowcount


def _forget_what_names(session: Session, client_id: UUID, clinic_id: UUID) -> dict[str, int]:
    """Rows of workers in which an address of one of the client's pages stands, or the client's name."""
    ids = _ids(session, client_id)
    counts = {}
    for table, column in naming_tables():
        keys = list(table.primary_key)
        rows = session.execute(select(*keys, table.c[column].label("_address"))).all()
        named = [row for row in rows if ids & set(A_UUID.findall(row._address))]
        for row in named:
            session.execute(delete(table).where(and_(*(key == row._mapping[key] for key in keys))))
        counts[table.name] = len(named)
    typed = typing_about(session, client_id, clinic_id, ids)
    kept = Base.metadata.tables["kept_typing"]
    session.execute(delete(kept).where(kept.c.id.in_(typed)))
    counts["kept_typing"] += len(typed)
    return counts


def _ids(session: Session, client_id: UUID) -> set[str]:
    """The client's id and those of every row of theirs: what an address of a page can hold."""
    ids = {str(client_id)}
    for table in owned_tables():
        if "id" in table.c:
            found = session.scalars(select(table.c.id).where(client_of(table) == client_id))
            ids |= {str(one) for one in found}
    return ids


def _counted(session: Session, client_id: UUID) -> dict[str, int]:
    counts = {}
    for table in owned_tables():
        of_client = select(func.count()).select_from(table).where(client_of(table) == client_id)
        counts[table.name] = session.scalar(of_client) or 0
    return {name: count for name, count in counts.items() if count}


def _knows(session: Session, clinic_id: UUID) -> bool:
    clinic = Base.metadata.tables["clinic"].c.id
    return session.scalar(select(clinic).where(clinic == clinic_id)) is not None
