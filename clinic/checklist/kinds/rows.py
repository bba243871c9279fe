"""A table of rows, each with an id of its own that stays."""

from collections.abc import Mapping
from uuid import uuid4

from clinic.checklist.facts import Facts
from clinic.checklist.items import Column, Item
from clinic.checklist.kinds.kind import Kind, Value, Writing

BETWEEN = "\u00a0· "  # a line never begins with the dot
# Labels that only open a line for more: what is written there speaks for itself.
WORDLESS = frozenset({"Say more", "Or in words"})


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
    return BETWEEN.join(first + [_labelled(column, words, facts) for column, words in said[1:]])


def _labelled(column: Column, words: str, facts: Facts) -> str:
    """A cell with its label: a question keeps its mark alone, and no label says what the cell says."""
    label = facts.fill(column.label)
    if column.kind == "tick":
        return label
    if label in WORDLESS or label.removesuffix("?").lower() == words.lower():
        return words
    return f"{label} {words}" if label.endswith("?") else f"{label}: {words}"


def cell_words(column: Column, cell: str, facts: Facts) -> str:
    """One cell in words."""
    if not cell:
        return ""
    if column.kind == "date":
        return facts.iso_day(cell)
    if column.kind == "time":
        return facts.iso_time(cell)
    offered = {option.key: facts.fill(option.label) for option in column.options}
    if column.kind in ("choice", "tick"):
        return offered.get(cell, cell)
    if column.kind == "person":
        return offered.get(cell) or facts.who(cell) or cell
    return cell
