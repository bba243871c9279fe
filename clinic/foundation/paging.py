"""Keyset pages: a list goes on after the last row seen, so that rows added meanwhile move nothing."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeEngine

from clinic.foundation.database import Instant
from clinic.foundation.errors import NotFound

Entry = TypeVar("Entry")
Columns = Sequence[InstrumentedAttribute[Any]]

LOST_PLACE = "We lost your place in this list. Go back to its first page."
LONGEST = 2000  # of a place in a list, as it stands in a URL


@dataclass(frozen=True)
class Page(Generic[Entry]):
    """Some rows of a list. `total`: how many the whole list has. `next`: where it goes on, "" at the end."""

    rows: tuple[Entry, ...]
    total: int
    next: str = ""


def cursor(values: Sequence[object]) -> str:
    """The place after a row, for a URL, made of that row's values in the list's order."""
    plain = [value.isoformat() if isinstance(value, datetime) else str(value) for value in values]
    return urlsafe_b64encode(json.dumps(plain, ensure_ascii=False).encode()).decode().rstrip("=")


def after(columns: Columns, place: str, *, descending: bool = False) -> ColumnElement[bool]:
    """What comes after this place in a list ordered by these columns: text, ids, instants.

    Raises NotFound for a broken place.
    """
    values = [
        literal(_typed(column.type, text), column.type)
        for column, text in zip(columns, _read(place, len(columns)), strict=True)
    ]
    here, there = tuple_(*columns), tuple_(*values)
    return here < there if descending else here > there


def _read(place: str, count: int) -> list[str]:
    if len(place) > LONGEST:
        raise NotFound(LOST_PLACE)
    try:
        values = json.loads(urlsafe_b64decode(place + "=" * (-len(place) % 4)))
    except (ValueError, RecursionError) as error:  # bad base64, bad UTF-8, bad or deeply nested JSON
        raise NotFound(LOST_PLACE) from error
    if not isinstance(values, list) or len(values) != count or not all(_is_text(value) for value in values):
        raise NotFound(LOST_PLACE)
    return values


def _is_text(value: object) -> bool:
    # NUL and lone surrogates can't be sent to a database.
    return isinstance(value, str) and not re.search("[\0\ud800-\udfff]", value)


def _typed(kind: TypeEngine[Any], text: str) -> object:
    try:
        if isinstance(kind, Instant):
            return _instant(text)
        return UUID(text) if isinstance(kind, Uuid) else text
    except (ValueError, OverflowError) as error:
        raise NotFound(LOST_PLACE) from error


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(UTC)
