"""Bring a database to this version of the code; refused in words when it is newer."""

from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event

from clinic.foundation.sqlite_driver import sqlite_file, sqlite_module
from config import HERE

__all__ = ["DatabaseTooNew", "is_current", "is_known", "migrate", "migration_engine"]


class DatabaseTooNew(Exception):
    """The database was made by a newer version of this code; the message says what to do."""


def migration_engine(url: str) -> Engine:
    """A plain engine for schema changes: SQLite's foreign keys stay off while tables are rebuilt.

    A missing SQLite file is an error, and what a rebuilt table leaves behind is written over.
    """
    file = sqlite_file(url)
    if file is None:
        return create_engine(url, hide_parameters=True)
    engine = create_engine(
        f"sqlite:///file:{file}?mode=rw&uri=true", module=sqlite_module(), hide_parameters=True
    )
    event.listen(engine, "connect", _write_over)
    return engine


def _write_over(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA secure_delete=ON")


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made in code."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    config.attributes["connection"] = connection
    return config


def is_current(url: str) -> bool:
    """Whether the database stands at this code's head; DatabaseTooNew when it knows more than we do."""
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            here = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    if here is not None and not is_known(here):
        raise DatabaseTooNew(
            f"The database was made by a newer version of Warm Handoff (it stands at {here}). "
            "Nothing was changed. Use the newer version, or put back a backup made before it."
        )
    return here == ScriptDirectory.from_config(configuration()).get_current_head()


def is_known(revision: str) -> bool:
    """Whether this code has a migration of this name."""
    script = ScriptDirectory.from_config(configuration())
    return revision in {one.revision for one in script.walk_revisions()}


def migrate(url: str) -> None:
    """Migrate to the head. Whoever calls makes a backup first (see `clinic.backups`)."""
    engine = migration_engine(url)
    try:
        with engine.begin() as connection:
            command.upgrade(configuration(connection), "head")
    finally:
        engine.dispose()
