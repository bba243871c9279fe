"""Events go into the chain as the last statements before a commit, so that its head is held for an instant.

`record` only notes what happened; here it gets its number and its link. What a rollback undoes is forgotten.
On SQLite the transaction holds the one write lock anyway. On PostgreSQL an advisory lock is held until the
commit, and the head is read over a connection of its own: our snapshot is older than the lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, event, func, insert, select, text
from sqlalchemy.orm import Session, SessionTransaction

from clinic.access.viewer import Viewer
from clinic.audit.chain import Head, chain_key, link, month_of, seal_of
from clinic.audit.entries import Entry
from clinic.audit.models import AuditEvent, AuditSegment
from clinic.audit.reached import with_basis
from clinic.audit.spool import Spool, Taken, read_slot
from clinic.foundation.database import now

_NOTED, _TAKEN = "audit_noted", "audit_taken_from_spool"


@dataclass(frozen=True)
class Noted:
    """An event of this transaction. `within`: the savepoint that it was noted in, or None."""

    entry: Entry
    by: Viewer | None
    within: SessionTransaction | None


def note(session: Session, entry: Entry, by: Viewer | None) -> None:
    """Write this event when the session commits."""
    session.connection()  # a transaction is under way from here on: its rollback takes the event along
    within = session.get_nested_transaction()
    session.info.setdefault(_NOTED, []).append(Noted(entry, by, within))


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    noted: list[Noted] = session.info.get(_NOTED, [])
    if session.in_nested_transaction() or not noted:
        return
    session.flush()
    entries = [with_basis(session, one.entry, one.by) for one in noted]
    write_entries(session, [*_from_spool(session), *entries])
    noted.clear()


@event.listens_for(Session, "after_commit")
def _written(session: Session) -> None:
    taken: Taken | None = session.info.pop(_TAKEN, None)
    if taken:
        taken.empty()


@event.listens_for(Session, "after_soft_rollback")
def _undone(session: Session, previous: SessionTransaction) -> None:
    noted: list[Noted] = session.info.get(_NOTED, [])
    if previous.nested:
        noted[:] = [one for one in noted if one.within is not previous]
        return
    noted.clear()
    taken: Taken | None = session.info.pop(_TAKEN, None)
    if taken:
        taken.leave()


def write_entries(session: Session, entries: Sequence[Entry]) -> None:
    """Link and insert them, each on its clinic's chain; the lock is held until the session commits."""
    for chain_id in sorted({entry.chain_id for entry in entries}):
        _lock(session, chain_id)
        _write_chain(session, chain_id, [entry for entry in entries if entry.chain_id == chain_id])


def trail_key(session: Session, chain_id: UUID) -> bytes:
    """The key of a chain. LookupError when the clinic has no data key."""
    return chain_key(session.info["keyring"].lasting_key(chain_id))


def head_of(connection: Session | Connection, chain_id: UUID) -> Head:
    """Where a chain ends."""
    last = (
        select(AuditEvent.seq, AuditEvent.mac, AuditEvent.segment)
        .where(AuditEvent.chain_id == chain_id)
        .order_by(AuditEvent.seq.desc())
        .limit(1)
    )
    row = connection.execute(last).one_or_none()
    return Head(row.seq, row.mac, row.segment) if row else Head()


def _write_chain(session: Session, chain_id: UUID, entries: Sequence[Entry]) -> None:
    key, head = _key(session, chain_id), _fresh_head(session, chain_id)
    segment = month_of(now(session), head)
    if head.segment and segment != head.segment:
        _seal(session, key, chain_id, head)
    rows = []
    for entry in entries:
        row = vars(entry) | {"chain_id": chain_id, "seq": head.seq + 1, "segment": segment}
        row["mac"] = link(key, head.mac, row)
        head = Head(row["seq"], row["mac"], segment)
        rows.append(row)
    session.execute(insert(AuditEvent), rows)


def _seal(session: Session, key: bytes, chain_id: UUID, head: Head) -> None:
    """The month of the head is over: write down what it held."""
    in_month = (AuditEvent.chain_id == chain_id, AuditEvent.segment == head.segment)
    first = session.scalar(select(func.min(AuditEvent.seq)).where(*in_month)) or head.seq
    row = {"chain_id": chain_id, "segment": head.segment, "first_seq": first}
    row |= {"last_seq": head.seq, "last_mac": head.mac}
    row["mac"] = seal_of(key, chain_id, head.segment, first, head)
    session.execute(insert(AuditSegment), [row])


def _key(session: Session, chain_id: UUID) -> bytes:
    try:
        return trail_key(session, chain_id)
    except LookupError:
        session.info["keyring"].make(chain_id)
        session.flush()
        return trail_key(session, chain_id)


def _lock(session: Session, chain_id: UUID) -> None:
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(chain_id.bytes[:8], "big", signed=True)
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def _fresh_head(session: Session, chain_id: UUID) -> Head:
    bind = session.get_bind()
    if bind.dialect.name != "postgresql":
        return head_of(session, chain_id)
    with bind.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as apart:
        return head_of(apart, chain_id)


def _from_spool(session: Session) -> list[Entry]:
    """What waited in the spool, but for what a crash left there after it was written."""
    spool: Spool | None = session.info.get("spool")
    taken = spool.take() if spool else None
    if taken is None:
        return []
    session.info[_TAKEN] = taken
    entries = [
        read_slot(slot, lambda chain_id: trail_key(session, chain_id), now(session)) for slot in taken.slots
    ]
    ids = [entry.entry_id for entry in entries]
    there = set(session.scalars(select(AuditEvent.entry_id).where(AuditEvent.entry_id.in_(ids))))
    return [entry.as_late() for entry in entries if entry.entry_id not in there]
