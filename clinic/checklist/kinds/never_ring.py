"""Who must never be rung or told; nobody is an answer too. The reason is never printed."""

from dataclasses import dataclass

from clinic.caseload.actions import add_never_ring, remove_never_ring
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value, Writing


@dataclass(frozen=True)
class NewNeverRing:
    """Somebody to be put on the list."""

    name: str
    nickname: str = ""
    number: str = ""
    address: str = ""
    reason: str = ""


class NeverRing(Kind):
    """Stored: {"choice": "some" | "none"}. Saved from that, "new"?: [NewNeverRing] and "gone"?: [ids]."""

    key = "never_ring"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        gone = set(value.get("gone") or ())
        new: tuple[NewNeverRing, ...] = tuple(value.get("new") or ())
        kept = [one for one in writing.facts.never_ring if str(one.id) not in gone]
        for one in writing.facts.never_ring:
            if str(one.id) in gone:
                remove_never_ring(
                    writing.session, by=writing.by, client_id=writing.client_id, never_ring_id=one.id
                )
        for added in new:
            add_never_ring(writing.session, by=writing.by, client_id=writing.client_id, **vars(added))
        if kept or new:
            return {"choice": "some"}
        return {"choice": "none"} if value.get("choice") == "none" else {}

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(value.get("choice"))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        if facts.never_ring:
            return tuple(one.name for one in facts.never_ring)
        return ("Nobody",) if value.get("choice") == "none" else ()
