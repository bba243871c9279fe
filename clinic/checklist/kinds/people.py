"""The people and places around the client; "No one right now" is an answer of equal rank."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value, Writing
from clinic.checklist.kinds.naming import add_new_person


class People(Kind):
    """Stored: {"choice": "some" | "none"}. Saved from that and "new"?: [NewPerson].

    Answered by one person who is not paid to be there, or by "none".
    """

    key = "people"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        added = [add_new_person(writing, new) for new in value.get("new") or ()]
        if added or writing.facts.unpaid:
            return {"choice": "some"}
        return {"choice": "none"} if value.get("choice") == "none" else {}

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return value.get("choice") == "none" or bool(facts.unpaid)

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        return int(value.get("choice") == "none" and not facts.unpaid)

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        people = [f"{one.name}, {one.relation}" if one.relation else one.name for one in facts.people]
        return ("No one right now", *people) if self.count_open(item, value, facts) else tuple(people)
