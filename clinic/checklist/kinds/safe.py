"""Whether something is safe: its own tap and its own date each time, also kept on the client's record."""

from clinic.caseload.actions import record_safety
from clinic.checklist.items import Item
from clinic.checklist.kinds.choice import Choice
from clinic.checklist.kinds.kind import Value, Writing


class Safe(Choice):
    """{"choice": "yes" | "no" | "with_care", "detail"?: str}; the key names the fact of the client."""

    key = "safe"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        if value.get("choice"):
            said = str(value["choice"])
            record_safety(
                writing.session,
                by=writing.by,
                client_id=writing.client_id,
                safe_paper=said if item.key == "safe_paper" else None,
                safe_ring=said if item.key == "safe_ring" else None,
            )
        return value
