"""The trail's promise: append-only, chained with a key, sealed by the month; the first bad row is named.

Seen to fail: with the link of a row not compared; without the triggers; with noted events kept after a
rollback.
"""

from collections.abc import Iterator
from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clinic.audit.events import Event
from clinic.audit.models import AuditEvent, AuditSegment
from clinic.audit.retention import drop_segment, sealed_segments
from clinic.audit.trail import record
from clinic.audit.verify import chains, verify
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from tests.trust.conftest import House
from tests.trust.tampering import unguarded

MONTH = timedelta(days=31)


@pytest.fixture
def chain(house: House) -> UUID:
    return house.office.clinic.id


def _write(database: Database, house: House, times: int = 1) -> None:
    for _ in range(times):
        with database.writing() as session:
            record(session, Event.CLIENT_VIEWED, by=house.office.ann, client_id=house.sam, subject="page")


def test_chain_is_sound_as_written(database: Database, house: House, chain: UUID) -> None:
    _write(database, house, 3)
    with database.reader() as session:
        verdict = verify(session, chain)
        seqs = sorted(session.scalars(select(AuditEvent.seq).where(AuditEvent.chain_id == chain)))
    assert verdict.trouble is None
    assert seqs == list(range(1, verdict.events + 1))


def test_chain_of_every_month_is_sealed_and_goes_on(
    database: Database, house: House, chain: UUID, clock: FixedClock
) -> None:
    for _ in range(3):
        clock.move_on(MONTH)
        _write(database, house, 2)
    with database.reader() as session:
        seals = session.scalars(select(AuditSegment).order_by(AuditSegment.segment)).all()
        assert [one.segment for one in seals] == ["2026-03", "2026-04", "2026-05"]
        assert verify(session, chain).trouble is None


def test_chain_never_goes_back_a_month_when_the_clock_does(
    database: Database, house: House, chain: UUID, clock: FixedClock
) -> None:
    clock.move_on(MONTH)
    _write(database, house)
    clock.move_on(-2 * MONTH)
    _write(database, house)
    with database.reader() as session:
        in_order = select(AuditEvent.segment).where(AuditEvent.chain_id == chain).order_by(AuditEvent.seq)
        segments = session.scalars(in_order).all()
        assert segments[-2:] == ["2026-04", "2026-04"]
        assert verify(session, chain).trouble is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_event SET actor_name = 'Nobody' WHERE seq = 2",
        "DELETE FROM audit_event WHERE seq = 2",
        "UPDATE audit_segment SET last_seq = 1",
        "DELETE FROM audit_segment",
    ],
)
def test_trail_refuses_to_be_changed(
    database: Database, house: House, clock: FixedClock, change: str
) -> None:
    _write(database, house)
    clock.move_on(MONTH)
    _write(database, house)
    with database.writer() as session, pytest.raises(DBAPIError, match="append-only"):
        session.execute(text(change))


def test_rolled_back_change_leaves_no_event(database: Database, house: House, chain: UUID) -> None:
    with database.reader() as session:
        before = verify(session, chain).head
    with database.writer() as session:
        record(session, Event.CLIENT_VIEWED, by=house.office.ann, client_id=house.sam)
        session.rollback()
        session.commit()
    with database.writing() as session:
        nested = session.begin_nested()
        record(session, Event.CLIENT_VIEWED, by=house.office.ann, client_id=house.sam)
        nested.rollback()
    with database.reader() as session:
        assert verify(session, chain).head == before


def test_event_is_the_last_statement_before_the_commit(database: Database, house: House) -> None:
    with database.writer() as session:
        record(session, Event.CLIENT_CHANGED, by=house.office.ann, client_id=house.sam)
        session.flush()
        waiting = session.scalar(select(AuditEvent.seq).where(AuditEvent.event == "client.changed"))
        session.commit()
        written = session.scalar(select(AuditEvent.seq).where(AuditEvent.event == "client.changed"))
    assert waiting is None
    assert written is not None


