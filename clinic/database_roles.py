"""Accounts of PostgreSQL: the owner changes tables, the app works in them, a reader may look at some columns.

The account that serves pages can change no table, and only add to the trail: what guards the trail then holds
against whoever takes over a web process, too. SQLite has no accounts.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import LargeBinary, Table, create_engine
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from clinic.audit.append_only import TABLES as TRAIL
from clinic.schema import metadata
from config import BadSettings, Settings

VERSION = "alembic_version"
ALL, ADD, LOOK = "SELECT, INSERT, UPDATE, DELETE", "SELECT, INSERT", "SELECT"
ONLY_MARKED_BY_OWNER = "audit_dropped"  # the months that were let go
# Nothing in these is anybody's to read: keys, sessions, links, what was typed in between.
SECRET_TABLES = frozenset(
    {
        "data_key",
        "draft",
        "form_once",
        "kept_typing",
        "passkey",
        "password_link",
        "recovery_code",
        "sign_in_failure",
        "sign_in_session",
    }
)
SECRET_COLUMNS = frozenset({"password", "fs_uniquifier", "last_code", "provider_subject"})
NO_OWNER = (
    "There are no two accounts here. With PostgreSQL, set HANDOFF_OWNER_URL to the account that owns the "
    "tables and HANDOFF_DATABASE_URL to the one that works in them; docs/security.md shows how."
)
NOT_OUR_TABLES = (
    "PostgreSQL refused ({why}). Tables can be changed by the account that owns them alone: run this command "
    "with that one in HANDOFF_OWNER_URL."
)
NO_RIGHT = "42501"  # SQLSTATE insufficient_privilege


def let_work(settings: Settings, *, reader: str = "") -> None:
    """Give the app's account (and a reader's) its rights, as the owner. Nothing where there is one account.

    Run after tables were made. Raises BadSettings when the owner does not own them.
    """
    if not settings.owner_url:
        return
    engine = create_engine(settings.owner_url, hide_parameters=True)
    try:
        with told_in_words(), engine.begin() as connection:
            for statement in grants(settings, reader=reader):
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn PostgreSQL's refusal of an account into words about settings (BadSettings)."""
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != NO_RIGHT:
            raise
        why = str(error.orig).splitlines()[0]
        raise BadSettings(NOT_OUR_TABLES.format(why=why)) from error


def grants(settings: Settings, *, reader: str = "") -> tuple[str, ...]:
    """The statements that the owner runs. Raises BadSettings where there are no two accounts."""
    if not settings.owner_url:
        raise BadSettings(NO_OWNER)
    app = make_url(settings.database_url).username or ""
    database = _quoted(str(make_url(settings.owner_url).database))
    who = [_quoted(name) for name in (app, reader) if name]
    return (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        *(f"GRANT CONNECT ON DATABASE {database} TO {name}" for name in who),
        *(f"GRANT USAGE ON SCHEMA public TO {name}" for name in who),
        *(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}" for name in who),
        *_for_app(_quoted(app)),
        *(_for_reader(_quoted(reader)) if reader else ()),
    )


def _for_app(app: str) -> Iterator[str]:
    for table in metadata.sorted_tables:
        yield f"GRANT {_rights(table.name)} ON {_quoted(table.name)} TO {app}"
    yield f"GRANT {LOOK} ON {VERSION} TO {app}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {app}"


def _rights(table: str) -> str:
    if table == ONLY_MARKED_BY_OWNER:
        return LOOK
    return ADD if table in TRAIL else ALL


def _for_reader(reader: str) -> Iterator[str]:
    """Names, dates and choices; nothing sealed, no key, no hash."""
    for table in metadata.sorted_tables:
        columns = ", ".join(_quoted(name) for name in _plain_columns(table))
        if columns and table.name not in SECRET_TABLES:
            yield f"GRANT SELECT ({columns}) ON {_quoted(table.name)} TO {reader}"


def _plain_columns(table: Table) -> Iterable[str]:
    return (
        column.name
        for column in table.columns
        if not isinstance(column.type, LargeBinary) and column.name not in SECRET_COLUMNS
    )


def _quoted(name: str) -> str:
    return PGDialect().identifier_preparer.quote(name)
