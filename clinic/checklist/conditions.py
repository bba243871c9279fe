"""When a question applies, and when it is required: "other_item=value,value", read from the answers.

Values: the option keys of a choice or of ticks; "yes" or "no" of a confirm; any option key in a row; and
"some" or "none" for what can be empty: words, a date, rows, a person, people.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from clinic.checklist.entries import EMPTY, Answers
from clinic.checklist.items import Item, Level, StepItem

WITH_OPTIONS = ("choice", "ticks", "safe")
WITH_SOMEBODY = ("person", "point_person", "backup", "first_choice", "people", "never_ring")
WITH_SOMETHING = ("line", "words", "date")


def holds(condition: str, answers: Answers) -> bool:
    """Whether the condition is met; one that is empty always is. No answer meets none."""
    if not condition:
        return True
    key, wanted = split_condition(condition)
    return not wanted.isdisjoint(_given(answers.get(key, EMPTY).value))


def applies(item: Item, answers: Answers) -> bool:
    """Whether an item is asked."""
    return holds(item.applies, answers)


def level_of(asked: StepItem, answers: Answers) -> Level:
    """How strongly an item is asked, with these answers to others."""
    if asked.required_when and holds(asked.required_when, answers):
        return "required"
    return asked.level


def split_condition(condition: str) -> tuple[str, frozenset[str]]:
    """The item a condition asks about, and the values that meet it."""
    key, _, wanted = condition.partition("=")
    return key, frozenset(wanted.split(","))


def possible_values(item: Item) -> frozenset[str]:
    """Every value that a condition may ask of this item."""
    if item.kind in WITH_OPTIONS:
        return frozenset(option.key for option in item.options)
    if item.kind in WITH_SOMEBODY:
        return frozenset({"some", "none"})
    if item.kind in WITH_SOMETHING:
        return frozenset({"some"})
    if item.kind == "confirm":
        return frozenset({"yes", "no"} if item.other else {"yes"})
    if item.kind == "rows":
        return frozenset(option.key for column in item.columns for option in column.options) | {
            "some",
            "none",
        }
    return frozenset()


def _given(value: Mapping[str, Any]) -> set[str]:
    return {given for given in (*_said(value), *_in_rows(value)) if given}


def _said(value: Mapping[str, Any]) -> Iterator[str]:
    yield str(value.get("choice") or "")
    yield str(value.get("confirmed") or "")
    yield from value.get("ticks") or ()
    if value.get("text") or value.get("date") or value.get("other"):
        yield "some"
    if value.get("person"):
        yield "none" if value["person"] == "none" else "some"


def _in_rows(value: Mapping[str, Any]) -> Iterator[str]:
    if "rows" in value:
        yield "some" if value["rows"] else "none"
        for row in value["rows"]:
            yield from (str(cell) for cell in row.values())
