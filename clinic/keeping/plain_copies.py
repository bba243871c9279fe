"""Copies of an embedded database as it stood before an update: whole files, with names in them.

A backup's rows can't be read without the client's key. These can, so a client is erased from them too.
"""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, create_engine, delete, inspect, select
from sqlalchemy.exc import DatabaseError

from clinic.foundation.database import Base
from clinic.foundation.sqlite_driver import sqlite_module
from clinic.keeping.ownership import KEYS, client_of, naming_tables, owned_tables

NOT_READ = "{path} can’t be read, so nobody can say who is in it. Look at it, and remove it."


def erase_from_copies(copies: Iterable[Path], client_id: UUID) -> list[str]:
    """Erase a client from each of these; in words what could not be done."""
    problems = []
    for path in copies:
        try:
            erase_from_copy(path, client_id)
        except DatabaseError:
            problems.append(NOT_READ.format(path=path))
    return problems


def erase_from_copy(path: Path, client_id: UUID) -> bool:
    """Erase a client from one copy; whether they were in it. Raises DatabaseError for what is no database."""
    engine = create_engine(f"sqlite:///{path}", module=sqlite_module())
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            was_there = _erase(connection, client_id)
            connection.commit()
            if was_there:
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA journal_mode=DELETE")  # no log is left beside it
        return was_there
    finally:
        engine.dispose()


def _erase(connection: Connection, client_id: UUID) -> bool:
    """Typing and forms that were sent are of no use in a copy: all of them go."""
    there = set(inspect(connection).get_table_names())
    client = Base.metadata.tables["client"].c.id
    if "client" not in there or connection.scalar(select(client).where(client == client_id)) is None:
        return False
    for table in (*reversed(owned_tables()), Base.metadata.tables[KEYS]):
        if table.name in there:
            connection.execute(delete(table).where(client_of(table) == client_id))
    for table, _ in naming_tables():
        if table.name in there:
            connection.execute(delete(table))
    return True
