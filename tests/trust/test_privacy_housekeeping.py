"""What is over goes by itself, once a day; what somebody still needs stays.

Seen to fail: with a chore that is not claimed (done twice); with one that stops those after it; with months
that go although they are young, or although a record is on hold; with a draft of an open walk thrown away;
with backups taken by age alone; with an end of the trail that is not looked for.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from threading import enumerate as enumerate_threads
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.accounts.queries.viewers import viewer_for
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.audit.trail import record
from clinic.audit.verify import verify
from clinic.backups.blocks import Head, Writer
from clinic.backups.thinning import NEWEST, thin
from clinic.cli.housekeeping import chores_of, daily
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database, now
from clinic.keeping.chore_list import CHORES, drafts_that_wait
from clinic.keeping.chores import Chore, Trouble, do_all, do_due, last_done, problems
from clinic.keeping.files import clear_logs, clear_shelf
from clinic.keeping.holds import lift_hold, place_hold
from clinic.keeping.house import House, house_of
from clinic.keeping.trail import drop_old_months, write_heads
from clinic.printing.shelf import Owner, pdf_file
from clinic.printing.worker import only_worker
from clinic.schema import metadata
from config import Settings
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_client, make_office, make_worker

DAY = timedelta(days=1)


@pytest.fixture
def house(settings: Settings, database: Database, tmp_path: Path) -> House:
    return house_of(replace(settings, trail_heads=tmp_path / "heads"), database)


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def chore(ran: list[str]) -> Callable[..., Chore]:
    """(name, fault=None) -> a chore that only says it ran."""

    def make(name: str, fault: Exception | None = None) -> Chore:
        def run(_house: House) -> dict[str, int]:
            ran.append(name)
            if fault:
                raise fault
            return {name: 2}

        return Chore(name, run)

    return make


# --- once a day ---------------------------------------------------------------------------------------


def test_privacy_housekeeping_is_done_once_a_day(house: House, clock: FixedClock, chore, ran) -> None:
    chores = [chore("one"), chore("two")]
    do_due(house, chores)
    do_due(house, chores)  # a worker that was started again
    assert ran == ["one", "two"]
    clock.move_on(timedelta(hours=8, minutes=59))  # 23:59 UTC
    do_due(house, chores)
    assert ran == ["one", "two"]
    clock.move_on(timedelta(minutes=1))
    do_due(house, chores)
    assert ran == ["one", "two"] * 2


def test_privacy_housekeeping_is_done_once_by_two_workers(house: House, chore, ran) -> None:
    chores, both = [chore(str(number)) for number in range(5)], Barrier(2)

    def work() -> None:
        both.wait()
        do_due(house, chores)

    workers = [Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert sorted(ran) == [str(number) for number in range(5)]


def test_privacy_housekeeping_goes_on_after_a_fault(house: House, clock: FixedClock, chore, ran) -> None:
    """The fault is told by its kind alone: its own words could hold a name."""
    chores = [chore("bad", ValueError("Rosa")), chore("told", Trouble("Look there.")), chore("good")]
    done = do_due(house, chores)
    assert [one.problem for one in done] == ["It broke off (ValueError).", "Look there.", ""]
    with house.database.reader() as session:
        assert problems(session) == {"bad": "It broke off (ValueError).", "told": "Look there."}
        assert last_done(session) is None
    do_due(house, chores)
    assert ran == ["bad", "told", "good"]  # not in a loop
    clock.move_on(timedelta(hours=1, seconds=1))
    do_due(house, [chore("bad"), chore("told"), chore("good")])
    assert ran == ["bad", "told", "good", "bad", "told"]
    with house.database.reader() as session:
        assert problems(session) == {}
        assert last_done(session) == clock.now() - timedelta(hours=1, seconds=1)


def test_privacy_housekeeping_does_every_chore_on_an_empty_house(house: House, settings: Settings) -> None:
    done = do_all(house, chores_of(settings))
    assert [one.name for one in done if one.problem] == []
    assert len({one.name for one in done}) == len(CHORES) + 1


def test_privacy_housekeeping_is_done_by_the_worker(house: House, settings: Settings) -> None:
    """In a thread that ends when the worker does; the pages can say when it was."""
    with daily(settings):
        until = time.monotonic() + 20
        while time.monotonic() < until and not _last(house):
            time.sleep(0.02)
    assert _last(house)
    assert not any(thread.name == "Housekeeper" for thread in enumerate_threads())


def _last(house: House) -> datetime | None:
    with house.database.reader() as session:
        return last_done(session)


# --- what goes, and what stays ------------------------------------------------------------------------


def _draft(session: Session, case: Case, user_id: UUID, saved_at: datetime) -> UUID:
    draft_id = uuid4()
    session.execute(
        insert(metadata.tables["draft"]).values(
            id=draft_id,
            transition_id=case.transition_id,
            client_id=case.client_id,
            step_key="person",
            user_id=user_id,
            opened_version=0,
            saved_at=saved_at,
        )
    )
    return draft_id


def _do(house: House, name: str) -> dict[str, int]:
    [done] = do_all(house, [chore for chore in CHORES if chore.name == name])
    assert done.problem == ""
    return dict(done.found)


def test_privacy_housekeeping_never_throws_away_what_can_still_be_saved(house: House) -> None:
    """In an open walk it stays for a year and more, and is told of; in one that ended it is lost anyway."""
    with house.database.writing() as session:
        case = a_discharge(session)
        at = now(session)
        gone = make_worker(session, case.office.clinic, name="Lou Gone", active=False)
        kept = _draft(session, case, case.ann.id, at - 365 * DAY)
        _draft(session, case, gone.id, at - 91 * DAY)
    assert _do(house, "drafts") == {"drafts out of reach": 1}
    assert drafts_that_wait(house) == 1
    draft, walk = metadata.tables["draft"], metadata.tables["transition"]
    for ended, left in ((29, [kept]), (31, [])):
        with house.database.writing() as session:
            session.execute(update(walk).values(status="stopped", ended_at=now(session) - ended * DAY))
        _do(house, "drafts")
        with house.database.reader() as session:
            assert session.scalars(select(draft.c.id)).all() == left


def test_privacy_housekeeping_forgets_what_is_over(house: House) -> None:
    with house.database.writing() as session:
        office = make_office(session)
        sam, at = make_client(session, office.ann), now(session)
        for age in (6, 8):
            form = {"form_key": str(age), "viewer_id": office.ann.id, "sent": "", "location": "/"}
            session.execute(insert(metadata.tables["form_once"]).values(saved_at=at - age * DAY, **form))
        for token, ended in ((b"here", None), (b"gone", at)):
            values = {
                "token_hash": token,
                "id": uuid4(),
                "user_id": office.ann.id,
                "proof": "code",
                "device": "",
            }
            times = dict.fromkeys(("started_at", "seen_at", "confirmed_at"), at)
            session.execute(
                insert(metadata.tables["sign_in_session"]).values(ended_at=ended, **values, **times)
            )
            screen = insert(metadata.tables["shared_screen"])
            session.execute(screen.values(token_hash=token, client_id=sam.id, since=at))
        for name, age in (("papers", 0), ("old", 8)):
            beat = {"name": name, "at": at - age * DAY, "problem": "", "remedy": ""}
            session.execute(insert(metadata.tables["worker_beat"]).values(**beat))
    assert _do(house, "forms") == {"answered forms": 1}
    assert _do(house, "sign_ins")["shared screens"] == 1
    assert _do(house, "papers")["silent workers"] == 1
    with house.database.reader() as session:
        assert session.scalars(select(metadata.tables["shared_screen"].c.token_hash)).all() == [b"here"]


def test_privacy_housekeeping_clears_files_without_a_row(house: House) -> None:
    """Papers and pictures of pages; not beside a worker, which might be writing one just now."""
    owner = Owner("0" * 8, b"k" * 32)
    house.shelf.write(owner, pdf_file("gone"), b"%PDF")
    with only_worker(house.var_dir, lambda: None):
        assert clear_shelf(house) == 0
    assert clear_shelf(house) == 1
    assert list(house.shelf.folder.iterdir()) == []


def test_privacy_housekeeping_keeps_logs_for_two_weeks(house: House, clock: FixedClock) -> None:
    folder = house.var_dir / "logs"
    folder.mkdir()
    for age in (13, 15):
        file = folder / f"{age}.log"
        file.touch()
        at = (clock.now() - age * DAY).timestamp()
        os.utime(file, (at, at))
    assert clear_logs(house) == 1
    assert [path.name for path in folder.iterdir()] == ["13.log"]


def test_privacy_housekeeping_keeps_backups_that_somebody_may_need(tmp_path: Path) -> None:
    """The newest 14, the newest of each older version of the tables, and whatever can't be read."""
    for number in range(20):
        path = tmp_path / f"handoff-202603{number + 1:02}T000000Z.backup"
        with path.open("wb") as file:
            Writer(file, Head("key", "", "0005" if number < 4 else "0006"), b"k" * 32)
    strange = tmp_path / "handoff-20200101T000000Z.backup"
    strange.write_bytes(b"not one of ours")
    assert thin(tmp_path) == 20 - NEWEST - 1
    left = sorted(path.name[8:16] for path in tmp_path.iterdir())
    assert left == ["20200101", "20260304", *(f"202603{day:02}" for day in range(7, 21))]
    assert thin(tmp_path) == 0


