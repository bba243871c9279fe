"""The look at a database before it is used: is it one, is it whole, is it ours, do we hold its keys?

On SQLite the first bytes and `PRAGMA quick_check` (structure of every page; about a second for each gigabyte
on a fast disk); PostgreSQL looks after its own files. One wrapped key is opened for each master key in use.
"""

from contextlib import closing
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, MetaData, Table, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from clinic.app import spool_of
from clinic.backups.contents import KEYS_TABLE, OF_THE_QUEUE, VERSION_TABLE, reflected
from clinic.backups.errors import BadDatabase, NotOurs
from clinic.foundation.master_keys import MasterKeys
from clinic.foundation.sealing import CannotUnseal, unwrap_key
from clinic.foundation.sqlite_driver import sqlite_file, sqlite_module
from clinic.migration import migration_engine
from config import Settings

SQLITE_BEGINS = b"SQLite format 3\0"
RESTORE = "Put it back from a backup:\n    python -m clinic.cli restore FILE"
MISSING = "There is no database at {path}, but there was one. Nothing was made in its place. " + RESTORE
EMPTIED = "The database {path} is empty, but it was in use. Nothing was made in it. " + RESTORE
ANEW = "\nTo begin with nothing instead, move the folder of this installation away."
NO_DATABASE = "{path} is not a database, or its beginning is damaged. Nothing was changed. " + RESTORE
DAMAGED = "The database {path} is damaged ({why}). Nothing was changed. " + RESTORE
NOT_OURS = "The database {place} belongs to another program. Nothing was changed. Name another one."
UNREACHABLE = "The database can't be reached, so nothing was done: {why}"
NO_KEYS = (
    "There is a database with sealed words in it, but no file of master keys at {keys}. Put that file back "
    "from where its copy is kept. No new one was made: it could not open anything."
)
WRONG_KEYS = (
    "The database was sealed with master keys that the file {keys} does not hold. Nothing was changed. "
    "Put back the file that belongs to this database."
)


def look_at_file(url: str, *, was_used: bool) -> None:
    """Before anything is opened: a SQLite file that is there and begins as one. Raises BadDatabase.

    `was_used`: an empty file is then not a new one.
    """
    path = sqlite_file(url)
    if path is None:
        return
    if not path.exists():
        raise BadDatabase(MISSING.format(path=path) + ANEW)
    with path.open("rb") as file:
        begins = file.read(len(SQLITE_BEGINS))
    if not begins and was_used:
        raise BadDatabase(EMPTIED.format(path=path) + ANEW)
    if begins and begins != SQLITE_BEGINS:
        raise BadDatabase(NO_DATABASE.format(path=path))


def look_inside(url: str) -> None:
    """Whole, and ours or empty. Raises BadDatabase."""
    path = sqlite_file(url)
    if path is not None:
        _quick_check(path)
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            tables = set(inspect(connection).get_table_names())
    except DBAPIError as error:
        raise BadDatabase(UNREACHABLE.format(why=_first_line(error))) from error
    finally:
        engine.dispose()
    others = {name for name in tables if not name.startswith(OF_THE_QUEUE)}
    if others and VERSION_TABLE not in others:
        raise NotOurs(NOT_OURS.format(place=path or make_url(url).database))


def look_at_keys(url: str, master_keys: Path) -> None:
    """Every data key can be opened with the master keys of this file. Raises BadDatabase, BadKeyFile."""
    wrapped = _one_key_of_each(url)
    if not wrapped:
        return
    if not master_keys.exists():
        raise BadDatabase(NO_KEYS.format(keys=master_keys))
    masters = MasterKeys.from_file(master_keys)
    try:
        for owner_id, key in wrapped:
            unwrap_key(masters, key, owner_id=owner_id)
    except CannotUnseal as error:
        raise BadDatabase(WRONG_KEYS.format(keys=master_keys)) from error


def look(settings: Settings) -> None:
    """What costs next to nothing, for each process that serves. Raises BadDatabase, BadKeyFile."""
    look_at_file(settings.database_url, was_used=True)
    look_at_keys(settings.database_url, settings.master_keys)


def was_used(settings: Settings) -> bool:
    """Whether there has been a database here: the trail's spool is made when one is first opened."""
    return spool_of(settings).path.exists()


def has_rows(url: str) -> bool:
    """Whether there is anything in it. Raises BadDatabase when that can't be seen."""
    path = sqlite_file(url)
    if path is not None and (not path.exists() or path.stat().st_size == 0):
        return False
    look_at_file(url, was_used=False)
    look_inside(url)
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            return _any_row(connection)
    finally:
        engine.dispose()


def _any_row(connection: Connection) -> bool:
    database = reflected(connection)
    tables = [table for name, table in database.tables.items() if name != VERSION_TABLE]
    return any(connection.execute(select(table).limit(1)).first() for table in tables)


def _quick_check(path: Path) -> None:
    driver = sqlite_module()
    try:
        with closing(driver.connect(f"file:{path}?mode=rw", uri=True)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    except driver.DatabaseError as error:
        raise BadDatabase(DAMAGED.format(path=path, why=error)) from error
    if found != ["ok"]:
        raise BadDatabase(DAMAGED.format(path=path, why=found[0].splitlines()[-1]))


def _one_key_of_each(url: str) -> list[tuple[str, bytes]]:
    """An owner and their wrapped key for each master key in use. Raises BadDatabase."""
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(KEYS_TABLE):
                return []
            database = MetaData()
            database.reflect(connection, only=[KEYS_TABLE])
            return _one_of_each(connection, database.tables[KEYS_TABLE])
    except DBAPIError as error:
        raise BadDatabase(UNREACHABLE.format(why=_first_line(error))) from error
    finally:
        engine.dispose()


def _one_of_each(connection: Connection, keys: Table) -> list[tuple[str, bytes]]:
    found = []
    for master_key_id in connection.scalars(select(keys.c.master_key_id).distinct()).all():
        one = select(keys.c.owner_id, keys.c.wrapped).where(keys.c.master_key_id == master_key_id).limit(1)
        owner, wrapped = connection.execute(one).one()
        found.append((str(UUID(str(owner))), wrapped))
    return found


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).splitlines()[0]
