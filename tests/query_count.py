"""Counting what a piece of work asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event


@dataclass
class QueryCount:
    """`count`: statements since the block began, pragmas and transaction statements left out."""

    count: int = 0


@contextmanager
def count_queries(engine: Engine) -> Iterator[QueryCount]:
    """Count the statements that any session of this engine sends within the block."""
    counted = QueryCount()

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        counted.count += statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", note)
