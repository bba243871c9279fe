"""A trail that can't be written to for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.engine import make_url

from clinic.foundation.database import Database
from clinic.foundation.sqlite_driver import sqlite_module
from config import Settings


@contextmanager
def held_lock(settings: Settings, database: Database) -> Iterator[None]:
    """Somebody else writes and does not come to an end."""
    if make_url(settings.database_url).get_backend_name() == "sqlite":
        holder = sqlite_module().connect(str(make_url(settings.database_url).database), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.rollback()
        holder.close()
        return
    with database.engine.connect() as connection:
        connection.execute(text("LOCK TABLE audit_event IN SHARE MODE"))
        yield
        connection.rollback()
