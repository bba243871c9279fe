"""Keys turn while people work: everything can be read at every moment, and a run that is killed goes on.

Seen to fail: with keys that are read once, at the start (a page could not be read); with each run adding a
key of its own; with the trail's links made of a data key that turns; with the book left as it was; with a
turned key whose rows were left; with a writer who takes no hold of the key (PostgreSQL).
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.audit.trail import record
from clinic.audit.verify import verify
from clinic.backups import turning
from clinic.backups.errors import BadBackup
from clinic.backups.noting import note_on_every_chain
from clinic.backups.restoring import open_backup
from clinic.backups.turning import retire_keys, turn_data_keys, turn_master_key, unneeded_keys
from clinic.caseload.models import Client, Departure
from clinic.caseload.models_people import NeverRing
from clinic.foundation.database import Database
from clinic.foundation.key_book import book_beside, read_book
from clinic.foundation.master_keys import MasterKeys
from clinic.foundation.sealed import DataKey
from clinic.foundation.sealing import key_id_of
from clinic.printing.setting_up import shelf_of
from clinic.printing.shelf import Owner
from tests.trust.backups.conftest import LARK, WREN, Place

Turn = Callable[..., turning.Turned]
BOTH = pytest.mark.parametrize("turn", [turn_master_key, turn_data_keys], ids=["master", "data"])


class Killed(BaseException):
    """The process ends here."""


def _masters(place: Place) -> MasterKeys:
    return MasterKeys.from_file(place.settings.master_keys)


def _wrapped_by(place: Place) -> set[str]:
    with place.opened() as database, database.reader() as session:
        rows = session.execute(select(DataKey.wrapped, DataKey.master_key_id)).all()
    assert [row.master_key_id for row in rows] == [key_id_of(row.wrapped) for row in rows]
    return {row.master_key_id for row in rows}


def _can_read(database: Database, place: Place) -> bool:
    """Both clients' words, and the clinic's own, in a new transaction of this database's."""
    with database.reader() as session:
        words = [session.get_one(Client, client).address for client in (place.lark, place.wren)]
        leaving = session.scalars(select(Departure)).all()
        return LARK in words[0] and WREN in words[1] and all(row.reason_words for row in leaving)


def _trail_words(place: Place) -> list[str]:
    with place.opened() as database, database.reader() as session:
        assert verify(session, place.clinic).trouble is None
        of_clinic = select(AuditEvent.event).where(AuditEvent.chain_id == place.clinic)
        return list(session.scalars(of_clinic.order_by(AuditEvent.seq)))


@BOTH
def test_keys_turn_all_of_them_and_say_so_once(place: Place, turn: Turn) -> None:
    place.back_up()
    note_on_every_chain(place.settings, Event.BACKUP_MADE, place.clock)
    before = _masters(place).current_id
    turned = turn(place.settings, place.clock)
    with place.opened() as database:
        assert _can_read(database, place)
    now = _masters(place).current_id
    assert (now != before, _wrapped_by(place), turned.went_on) == (True, {now}, False)
    assert turned.keys >= 3  # two clients and the clinic
    assert _trail_words(place).count(Event.KEYS_TURNED.value) == 1
    book = read_book(book_beside(place.settings.master_keys))
    wrapped = [*book.backup_keys.values(), *(one for keys in book.owners.values() for one in keys.values())]
    assert {key_id_of(one) for one in wrapped} == {now}


@BOTH
def test_keys_turn_under_sessions_that_stay_open(place: Place, turn: Turn) -> None:
    """A process that read its keys long before, and a session that read its key before."""
    with place.opened() as running, running.writer() as session:
        assert LARK in session.get_one(Client, place.lark).address
        session.rollback()
        turn(place.settings, place.clock)
        assert _can_read(running, place)
        session.expire_all()
        client = session.get_one(Client, place.lark)
        assert LARK in client.address
        client.address = "zznew"
        session.commit()
    with place.opened() as database, database.reader() as session:
        assert session.get_one(Client, place.lark).address == "zznew"


@pytest.mark.parametrize(
    ("turn", "dies_at"),
    [
        (turn_master_key, "key added"),
        (turn_data_keys, "first keys"),
        (turn_master_key, "all but the event"),
    ],
    ids=["key-added", "first-keys", "all-but-the-event"],
)
def test_keys_turn_goes_on_where_it_was_killed(
    place: Place, turn: Turn, dies_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "AT_ONCE", 1)
    with monkeypatch.context() as patched:
        _die(patched, dies_at)
        with pytest.raises(Killed):
            turn(place.settings, place.clock)
    with place.opened() as database:
        assert _can_read(database, place)
    keys = len(_masters(place).keys)
    assert turn(place.settings, place.clock).went_on
    with place.opened() as database:
        assert _can_read(database, place)
    assert (len(_masters(place).keys), _wrapped_by(place)) == (keys, {_masters(place).current_id})
    assert _trail_words(place).count(Event.KEYS_TURNED.value) == 1


