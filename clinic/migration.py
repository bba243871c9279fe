"""Bring a database to this version of the code: backed up first, refused in words when it is newer."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import make_url

from clinic.foundation.sqlite_driver import sqlite_module
from config import HERE

__all__ = ["DatabaseTooNew", "back_up_sqlite", "is_current", "migrate", "migration_engine"]


class DatabaseTooNew(Exception):
    """The database was made by a newer version of this code; the message says what to do."""


def migration_engine(url: str) -> Engine:
    """A plain engine for schema changes: SQLite's foreign keys stay off while tables are rebuilt."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return create_engine(f"sqlite:///{parsed.database}", module=sqlite_module())
    return create_engine(url)


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
    script = ScriptDirectory.from_config(configuration())
    known = {revision.revision for revision in script.walk_revisions()}
    if here is not None and here not in known:
        raise DatabaseTooNew(
            f"The database was made by a newer version of Warm Handoff (it stands at {here}). "
            "Nothing was changed. Use the newer version, or put back a backup made before it."
        )
    return here == script.get_current_head()


def migrate(url: str, *, at: datetime) -> Path | None:
    """Migrate to the head; an existing SQLite file is copied beside itself first. Returns the copy."""
    if is_current(url):
        return None
    backup = back_up_sqlite(url, at=at)
    engine = migration_engine(url)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "head")
    engine.dispose()
    return backup


def back_up_sqlite(url: str, *, at: datetime) -> Path | None:
    """Copy the SQLite file into `backups/` beside it; None for an empty file or PostgreSQL."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    path = Path(str(parsed.database))
    if not path.exists() or path.stat().st_size == 0:
        return None
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{path.stem}-{at:%Y%m%dT%H%M%SZ}.db"
    _copy(path, target)
    return target


def _copy(path: Path, target: Path) -> None:
    driver = sqlite_module()
    source, copy = driver.connect(str(path)), driver.connect(str(target))
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()
    target.chmod(0o600)
