"""Keys that turn: a new master key, every data key wrapped by it; and, when asked for, new data keys too.

A data key that the current master key has not wrapped is one that the turn has not reached: that is how a
second run goes on where a first was killed. A new master key is in its file before anything is wrapped with
it, and processes that run read the file again when it changes, so everything can be read at every moment.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clinic.audit.events import Event
from clinic.backups.noting import note_in, opened_sessions
from clinic.backups.resealing import reseal_rows
from clinic.foundation.clock import Clock
from clinic.foundation.database import Base, Database
from clinic.foundation.key_book import book_beside, changing
from clinic.foundation.master_keys import KEY_BYTES, MasterKeys
from clinic.foundation.private_files import one_at_a_time
from clinic.foundation.sealed import DataKey
from clinic.foundation.sealing import key_id_of, new_data_key, unwrap_key, wrap_key
from clinic.printing.setting_up import shelf_of
from clinic.web.trouble import is_retryable
from config import Settings

AT_ONCE = 200
TRIES = 20
Keys = tuple[str, ...]
Owned = tuple[UUID, bytes]
TurnOne = Callable[[Session, MasterKeys, Owned], None]


@dataclass(frozen=True)
class Turned:
    """`keys`: how many data keys this run wrapped anew; `went_on`: it ended a turn that was cut short."""

    keys: int
    went_on: bool


def turn_master_key(settings: Settings, clock: Clock) -> Turned:
    """A new master key, and every data key wrapped by it. Raises BadKeyFile, BadKeyBook."""
    return _turn(settings, clock, _wrap_anew, AT_ONCE)


def turn_data_keys(settings: Settings, clock: Clock) -> Turned:
    """A new master key and new data keys: each owner's sealed columns are sealed anew, in one transaction.

    Papers on the shelf are not: they were sealed with the old keys, and are made again when somebody asks.
    """
    turned = _turn(settings, clock, _seal_anew, 1)
    shutil.rmtree(shelf_of(settings).folder, ignore_errors=True)
    return turned


def _turn(settings: Settings, clock: Clock, turn_one: TurnOne, at_once: int) -> Turned:
    with one_at_a_time(settings.master_keys), opened_sessions(settings, clock) as database:
        masters = MasterKeys.from_file(settings.master_keys)
        went_on = _is_unfinished(database, masters, book_beside(settings.master_keys))
        if not went_on:
            masters = MasterKeys.add_key(settings.master_keys)
        _wrap_book_anew(book_beside(settings.master_keys), masters)
        keys, is_done = 0, False
        while not is_done:
            some, is_done = _retried(lambda: _turn_some(database, masters, turn_one, at_once))
            keys += some
    return Turned(keys, went_on)


def _is_unfinished(database: Database, masters: MasterKeys, book_path: Path) -> bool:
    with database.reader() as session:
        left = session.scalar(select(DataKey.owner_id).where(DataKey.master_key_id != masters.current_id))
    return left is not None or (book_path.exists() and _book_is_behind(book_path, masters))


def _book_is_behind(book_path: Path, masters: MasterKeys) -> bool:
    with changing(book_path) as book:
        wrapped = [
            *book.backup_keys.values(),
            *(key for keys in book.owners.values() for key in keys.values()),
        ]
    return any(key_id_of(one) != masters.current_id for one in wrapped)


def _wrap_book_anew(book_path: Path, masters: MasterKeys) -> None:
    if book_path.exists():
        with changing(book_path) as book:
            book.rewrap(masters)


def _turn_some(database: Database, masters: MasterKeys, turn_one: TurnOne, at_once: int) -> tuple[int, bool]:
    """One transaction; how many keys it turned, and whether they were the last. Those bring the event."""
    left = select(DataKey.owner_id, DataKey.wrapped).where(DataKey.master_key_id != masters.current_id)
    with database.writing() as session:
        rows = session.execute(left.order_by(DataKey.owner_id).limit(at_once + 1).with_for_update()).all()
        for owner_id, wrapped in rows[:at_once]:
            turn_one(session, masters, (owner_id, wrapped))
        is_done = len(rows) <= at_once
        if is_done:
            note_in(session, Event.KEYS_TURNED, subject=masters.current_id)
    return len(rows[:at_once]), is_done


def _wrap_anew(session: Session, masters: MasterKeys, one: Owned) -> None:
    owner_id, wrapped = one
    key = unwrap_key(masters, wrapped, owner_id=str(owner_id))
    _put(session, masters, owner_id, key)


def _seal_anew(session: Session, masters: MasterKeys, one: Owned) -> None:
    """A clinic keeps its first key beside the new one: the links of its trail are made of it."""
    owner_id, wrapped = one
    before = unwrap_key(masters, wrapped, owner_id=str(owner_id))
    key = new_data_key()
    reseal_rows(session, owner_id, before[:KEY_BYTES], key)
    _put(session, masters, owner_id, key if _is_client(session, owner_id) else key + before[-KEY_BYTES:])


def _is_client(session: Session, owner_id: UUID) -> bool:
    ids = Base.metadata.tables["client"].c.id
    return session.scalar(select(ids).where(ids == owner_id)) is not None


def _put(session: Session, masters: MasterKeys, owner_id: UUID, key: bytes) -> None:
    wrapped = wrap_key(masters, key, owner_id=str(owner_id))
    session.execute(
        update(DataKey)
        .where(DataKey.owner_id == owner_id)
        .values(wrapped=wrapped, master_key_id=masters.current_id)
    )


def _retried(turn: Callable[[], tuple[int, bool]]) -> tuple[int, bool]:
    """Others write meanwhile; PostgreSQL asks whoever comes second to begin again."""
    for _ in range(TRIES - 1):
        try:
            return turn()
        except DBAPIError as error:
            if not is_retryable(error):
                raise
    return turn()


# --- keys that wrap nothing any more ------------------------------------------------------------------


@dataclass(frozen=True)
class Unneeded:
    """Master keys that wrap nothing, and older data keys that only older backups need, by owner and mark."""

    masters: Keys
    older: tuple[tuple[str, str], ...]


def unneeded_keys(settings: Settings, clock: Clock) -> Unneeded:
    """What `retire_keys` would take out."""
    with opened_sessions(settings, clock) as database, database.reader() as session:
        return _unneeded(session, settings)


def retire_keys(settings: Settings, clock: Clock) -> Unneeded:
    """Take them out for good. Backups that were sealed with them can't be restored any more."""
    with (
        one_at_a_time(settings.master_keys),
        opened_sessions(settings, clock) as database,
        database.writing() as session,
    ):
        _keep_still(session)
        found = _unneeded(session, settings)
        note_in(session, Event.KEYS_RETIRED)
        session.flush()
        _take_out(settings, found)
    return found


def _keep_still(session: Session) -> None:
    """Nobody adds a data key until this transaction is over: SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE data_key IN SHARE MODE"))


def _unneeded(session: Session, settings: Settings) -> Unneeded:
    masters = MasterKeys.from_file(settings.master_keys)
    used = {masters.current_id, *session.scalars(select(DataKey.master_key_id).distinct())}
    rows = session.execute(select(DataKey.owner_id, DataKey.wrapped)).all()
    older = []
    with changing(book_beside(settings.master_keys)) as book:
        for owner_id, wrapped in rows:
            now = book.add(masters, owner_id, wrapped)
            older += [(str(owner_id), mark) for mark in book.owners.get(str(owner_id), {}) if mark != now]
    return Unneeded(tuple(sorted(set(masters.keys) - used)), tuple(older))


def _take_out(settings: Settings, found: Unneeded) -> None:
    """The book first: what is in it has to be wrapped by keys that stay."""
    masters = MasterKeys.from_file(settings.master_keys)
    with changing(book_beside(settings.master_keys)) as book:
        for owner_id, mark in found.older:
            del book.owners[owner_id][mark]
        book.rewrap(masters)
    if found.masters:
        MasterKeys.remove_keys(settings.master_keys, found.masters)
