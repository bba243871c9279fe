"""Random plans for property tests, drawn from the declarations themselves: a new field joins in by itself.

Each text is unique (`words-17`), so that where it turns up later can be told. Helper keys are k0, k1, ...
"""

from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass, replace
from datetime import date, time
from itertools import count
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from clinic.foundation.days import Hours
from clinic.plans.content import PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.readers import empty_of, holds_key

KEYS = ("k0", "k1", "k2")
DAY = date(2026, 3, 13)
# Fields that a rule of copies reads: drawn from what they may hold.
CODES = {
    "answer": ("yes", "part", "no", "asked", "both", "list"),
    "change": ("new", "same", "stopped"),
    "kind": ("phone", "place"),
}


@st.composite
def plans(draw: st.DrawFn) -> PlanContent:
    """A plan with up to two rows of each kind and three helpers, nearly every field filled."""
    numbers = count()
    content: PlanContent = _drawn(draw, PlanContent, numbers)
    helpers = tuple(replace(_drawn(draw, Helper, numbers), key=key) for key in KEYS)
    return replace(content, schema=1, helpers=helpers)


def _drawn(draw: st.DrawFn, kind: Any, numbers: Iterator[int]) -> Any:
    types = get_type_hints(kind)
    return kind(
        **{
            one.name: _keys(draw, one) if holds_key(one) else _value(draw, types[one.name], one.name, numbers)
            for one in fields(kind)
        }
    )


def _keys(draw: st.DrawFn, declared: Field[Any]) -> Any:
    one = st.sampled_from(KEYS)
    return tuple(draw(st.lists(one, max_size=2, unique=True))) if empty_of(declared) == () else draw(one)


def _value(draw: st.DrawFn, kind: Any, name: str, numbers: Iterator[int]) -> Any:
    if get_origin(kind) is UnionType:
        inner = next(one for one in get_args(kind) if one is not NoneType)
        return _value(draw, inner, name, numbers) if draw(st.booleans()) else None
    if get_origin(kind) is tuple:
        return _tuple(draw, get_args(kind), name, numbers)
    if kind is Hours:
        return Hours((draw(st.integers(0, 6)),), time(9), None)
    return _drawn(draw, kind, numbers) if is_dataclass(kind) else _single(draw, kind, name, numbers)


def _tuple(draw: st.DrawFn, kinds: tuple[Any, ...], name: str, numbers: Iterator[int]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_value(draw, kinds[0], "", numbers) for _ in range(draw(st.integers(0, 2))))
    return tuple(_value(draw, one, "", numbers) for one in kinds)


def _single(draw: st.DrawFn, kind: type, name: str, numbers: Iterator[int]) -> Any:
    if kind is bool:
        return draw(st.booleans())
    if kind is date:
        return draw(st.dates(date(2026, 3, 1), date(2026, 3, 31)))
    if kind is time:
        return time(draw(st.integers(0, 23)), 30)
    if kind is int:
        return draw(st.integers(0, 6))
    return draw(st.sampled_from(CODES[name])) if name in CODES else f"words-{next(numbers)}"


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a plan or a part of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value) and not isinstance(value, Hours):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))


__all__ = ["DAY", "KEYS", "plans", "texts_in"]
