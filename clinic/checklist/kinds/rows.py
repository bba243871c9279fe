"""A table of rows, each with an id of its own that stays."""

from collections.abc import Mapping
from uuid import uuid4

from clinic.checklist.facts import Facts
from clinic.checklist.items import Column, Item
from clinic.checklist.kinds.kind import Kind, Value, Writing


class Rows(Kind):
    """{"rows": [{"id": str, column key: str, ...}]}"""

    key = "rows"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        """New rows get an id that stays."""
        rows = [{**row, "id": row.get("id") or str(uuid4())} for row in value.get("rows") or ()]
        return {"rows": rows} if rows else {}

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        rows = value.get("rows") or ()
        return bool(rows) and not any(_lacks(item, row) for row in rows)

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        return sum(_lacks(item, row) for row in value.get("rows") or ())

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        return tuple(row_words(item, row, facts) for row in value.get("rows") or ())


def _lacks(item: Item, row: Mapping[str, str]) -> bool:
    return any(column.required and not row.get(column.key) for column in item.columns)


def row_words(item: Item, row: Mapping[str, str], facts: Facts) -> str:
    """A row in words: its first cell, then the others with their labels."""
    cells = [(column, cell_words(column, row.get(column.key, ""), facts)) for column in item.columns]
    said = [(column, words) for column, words in cells if words]
    first = [words for _, words in said[:1]]
    return " · ".join(first + [_labelled(column, words, facts) for column, words in said[1:]])


def _labelled(column: Column, words: str, facts: Facts) -> str:
    return facts.fill(column.label) if column.kind == "tick" else f"{facts.fill(column.label)}: {words}"


def cell_words(column: Column, cell: str, facts: Facts) -> str:
    """One cell in words."""
    if not cell:
        return ""
    if column.kind == "date":
        return facts.iso_day(cell)
    if column.kind == "time":
        return facts.iso_time(cell)
    if column.kind in ("choice", "tick"):
        return next((facts.fill(option.label) for option in column.options if option.key == cell), cell)
    if column.kind == "person":
        return facts.who(cell) or cell
    return cell
