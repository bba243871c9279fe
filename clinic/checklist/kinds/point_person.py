"""The one named person who answers "Who helps me now?": somebody known, somebody new, or no one right now."""

from dataclasses import replace
from uuid import UUID

from clinic.caseload.actions import change_person, end_hat, set_hat
from clinic.checklist.fact_words import person_lines
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.asking import Said, record_answer
from clinic.checklist.kinds.kind import Kind, Value, Writing
from clinic.checklist.kinds.naming import NOBODY, named_person, set_reaching


class PointPerson(Kind):
    """Stored: {"person": key | "none"}.

    Saved from {"person": key of known_people | "new" | "none", "new"?: NewPerson, "reach"?: Reaching,
    "said"?: Said, "in_company"?: bool}: all of that goes to the caseload.
    """

    key = "point_person"
    hat = "first_call"

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        if not value.get("person"):
            return {}
        if value["person"] == NOBODY:
            self._take_hat_from_others(writing, None)
            return {"person": NOBODY}
        person_id = named_person(writing, value)
        self._take_hat_from_others(writing, person_id)
        set_hat(writing.session, by=writing.by, person_id=person_id, hat=self.hat)
        set_reaching(writing, person_id, value.get("reach"))
        if "in_company" in value:
            in_company = bool(value["in_company"])
            change_person(writing.session, by=writing.by, person_id=person_id, chosen_in_company=in_company)
        record_answer(writing, person_id, _with_tasks(writing, value.get("said")))
        return {"person": str(person_id)}

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return value.get("person") == NOBODY or facts.person(str(value.get("person") or "")) is not None

    def is_waiting(self, item: Item, value: Value, facts: Facts) -> bool:
        person = facts.person(str(value.get("person") or ""))
        return person is not None and person.answer.state == "asked"

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        person = facts.person(str(value.get("person") or ""))
        return int(value.get("person") == NOBODY or (person is not None and not person.answer.said_yes))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        if value.get("person") == NOBODY:
            return ("No one right now",)
        person = facts.person(str(value.get("person") or ""))
        return person_lines(person, facts) if person else ()

    def _take_hat_from_others(self, writing: Writing, person_id: UUID | None) -> None:
        for person in writing.facts.people:
            if self.hat in person.hats and person.id != person_id:
                end_hat(writing.session, by=writing.by, person_id=person.id, hat=self.hat)


def _with_tasks(writing: Writing, said: Said | None) -> Said | None:
    """What they said, with what they were asked to take on and not, as ticked on the same page."""
    if said is None:
        return None
    ticked = tuple(writing.said.get("takes_on", {}).get("ticks") or ())
    limits = str(writing.said.get("limits", {}).get("text") or "")
    return replace(said, agreed=said.agreed or ticked, limits=said.limits or limits)
