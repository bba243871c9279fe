"""Taking a helper out of a plan, so that no key points at somebody who isn't there."""

from collections.abc import Set as AbstractSet
from dataclasses import Field, fields, replace
from functools import partial
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.readers import empty_of, holds_key
from clinic.plans.shape import is_row, rebuilt


def without_helpers(content: PlanContent, keys: AbstractSet[str]) -> PlanContent:
    """The plan without these helpers; a field that held one of their keys is as if never filled."""
    if not keys:
        return content
    remaining = tuple(one for one in content.helpers if one.key not in keys)
    without: PlanContent = _forgotten(replace(content, helpers=remaining), keys)
    return replace(
        without,
        first_calls=tuple(call for call in without.first_calls if call.helper),
        stand_in=without.stand_in if without.stand_in and without.stand_in.helper else None,
        small_troubles=tuple(one for one in without.small_troubles if one.helper or one.who_words),
    )


def without_rows_about(content: PlanContent, keys: AbstractSet[str]) -> PlanContent:
    """The plan without these helpers, and without every row that says something about one of them."""
    kept: dict[str, Any] = {
        one.name: _rows_not_about(value, keys)
        for one in fields(content)
        if isinstance(value := getattr(content, one.name), tuple)
    }
    days = replace(content.first_days, contacts=_rows_not_about(content.first_days.contacts, keys))
    return without_helpers(replace(content, **kept, first_days=days), keys)


def _rows_not_about(rows: tuple[Any, ...], keys: AbstractSet[str]) -> tuple[Any, ...]:
    return tuple(row for row in rows if isinstance(row, Helper) or not _mentions(row, keys))


def _mentions(row: Any, keys: AbstractSet[str]) -> bool:
    return is_row(row) and any(getattr(row, one.name) in keys for one in fields(row) if holds_key(one))


def _forgotten(value: Any, keys: AbstractSet[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_forgotten(one, keys) for one in value) if value and is_row(value[0]) else value
    return rebuilt(value, partial(_field_without, keys)) if is_row(value) else value


def _field_without(keys: AbstractSet[str], declared: Field[Any], held: Any) -> Any:
    if not holds_key(declared):
        return _forgotten(held, keys)
    if isinstance(held, tuple):
        return tuple(one for one in held if one not in keys)
    return empty_of(declared) if held in keys else held
