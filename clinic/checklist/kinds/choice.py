"""One of a few answers, with the line that some of them open."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Choice(Kind):
    """{"choice": option key, "detail"?: str}"""

    key = "choice"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return any(option.key == value.get("choice") for option in item.options)

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        labels = [facts.fill(option.label) for option in item.options if option.key == value.get("choice")]
        detail = str(value.get("detail") or "")
        return tuple(labels + ([detail] if labels and detail else []))
