"""Values of a database as plain ones and back, exactly, between SQLite and PostgreSQL.

The kind of a column is read from the database itself, not from our models: a backup that is made before an
upgrade holds the tables as they stand then.
"""

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CHAR, Boolean, Date, DateTime, Integer, LargeBinary, String, Uuid
from sqlalchemy.types import TypeEngine

UUID_LETTERS = 32  # how SQLite keeps an id: CHAR(32)


def kind_of(column_type: TypeEngine[Any]) -> str:
    """uuid, bytes, instant, day, truth, number, text. Raises TypeError for a type we don't keep."""
    if isinstance(column_type, Uuid) or _is_uuid_of_sqlite(column_type):
        return "uuid"
    for kind, types in KINDS:
        if isinstance(column_type, types):
            return kind
    raise TypeError(f"no backup knows values of {column_type!r}")


KINDS: tuple[tuple[str, type[TypeEngine[Any]]], ...] = (
    ("bytes", LargeBinary),
    ("instant", DateTime),
    ("day", Date),
    ("truth", Boolean),
    ("number", Integer),
    ("text", String),
)


def _is_uuid_of_sqlite(column_type: TypeEngine[Any]) -> bool:
    return isinstance(column_type, CHAR) and column_type.length == UUID_LETTERS


def to_plain(kind: str, value: Any) -> Any:
    """What JSON can hold."""
    return None if value is None else PLAIN[kind](value)


def from_plain(kind: str, plain: Any, dialect: str) -> Any:
    """What the driver of this dialect takes. Raises ValueError or TypeError."""
    if plain is None:
        return None
    value = STORED[kind](plain)
    if dialect == "sqlite" and kind == "uuid":
        return value.hex
    if dialect == "sqlite" and kind == "instant":
        return value.replace(tzinfo=None)
    return value


def _instant_to_plain(value: datetime) -> str:
    aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return aware.isoformat(timespec="microseconds")


def _truth(plain: Any) -> bool:
    if not isinstance(plain, bool):
        raise TypeError("no truth value")
    return plain


PLAIN: dict[str, Callable[[Any], Any]] = {
    "uuid": lambda value: (value if isinstance(value, UUID) else UUID(value)).hex,
    "bytes": lambda value: base64.b64encode(value).decode("ascii"),
    "instant": _instant_to_plain,
    "day": date.isoformat,
    "truth": bool,
    "number": int,
    "text": str,
}
STORED: dict[str, Callable[[Any], Any]] = {
    "uuid": UUID,
    "bytes": lambda plain: base64.b64decode(plain, validate=True),
    "instant": datetime.fromisoformat,
    "day": date.fromisoformat,
    "truth": _truth,
    "number": int,
    "text": str,
}
