"""Answers that live elsewhere: on the transition, on the worker's leaving, on the point person.

Their answer row says only that the question was answered; the value is read from its home and written to it.
"""

from datetime import date
from typing import Any

from clinic.caseload.actions import change_person
from clinic.checklist.entries import EMPTY, Answers, Entry
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item, Pathway
from clinic.checklist.kinds.kind import Value, Writing

TEXT_KINDS = ("line", "words")
VALUE_KEYS = {"line": "text", "words": "text", "date": "date", "colleague": "colleague"}


def with_homes(pathway: Pathway, stored: Answers, facts: Facts) -> dict[str, Entry]:
    """The stored answers, with the values of those that live elsewhere as they are there now."""
    answers = dict(stored)
    for step in pathway.steps:
        for asked in step.items:
            if is_elsewhere(asked.item):
                answers[asked.item.key] = _at_home(asked.item, stored.get(asked.item.key, EMPTY), facts)
    return answers


def is_elsewhere(item: Item) -> bool:
    """Whether an item of a generic kind keeps its value in a column that is not its answer's."""
    return item.saves in ("transition", "departure") or (item.saves == "people" and item.kind in TEXT_KINDS)


def save_home(writing: Writing, item: Item, value: Value) -> None:
    """Write a value that lives on the point person. (The transition's own is written with its row.)"""
    person = writing.facts.first_call
    if item.saves == "people" and person is not None:
        column: dict[str, Any] = {item.column or item.key: str(value.get("text") or "")}
        change_person(writing.session, by=writing.by, person_id=person.id, **column)


def home_entry(item: Item, facts: Facts) -> Entry:
    """An answer that is nowhere but at home."""
    return _at_home(item, EMPTY, facts)


def _at_home(item: Item, stored: Entry, facts: Facts) -> Entry:
    found = _plain(getattr(_home(item, facts), item.column or item.key, None))
    value = {VALUE_KEYS[item.kind]: found} if found else {}
    return Entry(
        value=value, way_out=stored.way_out, because=stored.because, on=stored.on, version=stored.version
    )


def _home(item: Item, facts: Facts) -> Any:
    return {"transition": facts, "departure": facts.departure, "people": facts.first_call}[item.saves]


def _plain(found: Any) -> str:
    if isinstance(found, tuple):
        return "\n".join(found)
    return found.isoformat() if isinstance(found, date) else str(found or "")
