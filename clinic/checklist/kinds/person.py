"""One of the people around the client, somebody or something in words, or nobody; and until when."""

from clinic.caseload.actions import person_from_known
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value, Writing


class Person(Kind):
    """{"person": key | "none" | "", "other"?: str, "until"?: ISO day}

    Saved from that, or with a key of known_people ("worker:…"): then they are put around the client first.
    """

    key = "person"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        key = str(value.get("person") or "")
        if ":" not in key:
            return value
        known = person_from_known(writing.session, by=writing.by, client_id=writing.client_id, key=key)
        return {**value, "person": str(known)}

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return value.get("person") == "none" or bool(_named(value, facts))

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        return int(value.get("person") == "none" and not value.get("other"))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        nobody = "No one right now" if value.get("person") == "none" else ""
        until = facts.iso_day(str(value.get("until") or ""))
        lines = (nobody, _named(value, facts), f"Until {until}" if until else "")
        return tuple(line for line in lines if line)


def _named(value: Value, facts: Facts) -> str:
    return facts.who(str(value.get("person") or "")) or str(value.get("other") or "")
