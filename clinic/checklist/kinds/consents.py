"""What each person may know: each consent has its own tap and its own date, and is never given in bulk."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from clinic.caseload.actions import record_consent
from clinic.checklist.fact_words import consent_words
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value, Writing


@dataclass(frozen=True)
class Consented:
    """One consent as the client gave or refused it today. `how`: said, written."""

    kind: str
    given: bool
    how: str = "said"
    until_on: date | None = None


class Consents(Kind):
    """Stored: {"confirmed": "yes"}. Saved from {"asked": "yes", "new"?: {person key: [Consented]}}."""

    key = "consents"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        for key, consents in (value.get("new") or {}).items():
            for consent in consents:
                self._record(writing, UUID(key), consent)
        return {"confirmed": "yes"} if value.get("asked") == "yes" else {}

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        lines = [consent_words(person, facts) for person in facts.people]
        told = tuple(line for line in lines if line)
        return told or (("Asked; nobody may know more",) if value else ())

    def _record(self, writing: Writing, person_id: UUID, consent: Consented) -> None:
        record_consent(writing.session, by=writing.by, person_id=person_id, **vars(consent))
