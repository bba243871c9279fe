"""One of the people around the client, or nobody yet; then who stands in, and until when."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value


class Person(Kind):
    """{"person": key | "none", "stand_in"?: key, "until"?: ISO day}"""

    key = "person"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return value.get("person") == "none" or bool(facts.who(str(value.get("person") or "")))

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        return int(value.get("person") == "none")

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        key = str(value.get("person") or "")
        lines = ["No one right now"] if key == "none" else [facts.who(key)]
        return tuple(line for line in (*lines, stand_in_words(value, facts)) if line)


def stand_in_words(value: Value, facts: Facts) -> str:
    """ "Until Friday, March 20: Ade Bello" ; "" when nobody stands in."""
    name = facts.who(str(value.get("stand_in") or ""))
    until = facts.iso_day(str(value.get("until") or ""))
    if name and until:
        return f"Until {until}: {name}"
    return f"{name} stands in" if name else ""