def _die(patched: pytest.MonkeyPatch, at: str) -> None:
    put, times = turning._put, []

    def put_or_die(*given: Any) -> None:
        put(*given)
        times.append(1)
        if at == "first keys" and len(times) == 2:
            raise Killed

    def die(*_given: Any, **_more: Any) -> None:
        raise Killed

    patched.setattr(turning, "_put", put_or_die)
    if at == "key added":
        patched.setattr(turning, "_wrap_book_anew", die)
    if at == "all but the event":
        patched.setattr(turning, "note_in", die)


def test_keys_turned_data_keys_seal_everything_anew(place: Place) -> None:
    with place.opened() as database, database.reader() as session:
        before = {owner: session.info["keyring"].key(owner) for owner in (place.lark, place.clinic)}
        sealed = session.get_one(Client, place.lark).sealed_address
        shelf_of(place.settings).write(Owner(str(place.lark), before[place.lark]), "a.pdf", b"x")
    turn_data_keys(place.settings, place.clock)
    with place.opened() as database, database.reader() as session:
        keyring = session.info["keyring"]
        assert [owner for owner, key in before.items() if keyring.key(owner) == key] == []
        assert session.get_one(Client, place.lark).sealed_address != sealed
        assert keyring.lasting_key(place.clinic) == before[place.clinic]  # the trail's links
    assert not shelf_of(place.settings).has(str(place.lark), "a.pdf")


def test_keys_turn_waits_for_who_is_sealing_with_the_older_key(place: Place) -> None:
    with place.opened() as running, running.writer() as session:
        session.add(
            NeverRing(
                client_id=place.lark,
                name="Somebody",
                reason="zzlate",
                recorded_on=date(2026, 3, 10),
                recorded_by=place.gil,
            )
        )
        session.flush()
        with ThreadPoolExecutor(1) as apart:
            turning_now = apart.submit(turn_data_keys, place.settings, place.clock)
            sleep(0.5)
            session.commit()
            turning_now.result(timeout=60)
    with place.opened() as database, database.reader() as session:
        row = session.scalars(select(NeverRing).where(NeverRing.name == "Somebody")).one()
        assert row.reason == "zzlate"


def test_keys_older_backups_open_after_a_turn_until_keys_are_retired(place: Place, elsewhere: Place) -> None:
    older = place.back_up().path
    turn_data_keys(place.settings, place.clock)
    found = unneeded_keys(place.settings, place.clock)
    assert (len(found.masters), len(found.older) >= 3) == (1, True)
    elsewhere.restore(older)
    with elsewhere.opened() as database:
        assert _can_read(database, place)
    assert retire_keys(place.settings, place.clock) == found
    assert list(_masters(place).keys) == [_masters(place).current_id]
    assert Event.KEYS_RETIRED.value in _trail_words(place)
    with place.opened() as database:
        assert _can_read(database, place)
    open_backup(place.back_up().path, place.settings.master_keys)
    with pytest.raises(BadBackup, match="older data keys"):
        open_backup(older, place.settings.master_keys)


def test_keys_that_are_in_use_are_not_retired(place: Place) -> None:
    turn_master_key(place.settings, place.clock)
    held = _masters(place)
    older = next(key_id for key_id in held.keys if key_id != held.current_id)
    with place.opened() as database, database.writing() as session:
        _wrap_with(session, place, MasterKeys(older, held.keys))
    assert unneeded_keys(place.settings, place.clock).masters == ()
    retire_keys(place.settings, place.clock)
    assert older in _masters(place).keys


def _wrap_with(session: Session, place: Place, masters: MasterKeys) -> None:
    """As a process does that made a client's key while the keys began to turn."""
    key = session.info["keyring"].key(place.lark)
    turning._put(session, masters, place.lark, key)
    record(session, Event.LISTS_VIEWED, by=None, clinic_id=place.clinic)


def test_keys_file_keeps_its_readers_when_a_key_is_added(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    MasterKeys.make(path)
    path.chmod(0o640)
    MasterKeys.add_key(path)
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(ValueError):
        MasterKeys.remove_keys(path, [MasterKeys.from_file(path).current_id])
