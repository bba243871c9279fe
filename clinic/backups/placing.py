"""A restored database takes the place of the one before. Until then nothing is changed.

Erasures made since the backup are followed: a client whose key is in no key book does not come back,
and whoever stands in the ledger of erasures is erased again (see keeping).
"""

import contextlib
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, inspect

from clinic.audit.events import Event
from clinic.audit.verify import Verdict
from clinic.backups.contents import is_ours
from clinic.backups.errors import BadDatabase, InTheWay, NotOurs
from clinic.backups.looking import has_rows, look_at_keys, look_inside
from clinic.backups.making import make_backup
from clinic.backups.noting import note_on_every_chain, opened_sessions, verdicts
from clinic.backups.restoring import Filled, Opened, fill, open_backup
from clinic.database_roles import let_work
from clinic.foundation.clock import Clock
from clinic.foundation.private_files import PRIVATE, sync_folder
from clinic.foundation.sqlite_driver import sqlite_file, sqlite_module, with_beside
from clinic.keeping.cleaning import clean_up
from clinic.keeping.erasing import finish_erasures
from clinic.keeping.house import house_of
from clinic.keeping.ledger import ledger_beside
from clinic.migration import migration_engine
from config import Settings

THERE = (
    "There is something in the database already ({place}). Nothing was changed. To put the backup in its "
    "place, stop Warm Handoff and say --replace: what is there now is backed up first, or set aside."
)
IN_USE = "The database is in use. Stop the pages and the printing worker first. Nothing was changed."
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


@dataclass(frozen=True)
class Restored:
    """What came back. `made_at`: when the backup was made. `before`: the backup or file of what was there.

    `chains`: what `audit verify` says of each chain of the trail. `left_to_do`: in words, after an erasure.
    """

    filled: Filled
    made_at: str
    chains: Mapping[UUID, Verdict]
    before: Path | None
    left_to_do: tuple[str, ...] = ()


def restore(settings: Settings, path: Path, *, instead: bool, clock: Clock) -> Restored:
    """Restore the backup at `path` into the settings' database. `instead`: of what is there now.

    Raises BadBackup, BadKeyBook, BadKeyFile, BadDatabase, InTheWay; nothing is changed then.
    """
    opened = open_backup(path, settings.master_keys)
    ledger_beside(settings.master_keys).lines(_no_key)
    before = _make_room(settings, instead=instead, clock=clock)
    if sqlite_file(settings.database_url) is None:
        return _restore_postgresql(settings, opened, before, clock)
    return _restore_sqlite(settings, opened, before, clock)


def _no_key(_clinic_id: UUID) -> bytes:
    """The ledger can be read; its links are checked when its clinics are there again."""
    raise LookupError


def _follow_ledger(settings: Settings, clock: Clock) -> None:
    ledger = ledger_beside(settings.master_keys)
    with opened_sessions(settings, clock) as database, database.writing() as session:
        finish_erasures(session, ledger=ledger)


def _clean_up(settings: Settings, clock: Clock) -> tuple[str, ...]:
    with opened_sessions(settings, clock) as database:
        return tuple(clean_up(house_of(settings, database)))


def _make_room(settings: Settings, *, instead: bool, clock: Clock) -> Path | None:
    """Look at what is there now; a backup of it when there is something that can be read."""
    url, is_damaged = settings.database_url, False
    try:
        is_full = has_rows(url)
    except NotOurs:
        raise
    except BadDatabase:
        if sqlite_file(url) is None:
            raise
        is_full = is_damaged = True
    if not is_full:
        return None
    if not instead:
        raise InTheWay(THERE.format(place=sqlite_file(url) or "PostgreSQL"))
    if is_damaged:
        return None  # the file itself is set aside when the new one is ready
    _check_unused(url)
    look_at_keys(url, settings.master_keys)
    folder = backups_folder(settings)
    return make_backup(url, master_keys=settings.master_keys, folder=folder, at=clock.now()).path


def backups_folder(settings: Settings) -> Path:
    """Where backups go when nothing else is said."""
    return settings.var_dir / "backups"


def _check_unused(url: str) -> None:
    path = sqlite_file(url)
    if path is not None:
        _check_file_unused(path)
        return
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql(OTHERS).scalar():
                raise InTheWay(IN_USE)
    finally:
        engine.dispose()


def _check_file_unused(path: Path) -> None:
    """SQLite leaves its WAL mode only when nobody else has the file open."""
    driver = sqlite_module()
    with closing(driver.connect(f"file:{path}?mode=rw", uri=True, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except driver.OperationalError as error:
            raise InTheWay(IN_USE) from error


# --- SQLite -------------------------------------------------------------------------------------------


def _restore_sqlite(settings: Settings, opened: Opened, before: Path | None, clock: Clock) -> Restored:
    place = sqlite_file(settings.database_url)
    assert place is not None
    with _file_beside(place) as beside:
        apart = replace(settings, database_url=f"sqlite:///{beside}")
        filled = _fill_apart(apart.database_url, opened)
        _sync(beside)
        note_on_every_chain(apart, Event.DATABASE_RESTORED, clock)
        _follow_ledger(apart, clock)
        chains = verdicts(apart, clock)
        _check_file_unused(beside)
        look_inside(apart.database_url)
        aside = _set_aside(place, keep=before is None, at=f"{clock.now():%Y%m%dT%H%M%SZ}")
        beside.rename(place)
        sync_folder(place.parent)
    return Restored(filled, opened.backup.head.made_at, chains, before or aside, _clean_up(settings, clock))


@contextmanager
def _file_beside(place: Path) -> Iterator[Path]:
    """An empty file beside the database's; gone at the end unless it was moved."""
    beside = place.with_name(f"{place.name}.restoring")
    _remove(beside)
    beside.touch(mode=PRIVATE)
    try:
        yield beside
    finally:
        _remove(beside)


def _fill_apart(url: str, opened: Opened) -> Filled:
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous=OFF")  # a crash leaves nothing that counts
            connection.commit()
            with connection.begin():
                return fill(connection, opened)
    finally:
        engine.dispose()


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _set_aside(place: Path, *, keep: bool, at: str) -> Path | None:
    """The file of before and what SQLite keeps beside it: none of it may meet the new file."""
    aside = place.with_name(f"{place.name}.before-{at}")
    is_there = place.exists() and place.stat().st_size > 0
    for file, moved in zip(with_beside(place), with_beside(aside), strict=True):
        with contextlib.suppress(FileNotFoundError):
            file.rename(moved)
    if keep and is_there:
        return aside
    _remove(aside)
    return None


def _remove(path: Path) -> None:
    for file in with_beside(path):
        file.unlink(missing_ok=True)


# --- PostgreSQL ---------------------------------------------------------------------------------------


def _restore_postgresql(settings: Settings, opened: Opened, before: Path | None, clock: Clock) -> Restored:
    engine = migration_engine(settings.owner_url or settings.database_url)
    try:
        with engine.begin() as connection:
            _drop_all(connection)
            filled = fill(connection, opened)
    finally:
        engine.dispose()
    let_work(settings)
    note_on_every_chain(settings, Event.DATABASE_RESTORED, clock)
    _follow_ledger(settings, clock)
    left_to_do = _clean_up(settings, clock)
    return Restored(filled, opened.backup.head.made_at, verdicts(settings, clock), before, left_to_do)


def _drop_all(connection: Connection) -> None:
    for name in filter(is_ours, inspect(connection).get_table_names()):
        connection.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS audit_append_only() CASCADE")