# --- the trail in its time ----------------------------------------------------------------------------


def _months(house: House, clock: FixedClock, *days: datetime) -> UUID:
    """A clinic with one event on each of these days; its id."""
    clock.set(days[0])
    with house.database.writing() as session:
        office = make_office(session)
        make_worker(session, office.clinic, name="Gil Adams", email="gil@example.org", roles="administrator")
    for day in days:
        clock.set(day)
        with house.database.writing() as session:
            record(session, Event.LISTS_VIEWED, by=None, clinic_id=office.clinic.id)
    return office.clinic.id


def _events(house: House, clinic_id: UUID) -> list[str]:
    of_clinic = select(AuditEvent.segment).where(AuditEvent.chain_id == clinic_id).order_by(AuditEvent.seq)
    with house.database.reader() as session:
        assert verify(session, clinic_id).trouble is None
        return list(session.scalars(of_clinic))


def test_privacy_housekeeping_lets_months_of_the_trail_go_in_their_time(house: House, clock) -> None:
    days = [datetime(2020, month, 28, tzinfo=UTC) for month in (1, 2, 3)] + [
        datetime(2026, 3, 10, tzinfo=UTC)
    ]
    clinic_id = _months(house, clock, *days)
    assert drop_old_months(house) == 2
    assert _events(house, clinic_id)[:2] == ["2020-03", "2026-03"]
    assert drop_old_months(house) == 0
    with house.database.reader() as session:
        told = select(AuditEvent.subject).where(AuditEvent.event == Event.MONTH_DROPPED.value)
        assert session.scalars(told.order_by(AuditEvent.seq)).all() == ["2020-01", "2020-02"]


