"""What the record says of the client: shown with where it came from, and confirmed in one tap."""

from clinic.caseload.actions import confirm_record
from clinic.checklist.fact_words import record_lines
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.confirm import Confirm
from clinic.checklist.kinds.kind import Value, Writing


class Record(Confirm):
    """{"confirmed": "yes"}; the facts themselves are the client's."""

    key = "record"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        if value.get("confirmed") == "yes":
            confirm_record(writing.session, by=writing.by, client_id=writing.client_id)
        return value

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        return record_lines(facts) if self.is_answered(item, value, facts) else ()
