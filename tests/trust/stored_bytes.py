"""What is stored, byte for byte, so that "nothing changed" can be said of the whole database."""

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Engine, select, text

from clinic.schema import metadata

# Written by reading as well: the trail, when a browser was last seen, papers that a page asked for.
BY_READING = frozenset(
    "audit_event audit_segment audit_dropped sign_in_session sign_in_failure paper_job worker_beat".split()
)


def stored_rows(engine: Engine, *, but: Collection[str] = BY_READING) -> dict[str, list[str]]:
    """Every row of every other table, by table, in an order of its own."""
    with engine.connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
            if table.name not in but
        }


def server_files(engine: Engine) -> list[Path]:
    """The files of this database on a PostgreSQL server of our own, as they lie on its disk; not its log."""
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("CHECKPOINT"))
        folder = connection.execute(text("SELECT current_setting('data_directory')")).scalar_one()
        mine = text("SELECT oid FROM pg_database WHERE datname = current_database()")
        return sorted((Path(folder) / "base" / str(connection.execute(mine).scalar_one())).iterdir())
