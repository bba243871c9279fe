"""Asking the people: one row for each who is still to be asked, and what they said."""

from clinic.checklist.fact_words import answer_words
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.asking import record_answer
from clinic.checklist.kinds.kind import Kind, Value, Writing


class Askings(Kind):
    """Stored: {"confirmed": "yes"}. Saved from {"said": {person key: Said}}: each goes to the caseload.

    Answered once the point person has said something, or it is known who asks them again and by when.
    Without a point person there is nobody who has to be asked.
    """

    key = "askings"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        for key, said in (value.get("said") or {}).items():
            person = writing.facts.person(key)
            if person is not None:
                record_answer(writing, person.id, said)
        return {"confirmed": "yes"} if value else {}

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        first = facts.first_call
        if first is None:
            return facts.has_no_point_person
        waits_well = bool(first.answer.ask_who) and first.answer.ask_by is not None
        return first.answer.state not in ("not_asked", "asked") or waits_well

    def is_waiting(self, item: Item, value: Value, facts: Facts) -> bool:
        return any(person.answer.state == "asked" for person in facts.to_ask)

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        return len(facts.to_ask)

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        asked = [person for person in facts.people if person.answer.state != "not_asked"]
        return tuple(f"{person.name}: {answer_words(person, facts)}" for person in asked)
