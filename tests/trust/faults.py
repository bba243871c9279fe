"""Databases in trouble, for tests: somebody else's lock, no room, no changes, nobody there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, func, select, text
from sqlalchemy.engine import make_url

from clinic.foundation.database import Base, Database, make_engine
from clinic.foundation.sqlite_driver import sqlite_module
from clinic.web.work import HandoffApp

# Nobody listens there, on any machine.
NOWHERE = "postgresql+psycopg://nobody@/nothing?host=/nonexistent"


def is_sqlite(database: Database) -> bool:
    return database.engine.dialect.name == "sqlite"


def sqlite_file(database: Database) -> str:
    """The file behind the engine's URI."""
    return str(make_url(str(database.engine.url)).database).removeprefix("file:").partition("?")[0]


@contextmanager
def held_lock(app: HandoffApp) -> Iterator[None]:
    """Somebody else writes and does not come to an end."""
    if is_sqlite(app.database):
        holder = sqlite_module().connect(sqlite_file(app.database), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.close()
        return
    with app.database.engine.connect() as connection:
        for table in ("form_once", "audit_event", "draft", "team"):
            connection.execute(text(f"LOCK TABLE {table} IN SHARE MODE"))
        yield


@contextmanager
def no_room(app: HandoffApp) -> Iterator[None]:
    """The file may not grow, and has no page to spare. SQLite alone: a server's disk is not ours to fill."""
    with app.database.engine.connect() as connection:
        free = connection.exec_driver_sql("PRAGMA freelist_count").scalar() or 0
        pages = (connection.exec_driver_sql("PRAGMA page_count").scalar() or 0) - free
    with _at_begin(app, f"PRAGMA max_page_count = {pages}"):
        yield


@contextmanager
def no_changes(app: HandoffApp) -> Iterator[None]:
    """The database says no to every change."""
    word = "PRAGMA query_only = ON" if is_sqlite(app.database) else "SET TRANSACTION READ ONLY"
    with _at_begin(app, word):
        yield


@contextmanager
def nobody_there(app: HandoffApp) -> Iterator[None]:
    """The address of a server that does not answer."""
    there, app.database.engine = app.database.engine, make_engine(NOWHERE)
    try:
        yield
    finally:
        app.database.engine = there


@contextmanager
def raising(app: HandoffApp, table: str, state: str) -> Iterator[None]:
    """PostgreSQL refuses rows of this table with this SQLSTATE, as its own parts would."""
    with app.database.engine.begin() as connection:
        raised = f"RAISE EXCEPTION 'kein Platz' USING ERRCODE = '{state}'"
        connection.exec_driver_sql(
            f"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {raised}; END $$"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER refusing BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
    try:
        yield
    finally:
        with app.database.engine.begin() as connection:
            connection.exec_driver_sql("DROP FUNCTION refuse CASCADE")


@contextmanager
def _at_begin(app: HandoffApp, word: str) -> Iterator[None]:
    engine = app.database.engine

    def say(connection: Connection) -> None:
        connection.exec_driver_sql(word)

    event.listen(engine, "begin", say)
    try:
        yield
    finally:
        event.remove(engine, "begin", say)
        engine.dispose()


def rows(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    with database.reader() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


Trouble = Callable[[HandoffApp], Any]
