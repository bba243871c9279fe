"""Reading a whole chain: is every row what was written, in its place, none missing? Names the first bad."""

from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any
from uuid import UUID

from sqlalchemy import Result, select
from sqlalchemy.orm import Session

from clinic.audit.chain import Head, drop_mac, first_link, link, seal_of
from clinic.audit.models import AuditDropped, AuditEvent, AuditSegment
from clinic.audit.writer import trail_key

AT_ONCE = 1000


@dataclass(frozen=True)
class Trouble:
    """The first thing that is wrong. `seq`: the number of the row that it shows at."""

    seq: int
    words: str


@dataclass(frozen=True)
class Verdict:
    """`events`: how many rows were read. `head`: where the chain ends. `trouble`: None for a sound chain."""

    events: int
    head: Head
    trouble: Trouble | None = None


class _Broken(Exception):
    def __init__(self, seq: int, words: str) -> None:
        super().__init__(words)
        self.trouble = Trouble(seq, words)


@dataclass
class _Walk:
    """Where the reading stands."""

    key: bytes
    chain_id: UUID
    kept: Head | None
    seals: dict[str, Any]
    dropped: dict[str, Any]
    head: Head = field(default_factory=Head)
    events: int = 0
    is_keyed: bool = False


def chains(session: Session) -> tuple[UUID, ...]:
    """Every chain that there is."""
    known = select(AuditEvent.chain_id).union(select(AuditSegment.chain_id))
    return tuple(sorted(session.scalars(known)))


def verify(session: Session, chain_id: UUID, kept: Head | None = None) -> Verdict:
    """Read one chain from its start. `kept`: a head that was written down elsewhere, to be found again."""
    walk = _Walk(
        b"",
        chain_id,
        kept,
        _months(session, AuditSegment, chain_id),
        _months(session, AuditDropped, chain_id),
    )
    try:
        walk.key = _key(session, chain_id)
        _check_seals(walk)
        with _rows(session, chain_id) as rows:
            for row in rows.mappings():
                _step(walk, row)
        _check_end(walk)
    except _Broken as broken:
        return Verdict(walk.events, walk.head, broken.trouble)
    return Verdict(walk.events, walk.head)


def _key(session: Session, chain_id: UUID) -> bytes:
    try:
        return trail_key(session, chain_id)
    except LookupError:
        raise _Broken(0, "the key of this chain is gone") from None


def _months(session: Session, table: Any, chain_id: UUID) -> dict[str, Any]:
    rows = session.scalars(select(table).where(table.chain_id == chain_id).order_by(table.segment))
    return {row.segment: row for row in rows}


def _rows(session: Session, chain_id: UUID) -> Result[Any]:
    rows = select(AuditEvent.__table__).where(AuditEvent.chain_id == chain_id).order_by(AuditEvent.seq)
    return session.execute(rows.execution_options(yield_per=AT_ONCE))


def _check_seals(walk: _Walk) -> None:
    next_seq = 1
    for segment, seal in walk.seals.items():
        last = Head(seal.last_seq, seal.last_mac, segment)
        if not compare_digest(seal.mac, seal_of(walk.key, walk.chain_id, segment, seal.first_seq, last)):
            raise _Broken(seal.first_seq, f"the seal of {segment} was changed")
        if seal.first_seq != next_seq:
            raise _Broken(next_seq, f"the seal before {segment} is missing")
        next_seq = seal.last_seq + 1
    for segment, note in walk.dropped.items():
        if segment not in walk.seals or not compare_digest(
            note.mac, drop_mac(walk.key, walk.chain_id, segment, note.at)
        ):
            raise _Broken(0, f"the note that {segment} was let go is not ours")


def _step(walk: _Walk, row: Any) -> None:
    _pass_dropped(walk)
    seq = walk.head.seq + 1
    if row["seq"] != seq:
        raise _Broken(
            seq, f"event {seq} is missing" if row["seq"] > seq else f"event {row['seq']} is not in its place"
        )
    if row["segment"] in walk.dropped:
        raise _Broken(seq, f"event {seq} belongs to a month that was let go")
    if row["segment"] != walk.head.segment:
        _check_month_ended(walk)
    _check_link(walk, row)
    walk.head = Head(seq, row["mac"], row["segment"])
    walk.events += 1
    _check_kept(walk)


def _pass_dropped(walk: _Walk) -> None:
    for segment in walk.dropped:
        seal = walk.seals[segment]
        if seal.first_seq == walk.head.seq + 1:
            walk.head = Head(seal.last_seq, seal.last_mac, segment)
            walk.is_keyed = True


def _check_month_ended(walk: _Walk) -> None:
    seal = walk.seals.get(walk.head.segment)
    if walk.head.seq and (seal is None or (seal.last_seq, seal.last_mac) != (walk.head.seq, walk.head.mac)):
        raise _Broken(walk.head.seq, f"the month {walk.head.segment} does not end as it was sealed")


def _check_link(walk: _Walk, row: Any) -> None:
    if compare_digest(row["mac"], link(walk.key, walk.head.mac, row)):
        walk.is_keyed = True
    elif walk.is_keyed or not compare_digest(row["mac"], first_link(walk.head.mac, row)):
        raise _Broken(row["seq"], f"event {row['seq']} is not what was written, or another stood before it")


def _check_kept(walk: _Walk) -> None:
    if walk.kept and walk.kept.seq == walk.head.seq and not compare_digest(walk.kept.mac, walk.head.mac):
        raise _Broken(walk.head.seq, f"event {walk.head.seq} is not the one whose head was kept")


def _check_end(walk: _Walk) -> None:
    _pass_dropped(walk)
    last = max((seal.last_seq for seal in walk.seals.values()), default=0)
    if walk.head.seq < last or (walk.kept and walk.kept.seq > walk.head.seq):
        raise _Broken(walk.head.seq + 1, f"the chain ends at event {walk.head.seq}, but it was longer")
    if walk.head.seq and not walk.is_keyed:
        raise _Broken(
            walk.head.seq,
            "no event carries the key: nothing was written since the upgrade, or all was made anew",
        )
