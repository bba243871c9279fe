"""Any number of a few answers, and one in the worker's own words."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Ticks(Kind):
    """{"ticks": [option keys], "other"?: str}"""

    key = "ticks"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(self.read_back(item, value, facts))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        ticked = set(value.get("ticks") or ())
        labels = [facts.fill(option.label) for option in item.options if option.key in ticked]
        other = str(value.get("other") or "")
        return tuple(labels + ([other] if other else []))
