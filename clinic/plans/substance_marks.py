"""Marks of treatment for alcohol or drugs: set on what refers to a marked programme, and left out by them.

Rows carry their own mark (`substance`). Single fields are named in `PlanContent.marked`, as "section.field".
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import Field, fields, replace
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.lost_keys import without_rows_about
from clinic.plans.name_search import Sought, holds, name_words, sought_for, written
from clinic.plans.readers import empty_of, holds_key
from clinic.plans.shape import is_row, rebuilt

# Whose plan it is, which edition it is and who must never be told are no treatment, whatever they are called.
NEVER_MARKED = frozenset({"edition", "never_ring", "day_and_night", "marked", "schema"})
NAMES_OF_CLIENT = frozenset({"client.printed_name", "client.legal_name"})


def with_marks(
    content: PlanContent, programmes: Iterable[str] = (), ticked: Iterable[str] = ()
) -> PlanContent:
    """The plan with everything marked that names a programme, or a helper who is marked.

    `programmes`: names of marked places of the directory. `ticked`: fields marked by hand ("section.field").
    """
    helpers = _helpers_marked(content.helpers, _sought(programmes))
    sought = (
        *_sought(programmes),
        *_sought(name for one in helpers if one.substance for name in _names(one)),
    )
    found = tuple(_fields_naming(content, sought))
    kept = tuple(dict.fromkeys(path for path in (*ticked, *found) if _held(content, path)))
    calls = tuple(one for one in content.helpers_call if not _names_any((one.name,), sought))
    marked: PlanContent = _rows_marked(content, sought)
    return replace(marked, helpers=helpers, helpers_call=calls, marked=kept)


def _names(helper: Helper) -> tuple[str, ...]:
    """What a marked helper is known by in words. A private person's first name may be anyone's."""
    names = (helper.name, helper.called, helper.organisation)
    alone = helper.nature != "unpaid"
    return tuple(one for one in names if one and (alone or len(name_words(one)) > 1))


def _sought(names: Iterable[str]) -> tuple[Sought, ...]:
    return tuple(one for name in names for one in sought_for(name, (), parts=False))


def _helpers_marked(helpers: tuple[Helper, ...], sought: tuple[Sought, ...]) -> tuple[Helper, ...]:
    return tuple(replace(one, substance=one.substance or _is_about(one, sought)) for one in helpers)


def _rows_marked(value: Any, sought: tuple[Sought, ...]) -> Any:
    if isinstance(value, tuple):
        return tuple(_rows_marked(one, sought) for one in value)
    if not is_row(value):
        return value
    if hasattr(value, "substance"):
        return replace(value, substance=value.substance or _is_about(value, sought))
    return rebuilt(value, lambda _, held: _rows_marked(held, sought))


def _is_about(row: Any, sought: tuple[Sought, ...]) -> bool:
    return _names_any(_texts(row), sought)


def _names_any(texts: Iterable[str], sought: tuple[Sought, ...]) -> bool:
    return any(holds(written(text), one) for text in texts if text for one in sought)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_row(value):
        for one in fields(value):
            if not holds_key(one):
                yield from _texts(getattr(value, one.name))


def _fields_naming(content: PlanContent, sought: tuple[Sought, ...]) -> Iterator[str]:
    if not sought:
        return
    for path, _, held in single_fields(content):
        if path not in NAMES_OF_CLIENT and _names_any(_texts(held), sought):
            yield path


def single_fields(content: PlanContent) -> Iterator[tuple[str, Field[Any], Any]]:
    """(path, declaration, value) of each field of words that isn't in a row: "gives", "move.told_words"."""
    for section in fields(content):
        held = getattr(content, section.name)
        if section.name in NEVER_MARKED or holds_key(section):
            continue
        if _is_words(held):
            yield section.name, section, held
        elif is_row(held):
            for one in fields(held):
                if _is_words(getattr(held, one.name)) and not holds_key(one):
                    yield f"{section.name}.{one.name}", one, getattr(held, one.name)


def _is_words(held: Any) -> bool:
    return isinstance(held, str) or (isinstance(held, tuple) and not any(is_row(one) for one in held))


def _held(content: PlanContent, path: str) -> bool:
    return any(held for name, _, held in single_fields(content) if name == path)


def without_marked(content: PlanContent, besides: str = "") -> PlanContent:
    """The plan as if nothing that is marked had been entered: people, rows about them, rows, fields, marks.

    `besides`: key of the helper whose own copy it is; what they are is no news to them.
    """
    marked = {one.key for one in content.helpers if one.substance and one.key != besides}
    without: PlanContent = _unmarked(without_rows_about(content, marked))
    without = _emptied(without, frozenset(content.marked))
    has_week = bool(without.week)
    return replace(without, marked=(), week_from=without.week_from if has_week else None)


def _unmarked(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_unmarked(one) for one in value if isinstance(one, Helper) or not _is_marked(one))
    return rebuilt(value, lambda _, held: _unmarked(held)) if is_row(value) else value


def _is_marked(row: Any) -> bool:
    return bool(getattr(row, "substance", False))


def _emptied(content: PlanContent, paths: AbstractSet[str]) -> PlanContent:
    whole: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    for path, declared, _ in single_fields(content):
        if path in paths:
            section, _, name = path.partition(".")
            if name:
                parts.setdefault(section, {})[name] = empty_of(declared)
            else:
                whole[section] = empty_of(declared)
    return replace(content, **whole, **_sections(content, parts))


def _sections(content: PlanContent, parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {section: replace(getattr(content, section), **changes) for section, changes in parts.items()}
