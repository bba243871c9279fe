"""Every text that the database holds, sealed ones opened: to see that what was taken reads back equal."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.foundation.database import Base
from clinic.foundation.sealed import Sealed

# Made of other columns, for searching; and what a form sent, as it was typed.
DERIVED = ("fold", "search", "grams", "sort")
AS_TYPED = ("draft", "kept_typing")


def texts_in(session: Session) -> Iterator[tuple[str, str]]:
    """("table.column", text) of every text; JSON is taken apart."""
    for mapper in Base.registry.mappers:
        table = mapper.local_table.name  # type: ignore[attr-defined]
        if table in AS_TYPED:
            continue
        names = [one.key for one in mapper.column_attrs] + _sealed(mapper.class_)
        for row in session.scalars(select(mapper.class_)):
            for name in names:
                value = getattr(row, name)
                if isinstance(value, str) and not any(part in name for part in DERIVED):
                    yield from ((f"{table}.{name}", text) for text in _inside(value))


def _sealed(kind: type) -> list[str]:
    return [name for one in kind.__mro__ for name, value in vars(one).items() if isinstance(value, Sealed)]


def _inside(text: str) -> Iterator[str]:
    if text[:1] not in "[{":
        yield text
        return
    try:
        yield from _leaves(json.loads(text))
    except ValueError:
        yield text


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
