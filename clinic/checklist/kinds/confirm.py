"""One tap, or its one other answer where the item offers one. Never prefilled, never in bulk."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Confirm(Kind):
    """{"confirmed": "yes" | "no"}; "no" only where `other` offers it."""

    key = "confirm"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return value.get("confirmed") in ("yes", "no")

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        if value.get("confirmed") == "no":
            return (facts.fill(item.other or "No"),)
        return ("Yes",) if value.get("confirmed") == "yes" else ()
