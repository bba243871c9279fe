"""Who the client would call first, before anybody suggests a name."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class FirstChoice(Kind):
    """{"person": key | "none" | "", "words"?: str, "agrees"?: "yes"}

    `agrees`: the plan names somebody else, and the client agrees to that.
    """

    key = "first_choice"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(self.read_back(item, value, facts))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        key = str(value.get("person") or "")
        named = "No one" if key == "none" else facts.who(key)
        agrees = facts.fill("{name} agrees to the person in the plan") if value.get("agrees") == "yes" else ""
        return tuple(line for line in (named, str(value.get("words") or ""), agrees) if line)
