"""A thousand ways to change the trail with the whole database in hand, and no key: every one is found."""

import random
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from clinic.audit.chain import Head, first_link
from clinic.audit.entries import GENESIS
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent, AuditSegment
from clinic.audit.trail import record
from clinic.audit.verify import verify
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from tests.factories.rows import make_office
from tests.trust.tampering import unguarded
from tests.trust.test_trail_chain import MONTH

TIMES, MONTHS, A_MONTH_HOLDS = 1000, 4, 12
EVENTS: Table = AuditEvent.__table__  # type: ignore[assignment]
SEALS: Table = AuditSegment.__table__  # type: ignore[assignment]
TEXTS = ("event", "actor_name", "subject", "reader", "outcome", "detail", "basis")
IDS = ("actor_id", "client_id", "transition_id", "entry_id")
Dice = random.Random
Tamper = Callable[[Session, UUID, Dice], None]


def _one(session: Session, chain: UUID, dice: Dice) -> int:
    return dice.choice(session.scalars(select(EVENTS.c.seq).where(EVENTS.c.chain_id == chain)).all())


def _set(session: Session, chain: UUID, place: int, /, **values: object) -> None:
    session.execute(update(EVENTS).where(EVENTS.c.chain_id == chain, EVENTS.c.seq == place).values(**values))


def change_text(session: Session, chain: UUID, dice: Dice) -> None:
    _set(session, chain, _one(session, chain, dice), **{dice.choice(TEXTS): f"x{dice.random()}"})


def change_id(session: Session, chain: UUID, dice: Dice) -> None:
    _set(session, chain, _one(session, chain, dice), **{dice.choice(IDS): uuid4()})


def change_time(session: Session, chain: UUID, dice: Dice) -> None:
    seq = _one(session, chain, dice)
    at = session.scalar(select(EVENTS.c.at).where(EVENTS.c.chain_id == chain, EVENTS.c.seq == seq))
    _set(session, chain, seq, at=at - MONTH * dice.random())


def change_mac(session: Session, chain: UUID, dice: Dice) -> None:
    _set(session, chain, _one(session, chain, dice), mac=dice.randbytes(32))


def take_out(session: Session, chain: UUID, dice: Dice) -> None:
    seq = _one(session, chain, dice)
    session.execute(delete(EVENTS).where(EVENTS.c.chain_id == chain, EVENTS.c.seq == seq))


def take_out_and_close_up(session: Session, chain: UUID, dice: Dice) -> None:
    seq = _one(session, chain, dice)
    session.execute(delete(EVENTS).where(EVENTS.c.chain_id == chain, EVENTS.c.seq == seq))
    later = select(EVENTS.c.seq).where(EVENTS.c.chain_id == chain, EVENTS.c.seq > seq).order_by(EVENTS.c.seq)
    for one in session.scalars(later).all():
        _set(session, chain, one, seq=one - 1)


def cut_off(session: Session, chain: UUID, dice: Dice) -> None:
    seq = _one(session, chain, dice)
    session.execute(delete(EVENTS).where(EVENTS.c.chain_id == chain, EVENTS.c.seq >= seq))
    if dice.random() < 0.5:
        session.execute(delete(SEALS).where(SEALS.c.chain_id == chain, SEALS.c.last_seq >= seq))


def swap(session: Session, chain: UUID, dice: Dice) -> None:
    one, two = dice.sample(session.scalars(select(EVENTS.c.seq).where(EVENTS.c.chain_id == chain)).all(), 2)
    _set(session, chain, one, seq=-1)
    _set(session, chain, two, seq=one)
    _set(session, chain, -1, seq=two)


def slip_in(session: Session, chain: UUID, dice: Dice) -> None:
    last = session.execute(
        select(EVENTS).where(EVENTS.c.chain_id == chain).order_by(EVENTS.c.seq.desc()).limit(1)
    ).mappings()
    row = dict(last.one())
    row |= {"entry_id": uuid4(), "seq": row["seq"] + 1, "actor_name": "Somebody else"}
    row.pop("id")
    row["mac"] = dice.choice([row["mac"], first_link(row["mac"], row), dice.randbytes(32)])
    session.execute(insert(EVENTS), [row])


def write_all_anew(session: Session, chain: UUID, dice: Dice) -> None:
    """Without the key the best that can be done is the plain links of old events."""
    rows = session.execute(select(EVENTS).where(EVENTS.c.chain_id == chain).order_by(EVENTS.c.seq)).mappings()
    previous, victim = GENESIS, _one(session, chain, dice)
    for found in rows.all():
        row = dict(found) | ({"actor_name": "Somebody else"} if found["seq"] == victim else {})
        row["mac"] = previous = first_link(previous, row)
        _set(session, chain, row["seq"], actor_name=row["actor_name"], mac=row["mac"])
    session.execute(delete(SEALS).where(SEALS.c.chain_id == chain))


def change_seal(session: Session, chain: UUID, dice: Dice) -> None:
    month = dice.choice(session.scalars(select(SEALS.c.segment).where(SEALS.c.chain_id == chain)).all())
    values: dict[str, object] = {
        "first_seq": dice.randint(1, 90),
        "last_mac": dice.randbytes(32),
        "mac": bytes(32),
    }
    name = dice.choice(sorted(values))
    where = (SEALS.c.chain_id == chain, SEALS.c.segment == month)
    session.execute(update(SEALS).where(*where).values(**{name: values[name]}))


def take_out_a_month(session: Session, chain: UUID, dice: Dice) -> None:
    month = dice.choice(session.scalars(select(SEALS.c.segment).where(SEALS.c.chain_id == chain)).all())
    session.execute(delete(EVENTS).where(EVENTS.c.chain_id == chain, EVENTS.c.segment == month))
    if dice.random() < 0.5:
        session.execute(delete(SEALS).where(SEALS.c.chain_id == chain, SEALS.c.segment == month))


WAYS: tuple[Tamper, ...] = (
    change_text,
    change_id,
    change_time,
    change_mac,
    take_out,
    take_out_and_close_up,
    cut_off,
    swap,
    slip_in,
    write_all_anew,
    change_seal,
    take_out_a_month,
)


@pytest.fixture
def trail(database: Database, clock: FixedClock) -> tuple[UUID, Head]:
    """Four months of events, and the head that was kept elsewhere."""
    with database.writing() as session:
        office = make_office(session)
    for _ in range(MONTHS):
        for number in range(A_MONTH_HOLDS):
            with database.writing() as session:
                record(session, Event.CLIENT_VIEWED, by=office.ann, client_id=uuid4(), subject=number)
        clock.move_on(MONTH)
    with database.reader() as session:
        verdict = verify(session, office.clinic.id)
    assert verdict.trouble is None
    return office.clinic.id, verdict.head


def test_a_thousand_tamperings_are_all_found(
    database: Database, trail: tuple[UUID, Head], drill_result: Callable[..., None]
) -> None:
    chain, kept = trail
    missed = [
        f"{way.__name__} {number}"
        for number, way in _tries()
        if not _found(database, chain, kept, way, number)
    ]
    found = TIMES - len(missed)
    drill_result("Tamperings of the trail found", f"{found} of {TIMES}", "every one", ok=not missed)
    assert missed == []


def _tries() -> list[tuple[int, Tamper]]:
    return [(number, WAYS[number % len(WAYS)]) for number in range(TIMES)]


def _found(database: Database, chain: UUID, kept: Head, way: Tamper, number: int) -> bool:
    with unguarded(database) as session:
        way(session, chain, Dice(number))
        return verify(session, chain, kept).trouble is not None
