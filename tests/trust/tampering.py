"""Somebody with the whole database in hand and no key: the trail's own guards are out of their way."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinic.foundation.database import Database


@contextmanager
def unguarded(database: Database) -> Iterator[Session]:
    """A writer without triggers; whatever it does is rolled back at the end."""
    with database.writer() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            found = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
            for name in found:
                session.execute(text(f"DROP TRIGGER {name}"))
        yield session
        session.rollback()
