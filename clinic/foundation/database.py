"""The database: one metadata, engines for SQLite and PostgreSQL, sessions that read or write.

Readers are read-only in the database itself (`query_only`, `READ ONLY`); writers on SQLite begin with
`BEGIN IMMEDIATE`, because a deferred transaction that reads and then writes fails at once when another
writer came between.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, DateTime, Engine, MetaData, String, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

from clinic.foundation.clock import Clock
from clinic.foundation.sqlite_driver import sqlite_module

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
READ_ONLY = "handoff_read_only"
BUSY_MS = 10_000  # how long a writer waits for another one


class Instant(TypeDecorator[datetime]):
    """An instant: aware UTC in Python, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table hangs on this one metadata."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: Instant, str: String}


class Row(Base):
    """A row with a random id made in Python, known before it is written (sealing needs it)."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-1)

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", uuid4())
        super().__init__(**values)


def make_engine(url: str) -> Engine:
    """Engine for a `sqlite:///path` or `postgresql+psycopg://` URL; a missing SQLite file is an error."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    engine = create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", _set_postgresql)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _sqlite_engine(url: str) -> Engine:
    path = make_url(url).database
    engine = create_engine(
        f"sqlite:///file:{path}?mode=rw&uri=true",
        module=sqlite_module(),
        hide_parameters=True,  # errors tell the statement, never what was written
        connect_args={"isolation_level": None, "timeout": BUSY_MS / 1000},
    )
    event.listen(engine, "connect", _set_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MS}",
        "trusted_schema=OFF",
        "secure_delete=ON",
        "journal_mode=WAL",
        "synchronous=FULL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _set_postgresql(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '20s'")
        cursor.execute(f"SET lock_timeout = '{BUSY_MS}ms'")
        cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
        # An acknowledged save is on the disk, whatever the server's own settings say.
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )
    connection.commit()


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(READ_ONLY, False):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


class Database:
    """Sessions over one engine. `info` travels on each session, beside clock and keys."""

    def __init__(
        self, engine: Engine, *, clock: Clock, keyring_for: Any, info: Mapping[str, Any] | None = None
    ) -> None:
        self.engine = engine
        self.clock = clock
        self._keyring_for = keyring_for
        self._info = dict(info or {})

    def over(self, engine: Engine) -> "Database":
        """The same clock and keys over another account of the same database."""
        return Database(engine, clock=self.clock, keyring_for=self._keyring_for, info=self._info)

    def writer(self) -> Session:
        """A session whose transaction may write."""
        return self._session(read_only=False)

    def reader(self) -> Session:
        """A session whose transaction the database itself keeps from writing."""
        return self._session(read_only=True)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A writer that commits at the end, and rolls back on any error (for the CLI and jobs)."""
        with self.writer() as session, session.begin():
            yield session

    def _session(self, *, read_only: bool) -> Session:
        engine = self.engine.execution_options(**{READ_ONLY: read_only})
        session = Session(engine, expire_on_commit=False, info={"clock": self.clock} | self._info)
        session.info["keyring"] = self._keyring_for(session)
        return session


def now(session: Session) -> datetime:
    """This instant (UTC) by the session's injected clock."""
    clock: Clock = session.info["clock"]
    return clock.now()


def today(session: Session, zone: ZoneInfo) -> date:
    """Today's date in the clinic's zone by the session's injected clock."""
    clock: Clock = session.info["clock"]
    return clock.today(zone)
