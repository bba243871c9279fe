"""Restoring a backup: everything is looked at and filled in apart, and only then takes the place.

On SQLite a new file is made beside the database's and moved into its place; on PostgreSQL all happens in one
transaction. Tables are made by the migrations, up to where the backup stood, so that their triggers are
there; then rows are put in, and the rest of the migrations follows. Either engine's backup fills either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from alembic import command
from sqlalchemy import Connection, MetaData, Table, insert

from clinic.backups.blocks import FOR_ALL, Backup, Head, Keys, read_backup
from clinic.backups.constraints import check_references, count_on, without_references
from clinic.backups.contents import KEYS_TABLE, kinds_of
from clinic.backups.errors import BadBackup
from clinic.backups.values import from_plain
from clinic.foundation.key_book import KeyBook, book_beside, read_book
from clinic.foundation.master_keys import KEY_BYTES, MasterKeys
from clinic.foundation.private_files import one_at_a_time
from clinic.foundation.sealing import unwrap_key, wrap_key
from clinic.migration import configuration, is_known

ELSEWHERE = (
    "The key book {book} has no key for {path}. It is the backup of another installation, or the book is "
    "older than the backup: put its newest copy beside the master keys. Nothing was changed."
)
NEWER = (
    "{path} holds tables of a newer version of Warm Handoff (it stands at {revision}). Restore it with that "
    "version. Nothing was changed."
)
ODD = "{path} does not fit the tables of its time: {why}. Nothing was changed."


@dataclass(frozen=True)
class Opened:
    """A backup that can be restored: whole, of a known version, and its keys at hand."""

    backup: Backup
    masters: MasterKeys
    book: KeyBook = field(repr=False)


@dataclass(frozen=True)
class Filled:
    """What came back. `rows`: by table. `erased`: how many clients' keys are gone; they do not come back."""

    rows: Mapping[str, int]
    erased: int


def open_backup(path: Path, master_keys: Path) -> Opened:
    """Read the whole backup and the keys for it. Raises BadBackup, BadKeyBook, BadKeyFile."""
    masters, book_path = MasterKeys.from_file(master_keys), book_beside(master_keys)
    with one_at_a_time(book_path):
        book = read_book(book_path)
    try:
        backup = read_backup(path, lambda head: _keys_for(head, book, masters))
    except LookupError as error:
        raise BadBackup(ELSEWHERE.format(book=book_path, path=path)) from error
    if not is_known(backup.head.revision):
        raise BadBackup(NEWER.format(path=path, revision=backup.head.revision))
    return Opened(backup, masters, book)


def _keys_for(head: Head, book: KeyBook, masters: MasterKeys) -> Keys:
    """Keys by the ids in the blocks. LookupError at once when there is none for the head."""
    common = book.backup_key(masters, head.key)

    def key(key_id: str) -> bytes:
        if key_id == FOR_ALL:
            return common
        owner, _, mark = key_id.partition(":")
        return unwrap_key(masters, book.wrapped(UUID(owner), mark), owner_id=owner)[:KEY_BYTES]

    return key


def fill(connection: Connection, opened: Opened) -> Filled:
    """Put the backup into an empty database, and bring it up to this version. Raises BadBackup."""
    backup = opened.backup
    command.upgrade(configuration(connection), backup.head.revision)
    database = MetaData()
    database.reflect(connection)
    with without_references(connection):
        filled = _put_in(connection, opened, database)
    check_references(connection)
    count_on(connection, database)
    command.upgrade(configuration(connection), "head")
    return filled


def _put_in(connection: Connection, opened: Opened, database: MetaData) -> Filled:
    blocks = opened.backup.blocks()
    _, plan = next(blocks)
    _check_tables(opened.backup, plan["tables"], database)
    erased = _put_keys(connection, opened, plan["keys"], database.tables[KEYS_TABLE])
    rows = dict.fromkeys(plan["tables"], 0)
    for _, body in blocks:
        if body is not None:
            table = database.tables[body["table"]]
            _put_rows(connection, table, plan["tables"][table.name], body["rows"])
            rows[table.name] += len(body["rows"])
    return Filled(rows, erased)


def _check_tables(backup: Backup, tables: Mapping[str, Mapping[str, str]], database: MetaData) -> None:
    for name, kinds in tables.items():
        there = database.tables.get(name)
        if there is None or kinds_of(there) != dict(kinds):
            raise BadBackup(ODD.format(path=backup.path, why=f"{name} is another"))


def _put_keys(connection: Connection, opened: Opened, marks: Mapping[str, str], table: Table) -> int:
    """The data keys, wrapped by the current master key; how many are gone."""
    rows = []
    for owner in map(UUID, marks):
        try:
            wrapped = opened.book.wrapped(owner, marks[owner.hex])
        except LookupError:
            continue
        key = unwrap_key(opened.masters, wrapped, owner_id=str(owner))
        new = wrap_key(opened.masters, key, owner_id=str(owner))
        rows.append([owner.hex, new, opened.masters.current_id])
    if rows:
        names, dialect = ("owner_id", "wrapped", "master_key_id"), connection.dialect.name
        stored = [[from_plain("uuid", row[0], dialect), *row[1:]] for row in rows]
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in stored])
    return len(marks) - len(rows)


def _put_rows(connection: Connection, table: Table, kinds: Mapping[str, str], rows: list[list[Any]]) -> None:
    dialect = connection.dialect.name
    stored = [
        {
            name: from_plain(kind, value, dialect)
            for (name, kind), value in zip(kinds.items(), row, strict=True)
        }
        for row in rows
    ]
    connection.execute(insert(table), stored)