def test_two_writers_at_once_make_one_chain(database: Database, house: House, chain: UUID) -> None:
    rounds, barrier, failures = 10, Barrier(3), []

    def write() -> None:
        barrier.wait()
        for _ in range(rounds):
            try:
                _write(database, house)
            except Exception as error:
                failures.append(error)

    writers = [Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with database.reader() as session:
        verdict = verify(session, chain)
    assert failures == []
    assert verdict.trouble is None
    assert verdict.events >= 3 * rounds


def test_month_can_be_let_go_whole(database: Database, house: House, chain: UUID, clock: FixedClock) -> None:
    _write(database, house, 2)
    clock.move_on(MONTH)
    _write(database, house, 2)
    with database.reader() as session:
        kept = verify(session, chain).head
    with database.writing() as session:
        assert drop_segment(session, chain, "2026-03") > 0
    with database.reader() as session:
        verdict = verify(session, chain, kept)
        assert sealed_segments(session, chain) == ()
    assert verdict.trouble is None
    assert verdict.events == 2


def test_month_that_still_runs_is_not_let_go(database: Database, house: House, chain: UUID) -> None:
    _write(database, house)
    with database.writing() as session, pytest.raises(ValueError, match="oldest sealed"):
        drop_segment(session, chain, "2026-03")


@pytest.fixture
def open_trail(database: Database, house: House, clock: FixedClock) -> Iterator[Session]:
    """Eight events over two months, in hands that can change anything but have no key."""
    _write(database, house, 4)
    clock.move_on(MONTH)
    _write(database, house, 4)
    with unguarded(database) as session:
        yield session


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE audit_event SET detail = 'x' WHERE chain_id = :chain AND seq = 3", "event 3"),
        ("UPDATE audit_event SET late = true WHERE chain_id = :chain AND seq = 4", "event 4"),
        ("DELETE FROM audit_event WHERE chain_id = :chain AND seq = 3", "event 3 is missing"),
        ("DELETE FROM audit_event WHERE chain_id = :chain AND seq = 1", "event 1 is missing"),
        ("UPDATE audit_segment SET last_seq = last_seq - 1 WHERE chain_id = :chain", "seal of 2026-03"),
        ("DELETE FROM audit_segment WHERE chain_id = :chain", "2026-03 does not end"),
        ("DELETE FROM audit_event WHERE chain_id = :chain AND segment = '2026-03'", "is missing"),
    ],
)
def test_tampering_is_named(open_trail: Session, chain: UUID, change: str, words: str) -> None:
    assert verify(open_trail, chain).trouble is None
    open_trail.execute(
        text(change.replace("true", "1" if _is_sqlite(open_trail) else "true")), _bound(open_trail, chain)
    )
    trouble = verify(open_trail, chain).trouble
    assert trouble is not None
    assert words in trouble.words


def test_end_that_was_cut_off_is_found_with_a_kept_head(open_trail: Session, chain: UUID) -> None:
    kept = verify(open_trail, chain).head
    cut = "DELETE FROM audit_event WHERE chain_id = :chain AND seq = :seq"
    open_trail.execute(text(cut), _bound(open_trail, chain) | {"seq": kept.seq})
    trouble = verify(open_trail, chain, kept).trouble
    assert trouble is not None
    assert "was longer" in trouble.words


def test_month_can_not_be_let_go_without_the_key(open_trail: Session, chain: UUID, clock: FixedClock) -> None:
    note = {"chain_id": chain, "segment": "2026-03", "at": clock.now(), "mac": bytes(32)}
    open_trail.execute(text("DELETE FROM audit_event WHERE segment = '2026-03'"))
    open_trail.execute(insert(AuditSegment.metadata.tables["audit_dropped"]), [note])
    trouble = verify(open_trail, chain).trouble
    assert trouble is not None
    assert "not ours" in trouble.words


def test_chains_are_one_for_each_clinic(database: Database, house: House, chain: UUID) -> None:
    with database.writing() as session:
        record(session, Event.SIGN_IN_FAILED, by=None, outcome="denied")
    with database.reader() as session:
        assert set(chains(session)) == {chain, UUID(int=0)}
        assert all(verify(session, one).trouble is None for one in chains(session))


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _bound(session: Session, chain: UUID) -> dict[str, object]:
    return {"chain": chain.hex if _is_sqlite(session) else chain}
