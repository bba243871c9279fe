"""One tap: "Still right". It is never prefilled and never given in bulk."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Confirm(Kind):
    """{"confirmed": "yes"}"""

    key = "confirm"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return value.get("confirmed") == "yes"

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        return ("Yes",) if self.is_answered(item, value, facts) else ()
