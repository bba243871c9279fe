"""Marks of treatment for alcohol or drugs: set on what refers to a marked programme, and left out by them.

Rows carry their own mark (`substance`). Single fields are named in `PlanContent.marked`, as "section.field".
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import Field, fields, is_dataclass, replace
from functools import cache
from typing import Any, get_type_hints

from clinic.plans.content import PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.lost_keys import without_rows_about
from clinic.plans.name_search import Sought, holds, name_words, sought_for, written
from clinic.plans.readers import empty_of, holds_key
from clinic.plans.shape import is_row, rebuilt

# Whose plan it is and which edition are no treatment, whatever they are called.
NEVER_MARKED = frozenset({"edition", "marked", "client.printed_name", "client.legal_name"})
WORDS = (str, tuple[str, ...])


def with_marks(
    content: PlanContent, programmes: Collection[str] = (), ticked: Collection[str] = ()
) -> PlanContent:
    """The plan with everything marked that names a programme, or a helper who is marked.

    `programmes`: names of marked places of the directory. `ticked`: fields marked by hand ("section.field").
    """
    helpers = _helpers_marked(content.helpers, _sought(programmes))
    sought = (
        *_sought(programmes),
        *_sought(name for one in helpers if one.substance for name in _names(one)),
    )
    if not sought and not ticked:
        return content
    found = tuple(_fields_naming(content, sought))
    kept = tuple(dict.fromkeys(path for path in (*content.marked, *ticked, *found) if _held(content, path)))
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
    for path, _, held in single_fields(content):
        if _names_any(_texts(held), sought):
            yield path


def single_fields(content: PlanContent) -> Iterator[tuple[str, Field[Any], Any]]:
    """(path, declaration, value) of each field of words that isn't in a row: "gives", "move.told_words"."""
    for path, declared in fields_of_words().items():
        section, _, name = path.partition(".")
        held = getattr(content, section)
        yield path, declared, getattr(held, name) if name else held


@cache
def fields_of_words() -> Mapping[str, Field[Any]]:
    """The declaration of every field that can be marked, by path."""
    found: dict[str, Field[Any]] = {}
    for section in fields(PlanContent):
        kind = get_type_hints(PlanContent)[section.name]
        inner = get_type_hints(kind) if is_dataclass(kind) else {}
        found |= {section.name: section} if kind in WORDS else {}
        found |= {f"{section.name}.{one.name}": one for one in _fields_of(kind) if inner[one.name] in WORDS}
    return {path: one for path, one in found.items() if not (holds_key(one) or _is_never_marked(path))}


def _fields_of(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind) if is_dataclass(kind) else ()


def _is_never_marked(path: str) -> bool:
    return path in NEVER_MARKED or path.partition(".")[0] in NEVER_MARKED


def _held(content: PlanContent, path: str) -> bool:
    return any(held for name, _, held in single_fields(content) if name == path)


def without_marked(content: PlanContent, besides: str = "") -> PlanContent:
    """The plan as if nothing that is marked had been entered: people, rows about them, rows, fields, marks.

    `besides`: key of the helper whose own copy it is; what they are is no news to them.
    """
    marked = {one.key for one in content.helpers if one.substance and one.key != besides}
    without: PlanContent = _unmarked(without_rows_about(content, marked))
    return replace(_emptied(without, frozenset(content.marked)), marked=())


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
