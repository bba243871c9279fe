"""Triggers that refuse to change or delete what the trail holds, on both databases.

One way out: the events of a month that `audit_dropped` names may go, all of that month. A migration that
rebuilds one of these tables has to put the triggers back: SQLite forgets them with the old table.
"""

from typing import Any

from sqlalchemy import Connection

WORDS = "the trail is append-only"
TABLES = ("audit_event", "audit_segment", "audit_dropped")
MAY_GO = (
    "EXISTS (SELECT 1 FROM audit_dropped WHERE audit_dropped.chain_id = OLD.chain_id"
    " AND audit_dropped.segment = OLD.segment)"
)
FUNCTION = f"""
CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_event' THEN
        IF {MAY_GO} THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guard_table(table: Any, connection: Connection, **_more: Any) -> None:
    """Put the triggers on one of the trail's tables, which has just been made."""
    for statement in statements(table.name, connection.dialect.name):
        connection.exec_driver_sql(statement)


def statements(table: str, dialect: str) -> tuple[str, ...]:
    """The SQL that guards a table. `dialect`: sqlite, postgresql."""
    return _for_postgresql(table) if dialect == "postgresql" else _for_sqlite(table)


def _for_sqlite(table: str) -> tuple[str, ...]:
    when = f"WHEN NOT {MAY_GO} " if table == "audit_event" else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {when}{refuse}",
    )


def _for_postgresql(table: str) -> tuple[str, ...]:
    refuse = "EXECUTE FUNCTION audit_append_only()"
    return (
        FUNCTION,
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    )
