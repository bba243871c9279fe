"""One line of text."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Line(Kind):
    """{"text": str}"""

    key = "line"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(value.get("text"))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        return (str(value["text"]),) if value.get("text") else ()
