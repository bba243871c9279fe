"""From the short way of writing an answer in the demo's files to the value that its kind saves."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from clinic.checklist.entries import Entry
from clinic.checklist.items import Item
from clinic.checklist.kinds.copies import CLIENT_ALONE
from clinic.checklist.kinds.naming import pick_key
from clinic.cli.demo.calendar import Calendar

Value = dict[str, Any]


def entry_of(item: Item, given: Any, people: Mapping[str, UUID], calendar: Calendar) -> Entry:
    """The entry for what a file says. "@key" is a person; days are as `Calendar` reads them.

    A table with `way_out` is an honest way out. KeyError for a person whom the file doesn't hold.
    """
    read = _read(given, people, calendar)
    if isinstance(read, dict) and "way_out" in read:
        return Entry(way_out=read["way_out"], because=read.get("because", ""))
    return Entry(value=SHAPES[item.kind](item, read))


def _read(given: Any, people: Mapping[str, UUID], calendar: Calendar) -> Any:
    if isinstance(given, dict):
        return {name: _read(value, people, calendar) for name, value in given.items()}
    if isinstance(given, list):
        return [_read(value, people, calendar) for value in given]
    if not isinstance(given, str):
        return given
    if given.startswith("@"):
        return str(people[given[1:]])
    day = calendar.day(given)
    return day.isoformat() if day else calendar.filled(given)


def _text(item: Item, given: str) -> Value:
    return {"text": given, "said_by": "client"} if item.said_by else {"text": given}


def _rows(item: Item, given: list[Any]) -> Value:
    first = next((column.key for column in item.columns), "")
    return {"rows": [row if isinstance(row, dict) else {first: row} for row in given]}


def _in_a(name: str) -> Callable[[Item, Any], Value]:
    """The value is a table already, or the one thing that stands under `name` in it."""
    return lambda item, given: given if isinstance(given, dict) else {name: given}


def _confirmed(item: Item, given: bool) -> Value:
    return {"confirmed": "yes" if given else "no"}


SHAPES: Mapping[str, Callable[[Item, Any], Value]] = {
    "line": _text,
    "words": _text,
    "choice": _in_a("choice"),
    "safe": _in_a("choice"),
    "ticks": _in_a("ticks"),
    "date": _in_a("date"),
    "first_call": _in_a("date"),
    "person": _in_a("person"),
    "first_choice": _in_a("person"),
    "people": _in_a("choice"),
    "never_ring": _in_a("choice"),
    "rows": _rows,
    "confirm": _confirmed,
    "record": _confirmed,
    "askings": _confirmed,
    "consents": lambda item, given: {"asked": "yes"},
    "point_person": lambda item, given: {"person": pick_key(given)},
    "backup": lambda item, given: {"person": pick_key(given)},
    "said_back": lambda item, given: {"rows": [{"id": key, "result": said} for key, said in given.items()]},
    "copies": lambda item, given: {"ticks": given or [CLIENT_ALONE]},
}
