"""Who gets a copy. The client always does; somebody else only with the client's yes."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value

CLIENT_ALONE = "client"


class Copies(Kind):
    """{"ticks": [person keys]}, or {"ticks": ["client"]} when nobody else gets one."""

    key = "copies"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(self.read_back(item, value, facts))

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        ticked = set(value.get("ticks") or ())
        return len(ticked & {person.key for person in facts.people} - facts.may_have_plan)

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        ticked = set(value.get("ticks") or ())
        names = tuple(person.name for person in facts.people if person.key in ticked)
        alone = (facts.fill("{name}, and nobody else"),) if CLIENT_ALONE in ticked else ()
        return names or alone
