"""A worker of this clinic, by account."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Colleague(Kind):
    """{"colleague": id of a worker of this clinic}"""

    key = "colleague"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(self.read_back(item, value, facts))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        name = facts.colleagues.get(str(value.get("colleague") or ""), "")
        return (name,) if name else ()
