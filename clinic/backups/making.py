"""Making a backup while others write: one view of the database, each client's rows under their own key."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from sqlalchemy import Connection, MetaData, select

from clinic.backups.blocks import FOR_ALL, Head, Writer
from clinic.backups.contents import KEYS_TABLE, VERSION_TABLE, KeptTable, kept_tables, reflected
from clinic.backups.errors import BadDatabase
from clinic.backups.values import to_plain
from clinic.foundation.database import READ_ONLY, make_engine
from clinic.foundation.key_book import KeyBook, book_beside, changing
from clinic.foundation.key_file import KeyFile
from clinic.foundation.master_keys import KEY_BYTES, MasterKeys
from clinic.foundation.private_files import PRIVATE, sync_folder
from clinic.foundation.sealing import unwrap_key

SUFFIX = ".backup"
BLOCK_LETTERS = 500_000  # about; a block is held in memory
NOTHING = "There is no database of Warm Handoff with anything in it."


@dataclass(frozen=True)
class Made:
    """A backup that is on the disk. `rows`: how many it holds, by table."""

    path: Path
    rows: dict[str, int]


@dataclass(frozen=True)
class Keys:
    """What seals a backup: the backup key, and each owner's data key with its mark."""

    backup_id: str
    backup: bytes
    owners: dict[UUID, tuple[str, bytes]]


def make_backup(url: str, *, master_keys: Path, folder: Path, at: datetime) -> Made:
    """Write a backup into the folder, and the key book beside the master keys. Raises BadDatabase, OSError.

    The book is on the disk before the backup gets its name: there is none that could not be opened.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _free_name(folder, at)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with open(beside, "wb", opener=_private) as file, _one_view(url) as connection:
            rows = _write(connection, file, KeyFile(master_keys), book_beside(master_keys), at)
        beside.rename(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    return Made(path, rows)


def _free_name(folder: Path, at: datetime) -> Path:
    stem = f"handoff-{at:%Y%m%dT%H%M%SZ}"
    names = [f"{stem}{SUFFIX}", *(f"{stem}-{number}{SUFFIX}" for number in range(2, 100))]
    return next(folder / name for name in names if not (folder / name).exists())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE)


@contextmanager
def _one_view(url: str) -> Iterator[Connection]:
    """A transaction that sees one moment and keeps nobody from writing."""
    engine = make_engine(url)
    try:
        with engine.execution_options(**{READ_ONLY: True}).connect() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
            yield connection
            connection.rollback()
    finally:
        engine.dispose()


def _write(
    connection: Connection, file: BinaryIO, masters: KeyFile, book: Path, at: datetime
) -> dict[str, int]:
    database = reflected(connection)
    revision = _revision(connection, database)
    keys = _keys(connection, database, masters, book)
    writer = Writer(file, Head(keys.backup_id, at.isoformat(), revision), keys.backup)
    tables = kept_tables(database)
    writer.add(
        {
            "tables": {one.table.name: one.kinds for one in tables},
            "keys": {owner_id.hex: mark for owner_id, (mark, _) in keys.owners.items()},
        }
    )
    rows = {one.table.name: _write_table(connection, writer, one, keys) for one in tables}
    writer.end(rows)
    return rows


def _revision(connection: Connection, database: MetaData) -> str:
    table = database.tables.get(VERSION_TABLE)
    revision = connection.scalar(select(table.c.version_num)) if table is not None else None
    if revision is None:
        raise BadDatabase(NOTHING)
    return str(revision)


def _keys(connection: Connection, database: MetaData, masters: KeyFile, book_path: Path) -> Keys:
    table = database.tables[KEYS_TABLE]
    rows = connection.execute(select(table.c.owner_id, table.c.wrapped)).all()
    owners = {}
    with changing(book_path) as book:
        held = masters.fresh()
        for owner, wrapped in rows:
            owner_id = UUID(str(owner))
            mark = book.add(held, owner_id, wrapped)
            owners[owner_id] = (mark, unwrap_key(held, wrapped, owner_id=str(owner_id))[:KEY_BYTES])
        return Keys(*_backup_key(book, held), owners)


def _backup_key(book: KeyBook, masters: MasterKeys) -> tuple[str, bytes]:
    if not book.current:
        book.make_backup_key(masters)
    return book.current, book.backup_key(masters, book.current)


def _write_table(connection: Connection, writer: Writer, kept: KeptTable, keys: Keys) -> int:
    """Write a table's rows in blocks that each belong to one client or to nobody; how many."""
    count = 0
    found = connection.execution_options(yield_per=500).execute(kept.rows())
    for owner, rows in groupby(found, key=itemgetter(-1)):
        key_id, key = _key_of(owner, keys)
        for some in _blocks(kept, rows):
            writer.add({"table": kept.table.name, "rows": some}, key_id=key_id, key=key)
            count += len(some)
    return count


def _key_of(owner: object, keys: Keys) -> tuple[str, bytes]:
    """Of a client's own; what is left of one whose key was destroyed is under the backup's."""
    if owner is None or (owner_id := UUID(str(owner))) not in keys.owners:
        return FOR_ALL, keys.backup
    mark, key = keys.owners[owner_id]
    return f"{owner_id}:{mark}", key


def _blocks(kept: KeptTable, rows: Iterator[Any]) -> Iterator[list[list[Any]]]:
    some, letters = [], 0
    for row in rows:
        plain = [to_plain(kind, value) for kind, value in zip(kept.kinds.values(), row[:-1], strict=True)]
        some.append(plain)
        letters += sum(len(value) for value in plain if isinstance(value, str))
        if letters > BLOCK_LETTERS:
            yield some
            some, letters = [], 0
    if some:
        yield some


def remove_half_written(folder: Path) -> None:
    """What a killed backup left behind."""
    for path in folder.glob(f"*{SUFFIX}.*.new"):
        with contextlib.suppress(OSError):
            path.unlink()