def test_privacy_housekeeping_keeps_the_trail_of_a_clinic_with_a_hold(house: House, clock) -> None:
    """Whoever asks for the record will ask who saw it."""
    clinic_id = _months(house, clock, datetime(2019, 1, 1, tzinfo=UTC), datetime(2026, 3, 10, tzinfo=UTC))
    with house.database.writing() as session:
        users = {user.name: viewer_for(user) for user in session.scalars(select(User))}
        sam, gil = make_client(session, users["Ann Weaver"]), users["Gil Adams"]
        place_hold(session, by=gil, client_id=sam.id, reason="A complaint")
    assert drop_old_months(house) == 0
    with house.database.writing() as session:
        lift_hold(session, by=gil, client_id=sam.id)
    assert drop_old_months(house) == 1
    assert "2019-01" not in _events(house, clinic_id)


def test_privacy_housekeeping_writes_down_where_the_trail_ends(house: House, clock: FixedClock) -> None:
    """And finds the next day that an end was cut off, though the chain that is left is sound."""
    clinic_id = _months(house, clock, datetime(2026, 3, 9, tzinfo=UTC), datetime(2026, 3, 10, tzinfo=UTC))
    assert write_heads(house) == 1
    assert write_heads(house) == 1
    assert len(house.trail_heads.read_text().splitlines()) == 2
    kept = house.trail_heads.read_text()
    seq, _, mac = kept.split()[-1].rpartition(":")
    house.trail_heads.write_text(f"2026-03-10T00:00:00+00:00 {seq}:{'0' * len(mac)}\n")
    with pytest.raises(Trouble, match="changed it or cut it off"):
        write_heads(house)
    house.trail_heads.write_text(f"2026-03-10T00:00:00+00:00 {clinic_id}:999:{mac}\n")
    with pytest.raises(Trouble, match="changed it or cut it off"):
        write_heads(house)


def test_privacy_housekeeping_knows_an_end_whose_month_was_let_go(house: House, clock: FixedClock) -> None:
    _months(house, clock, datetime(2019, 1, 1, tzinfo=UTC))
    write_heads(house)
    clock.set(datetime(2026, 3, 10, tzinfo=UTC))
    with house.database.writing() as session:
        clinic_id = session.scalars(select(metadata.tables["clinic"].c.id)).one()
        record(session, Event.LISTS_VIEWED, by=None, clinic_id=clinic_id)
    assert drop_old_months(house) == 1
    assert write_heads(house) == 1
