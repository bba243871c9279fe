"""Which tables go into a backup, and whose key seals each of their rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, MetaData, Select, Table, null, select

from clinic.backups.values import kind_of
from clinic.keeping.ownership import WHOSE, NamesClient, OfClient

VERSION_TABLE, KEYS_TABLE = "alembic_version", "data_key"
# Tables that an older version had, and that this one drops: add them here, for the backup before the upgrade.
FORMER: frozenset[str] = frozenset()
OF_THE_QUEUE = (
    "huey_"  # in the same PostgreSQL database, if the site likes: what waits there waits in rows too
)
# What must not come back to life, or is over by then: browsers that were signed in, links to choose a
# password, guesses, and what was typed or sent and is known by its address (see ownership.NamesClient).
LEFT_OUT = frozenset(
    {
        VERSION_TABLE,
        KEYS_TABLE,
        "sign_in_session",
        "shared_screen",
        "sign_in_failure",
        "password_link",
        "worker_beat",
        *(name for name, whose in WHOSE.items() if isinstance(whose, NamesClient)),
    }
)


@dataclass(frozen=True)
class KeptTable:
    """One table as the database has it. `kinds`: of its columns, in order (see values)."""

    table: Table
    kinds: Mapping[str, str]
    owner: ColumnElement[object] | None

    def rows(self) -> Select[*tuple[object, ...]]:
        """Every row, then the id of the client whom it belongs to (or nothing); a client's rows together."""
        keys = list(self.table.primary_key)
        if self.owner is None:
            return select(*self.table.c, null().label("_owner")).order_by(*keys)
        return select(*self.table.c, self.owner.label("_owner")).order_by(self.owner, *keys)


def is_ours(name: str, *_more: object) -> bool:
    """Whether this table is one of this program's."""
    return name in WHOSE or name in FORMER or name == VERSION_TABLE


def reflected(connection: Connection) -> MetaData:
    """Our tables as they stand in this database."""
    database = MetaData()
    database.reflect(connection, only=is_ours)
    return database


def kept_tables(database: MetaData) -> list[KeptTable]:
    """The tables of a backup; `database`: as it was read from the database itself."""
    return [
        KeptTable(table, kinds_of(table), _owner(table, database))
        for name, table in sorted(database.tables.items())
        if name not in LEFT_OUT
    ]


def kinds_of(table: Table) -> dict[str, str]:
    """The kind of each column, by name."""
    return {column.name: kind_of(column.type) for column in table.c}


def _owner(table: Table, database: MetaData) -> ColumnElement[object] | None:
    whose = WHOSE.get(table.name, OfClient())
    if not isinstance(whose, OfClient) or whose.column not in table.c:  # a table of another version
        return None
    column: Column[object] = table.c[whose.column]
    if not whose.through:
        return column
    parent = database.tables[whose.through]
    owner = _owner(parent, database)
    return None if owner is None else select(owner).where(parent.c.id == column).scalar_subquery()
