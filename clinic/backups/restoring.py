"""Restoring a backup: everything is looked at and filled in apart, and only then takes the place.

On SQLite a new file is made beside the database's and moved into its place; on PostgreSQL all happens in one
transaction. Tables are made by the migrations, up to where the backup stood, so that their triggers are
there; then rows are put in, and the rest of the migrations follows. Either engine's backup fills either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from alembic import command
from sqlalchemy import Connection, MetaData, Table, insert

from clinic.backups.blocks import FOR_ALL, Backup, Head, Keys, read_backup
from clinic.backups.constraints import check_references, count_on, without_references
from clinic.backups.contents import KEYS_TABLE, kinds_of, reflected
from clinic.backups.errors import BadBackup
from clinic.backups.values import from_plain
from clinic.foundation.key_book import KeyBook, book_beside, read_book
from clinic.foundation.master_keys import KEY_BYTES, MasterKeys
from clinic.foundation.private_files import one_at_a_time
from clinic.foundation.sealing import CannotUnseal, unwrap_key, wrap_key
from clinic.migration import configuration, is_known

ELSEWHERE = (
    "The key book {book} has no key for {path}. It is the backup of another installation, or the book is "
    "older than the backup: put its newest copy beside the master keys. Nothing was changed."
)
NO_LONGER = (
    "The key book has no key for {count} of the records in {path}. Either the book is older than the backup: "
    "put its newest copy beside the master keys. Or older data keys were taken out of it (keys retire): then "
    "this backup can't be restored any more. Nothing was changed."
)
NEWER = (
    "{path} holds tables of a newer version of Warm Handoff (it stands at {revision}). Restore it with that "
    "version. Nothing was changed."
)
ODD = "{path} does not fit the tables of its time: {why}. Nothing was changed."


@dataclass(frozen=True)
class Opened:
    """A backup that can be restored: whole, of a known version, and its keys at hand.

    `tables`: the kinds of their columns. `marks`: of every data key that there was, by its owner's id.
    """

    backup: Backup
    masters: MasterKeys
    book: KeyBook = field(repr=False)
    tables: Mapping[str, Mapping[str, str]]
    marks: Mapping[str, str]

    @property
    def owners(self) -> list[tuple[UUID, str]]:
        """Each owner with the mark of their key, but for those whose key was destroyed since."""
        owners = [(UUID(owner), mark) for owner, mark in self.marks.items()]
        return [one for one in owners if str(one[0]) not in self.book.destroyed]


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
    except (LookupError, CannotUnseal) as error:
        raise BadBackup(ELSEWHERE.format(book=book_path, path=path)) from error
    if not is_known(backup.head.revision):
        raise BadBackup(NEWER.format(path=path, revision=backup.head.revision))
    _, plan = next(backup.blocks())
    opened = Opened(backup, masters, book, plan["tables"], plan["keys"])
    _check_keys(opened)
    return opened


def _check_keys(opened: Opened) -> None:
    """A key that is missing and that nobody destroyed: that client would be lost without a word."""
    missing = [one for one in opened.owners if not opened.book.holds(*one)]
    if missing:
        raise BadBackup(NO_LONGER.format(count=len(missing), path=opened.backup.path))


def _keys_for(head: Head, book: KeyBook, masters: MasterKeys) -> Keys:
    """Keys by the ids in the blocks. CannotUnseal or LookupError at once when there is none for the head."""
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
    database = reflected(connection)
    with without_references(connection):
        filled = _put_in(connection, opened, database)
    check_references(connection)
    count_on(connection, database)
    command.upgrade(configuration(connection), "head")
    return filled


def _put_in(connection: Connection, opened: Opened, database: MetaData) -> Filled:
    _check_tables(opened, database)
    keys = [_key_row(opened, *one, connection.dialect.name) for one in opened.owners]
    if keys:
        connection.execute(insert(database.tables[KEYS_TABLE]), keys)
    rows = dict.fromkeys(opened.tables, 0)
    for _, body in islice(opened.backup.blocks(), 1, None):
        if body is not None:
            table = database.tables[body["table"]]
            _put_rows(connection, table, opened.tables[table.name], body["rows"])
            rows[table.name] += len(body["rows"])
    return Filled(rows, len(opened.marks) - len(keys))


def _check_tables(opened: Opened, database: MetaData) -> None:
    for name, kinds in opened.tables.items():
        there = database.tables.get(name)
        if there is None or kinds_of(there) != dict(kinds):
            raise BadBackup(ODD.format(path=opened.backup.path, why=f"{name} is another"))


def _key_row(opened: Opened, owner: UUID, mark: str, dialect: str) -> dict[str, Any]:
    key = unwrap_key(opened.masters, opened.book.wrapped(owner, mark), owner_id=str(owner))
    return {
        "owner_id": from_plain("uuid", owner.hex, dialect),
        "wrapped": wrap_key(opened.masters, key, owner_id=str(owner)),
        "master_key_id": opened.masters.current_id,
    }


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
