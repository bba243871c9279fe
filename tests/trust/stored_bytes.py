"""What is stored, byte for byte, so that "nothing changed" can be said of the whole database."""

from collections.abc import Collection

from sqlalchemy import Engine, select

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
