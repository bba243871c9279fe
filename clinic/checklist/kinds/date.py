"""One day."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Date(Kind):
    """{"date": ISO day}"""

    key = "date"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(value.get("date"))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        return (facts.iso_day(str(value["date"])),) if value.get("date") else ()
