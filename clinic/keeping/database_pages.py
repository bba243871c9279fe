"""Writing a database's pages anew, so that nothing deleted can be read from its files.

On SQLite deleted rows are overwritten at once (`secure_delete`), but pages that were split or joined can keep
a copy of what moved, and the write-ahead log keeps pages as they were. So the file is written anew and the
log emptied. On PostgreSQL the tables of clients are written anew, and what it knows of their values.
"""

import time
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from clinic.keeping.ownership import KEYS, naming_tables, owned_tables

SMALL_BYTES = 256 * 1024 * 1024  # a copy of so much fits into memory while the file is written anew
TRIES, PAUSE = 40, 0.25  # seconds between two tries to empty the log
LOOKS = 240  # for others to come to an end, with the same pause
BUSY = (
    "The database was busy, so what was deleted may still lie on its free pages. It is tried again every day."
)
# It holds the commonest values of every column, names among them, and keeps what it held before.
STATISTICS = "VACUUM (FULL) pg_statistic"
# Rewriting a table keeps every row that somebody may still see: whoever is in a transaction in this database,
# or comes while one that writes, in any database of the server, is older than the deleting.
OTHERS = """
SELECT virtualtransaction FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'virtualxid' AND granted AND datname = current_database() AND pid <> pg_backend_pid()
"""
OLDEST_WRITER = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
NOT_OURS = (
    "The tables, or the database, belong to another account, so what was deleted may still lie in their "
    "files. Set HANDOFF_OWNER_URL, or let that account run: {statements}"
)


def rewrite_pages(engine: Engine) -> str:
    """Write the pages anew. In words what is left to do; "" when nothing is.

    `engine`: of the account that owns the tables.
    """
    rewrite = _rewrite_sqlite if engine.dialect.name == "sqlite" else _rewrite_postgresql
    try:
        return rewrite(engine)
    except (DBAPIError, engine.dialect.loaded_dbapi.Error):  # SQLite's own comes as it is
        return BUSY


def _rewrite_sqlite(engine: Engine) -> str:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA query_only=OFF")
        cursor.execute(f"PRAGMA temp_store={'MEMORY' if _size(cursor) < SMALL_BYTES else 'FILE'}")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA temp_store=DEFAULT")
        return "" if _log_is_empty(cursor) else BUSY
    finally:
        connection.close()


def _size(cursor: Any) -> int:
    pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    return int(pages) * int(cursor.execute("PRAGMA page_size").fetchone()[0])


def _log_is_empty(cursor: Any) -> bool:
    """Pages that are being read keep the log as it is for a moment."""
    for _ in range(TRIES):
        if not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            return True
        time.sleep(PAUSE)
    return False


def _rewrite_postgresql(engine: Engine) -> str:
    names = [*(table.name for table in owned_tables()), *(table.name for table, _ in naming_tables()), KEYS]
    tables = [f"VACUUM (FULL, ANALYZE) {name}" for name in names]
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        if not _are_ours(connection, names):
            return NOT_OURS.format(statements="; ".join([*tables, STATISTICS]))
        connection.exec_driver_sql("SET statement_timeout = 0")
        is_done = all(_rewritten(connection, statements) for statements in (tables, [STATISTICS]))
        connection.invalidate()  # its timeout is no longer ours
    return "" if is_done else BUSY


def _rewritten(connection: Any, statements: list[str]) -> bool:
    """Run them once nobody is left who may still see what they are to leave out."""
    if not _others_came_to_an_end(connection):
        return False
    for statement in statements:
        connection.exec_driver_sql(statement)
    return True


def _others_came_to_an_end(connection: Any) -> bool:
    """Whether every transaction that is open now ended soon; later ones see nothing of what was deleted."""
    open_now = set(connection.exec_driver_sql(OTHERS).scalars())
    newest = int(connection.exec_driver_sql("SELECT pg_current_xact_id()::text::bigint").scalar())
    for _ in range(LOOKS):
        oldest = int(connection.exec_driver_sql(OLDEST_WRITER).scalar())
        if oldest > newest and not open_now & set(connection.exec_driver_sql(OTHERS).scalars()):
            return True
        time.sleep(PAUSE)
    return False


def _are_ours(connection: Any, names: list[str]) -> bool:
    """Whether this account owns these tables, and the database: only then may it rewrite the statistics."""
    owned = """
    SELECT bool_and(pg_has_role(current_user, owner, 'USAGE')) FROM (
        SELECT relowner FROM pg_class
        WHERE oid = ANY (SELECT to_regclass(one) FROM unnest(%(names)s::text[]) AS one)
        UNION SELECT datdba FROM pg_database WHERE datname = current_database()
    ) AS all_of_it (owner)
    """
    return bool(connection.exec_driver_sql(owned, {"names": names}).scalar())
