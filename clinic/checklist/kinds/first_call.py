"""The first call, made together: the number is tried, saved and heard in one act."""

from datetime import date

from clinic.caseload.actions import mark_number_tried
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.date import Date
from clinic.checklist.kinds.kind import Value, Writing


class FirstCall(Date):
    """{"date": ISO day}; the number of line 1 counts as tried on that day."""

    key = "first_call"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        first = writing.facts.first_call
        if value.get("date") and first is not None and first.phones:
            day = date.fromisoformat(str(value["date"]))
            mark_number_tried(writing.session, by=writing.by, contact_id=first.phones[0].id, on=day)
        return value

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        return tuple(f"We called it together on {day}" for day in super().read_back(item, value, facts))
