"""References between tables while rows are put in: out of the way, then back, and every one checked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import BigInteger, Connection, Integer, MetaData, text

from clinic.backups.errors import BadBackup

REFERENCES = """
SELECT conrelid::regclass::text AS place, conname AS name, pg_get_constraintdef(oid) AS words
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2
"""
LOOSE = "a row of {table} points at a row that did not come back. Nothing was changed."


@contextmanager
def without_references(connection: Connection) -> Iterator[None]:
    """Rows may come in any order. SQLite checks nothing on this connection; PostgreSQL takes them off."""
    if connection.dialect.name == "sqlite":
        yield
        return
    found = connection.execute(text(REFERENCES)).all()
    for one in found:
        connection.exec_driver_sql(f'ALTER TABLE {one.place} DROP CONSTRAINT "{one.name}"')
    yield
    for one in found:
        connection.exec_driver_sql(f'ALTER TABLE {one.place} ADD CONSTRAINT "{one.name}" {one.words}')


def check_references(connection: Connection) -> None:
    """Raises BadBackup for a row that points nowhere. PostgreSQL has looked when it put them back."""
    if connection.dialect.name == "sqlite":
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if loose is not None:
            raise BadBackup(f"The backup can't be restored: {LOOSE.format(table=loose[0])}")


def count_on(connection: Connection, database: MetaData) -> None:
    """Numbers that PostgreSQL gives out go on from the highest that is there."""
    if connection.dialect.name != "postgresql":
        return
    for table in database.tables.values():
        for column in table.primary_key:
            if isinstance(column.type, (Integer, BigInteger)):
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'),"
                    f" COALESCE(MAX({column.name}), 0) + 1, false) FROM {table.name}"
                )
