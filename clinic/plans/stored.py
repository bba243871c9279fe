"""A plan as text and back: canonical JSON, the same bytes for the same plan, and its hash.

Every field of every section is written, in alphabetical order, dates and times as ISO 8601. Reading is
strict: a field that isn't declared, or a value of another type, is refused. A field that an older plan of
the same schema didn't have takes its declared empty value.
"""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from clinic.plans.content import PlanContent
from clinic.plans.substance_marks import with_marks
from clinic.plans.upgrade import UnreadablePlan, lift, schema_of

__all__ = ["UnreadablePlan", "canonical_hash", "read_plan", "write_plan"]

# In earlier forms, only what was ticked was marked as treatment for alcohol or drugs, not what names it.
MARKS_SINCE = 2


def write_plan(content: PlanContent) -> str:
    """Canonical JSON: sorted keys, no spaces, letters as they are."""
    return json.dumps(_plain(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def canonical_hash(content: PlanContent) -> str:
    """SHA-256 of the canonical JSON in UTF-8, in hexadecimal: equal plans, equal hashes."""
    return hashlib.sha256(write_plan(content).encode("utf-8")).hexdigest()


def read_plan(text: str) -> PlanContent:
    """The plan that was written, lifted to the schema of today. Raises UnreadablePlan, in words."""
    try:
        stored = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadablePlan("This stored plan is damaged: it is not JSON.") from error
    if not isinstance(stored, dict):
        raise UnreadablePlan("This stored plan is damaged: it holds no fields.")
    plan: PlanContent = _dataclass(PlanContent, lift(stored), "plan")
    return with_marks(plan) if schema_of(stored) < MARKS_SINCE else plan


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _dataclass(kind: type, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise _wrong(path)
    types = _types(kind)
    unknown = sorted(set(value) - {one.name for one in fields(kind)})
    if unknown:
        raise UnreadablePlan(f'This stored plan holds a field that we don\'t know: "{path}.{unknown[0]}".')
    parts = {name: _read(types[name], one, f"{path}.{name}") for name, one in value.items()}
    try:
        return kind(**parts)
    except ValueError as error:  # hours on a day that doesn't exist
        raise _wrong(path) from error


def _read(kind: Any, value: Any, path: str) -> Any:
    """The value as this type hint of content: a plain type, a tuple, X | None, or a dataclass."""
    if get_origin(kind) is UnionType:
        inner = next(one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _read(inner, value, path)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value, path)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind, value, path)
    return _single(kind, value, path)


def _tuple(kinds: tuple[Any, ...], value: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong(path)
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    if len(kinds) != len(value):
        raise _wrong(path)
    pairs = enumerate(zip(kinds, value, strict=True))
    return tuple(_read(kind, one, f"{path}[{place}]") for place, (kind, one) in pairs)


def _single(kind: type, value: Any, path: str) -> Any:
    if kind in (date, time) and isinstance(value, str):
        try:
            return kind.fromisoformat(value)
        except ValueError as error:
            raise _wrong(path) from error
    # An exact type, for True is an int to Python.
    if kind not in (date, time) and type(value) is kind:
        return value
    raise _wrong(path)


def _wrong(path: str) -> UnreadablePlan:
    return UnreadablePlan(f'This stored plan is damaged at "{path}".')
