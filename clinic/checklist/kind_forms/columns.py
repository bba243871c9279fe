"""One cell of a row: its field on the page, and its plain text in the answer."""

from datetime import date, time
from typing import Any

from clinic.checklist.facts import Facts
from clinic.checklist.items import Column
from clinic.checklist.kind_forms.people_options import people_options
from clinic.foundation.limits import LIMITS
from clinic.web.fields import DateField, Line, Option, Phone, Pick, Tick, TimeField, Words

CHOOSE = Option("", "Choose")


def column_field(column: Column, facts: Facts) -> Any:
    """The field of a column."""
    label, hint = facts.fill(column.label), facts.fill(column.hint)
    if column.kind in ("choice", "person"):
        return Pick(label, hint=hint, options=_options(column, facts))
    if column.kind == "words":
        return Words(label, hint=hint, rows=2)
    if column.kind == "line":
        return Line(label, hint=hint, longest=LIMITS.lengths.line)
    simple: dict[str, Any] = {"date": DateField, "time": TimeField, "phone": Phone, "tick": Tick}
    return simple[column.kind](label, hint=hint)


def cell_data(column: Column, cell: str, facts: Facts) -> Any:
    """A stored cell as data of its field. Whoever was taken off is asked about again."""
    if column.kind == "date":
        return date.fromisoformat(cell) if cell else None
    if column.kind == "time":
        return time.fromisoformat(cell) if cell else None
    if column.kind == "tick":
        return cell == "yes"
    if column.kind in ("choice", "person"):
        return cell if cell in {option.key for option in _options(column, facts)} else ""
    return cell


def cell_text(column: Column, data: Any) -> str:
    """What was said, as it is stored: ISO dates, "HH:MM", "yes" for a tick."""
    if column.kind == "date":
        return data.isoformat() if data else ""
    if column.kind == "time":
        return data.isoformat("minutes") if data else ""
    if column.kind == "tick":
        return "yes" if data else ""
    return str(data or "")


def _options(column: Column, facts: Facts) -> tuple[Option, ...]:
    own = tuple(Option(one.key, facts.fill(one.label)) for one in column.options)
    people = people_options(facts) if column.kind == "person" else ()
    return (CHOOSE, *people, *own)
