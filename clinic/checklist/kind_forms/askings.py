"""Asking the people: for each who is still to be asked, a number to call and what they said."""

from collections.abc import Iterator
from typing import Any

from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.person_view import PersonView
from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kind_forms.said_fields import check_said, said, said_data, said_fields
from clinic.checklist.kinds.asking import YES
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Option, Ticks, Words

NAMES = ("outcome", "agreed", "words", "limits", "ask_who", "ask_by")
WHICH_PART = "Tick what they said yes to, or write it in their own words."


class AskingsForm(ItemForm):
    """Fields for each person, with the person's key before their names."""

    key = "askings"

    def make(self) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for person in self.people:
            fields |= said_fields(self.facts, "What did they say?", _prefix(person))
            fields[f"{_prefix(person)}agreed"] = Ticks(
                "What do they take on?", options=self._responsibilities()
            )
            fields[f"{_prefix(person)}limits"] = Words("What did they say no to?", rows=2, longest=1000)
        return fields

    def fill(self, value: Value) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for person in self.people:
            data |= said_data(person, _prefix(person))
            data[f"{_prefix(person)}agreed"] = person.answer.agreed
        return data

    def value(self) -> Value:
        told = {person.key: self._said(person) for person in self.people}
        new = {key: one for key, one in told.items() if one.outcome}
        return {"said": new} if new else {}

    def check(self) -> None:
        """A yes to a part says to which; whoever asks next is one named human."""
        for person in self.people:
            prefix = _prefix(person)
            check_said(self.form, prefix)
            outcome, words = self.form[f"{prefix}outcome"].data, self.form[f"{prefix}words"].data
            if outcome == "part" and not self.form[f"{prefix}agreed"].data and not words:
                self.form[f"{prefix}agreed"].errors = [WHICH_PART]

    @property
    def people(self) -> tuple[PersonView, ...]:
        """Whoever is still to be asked; the point person stands first."""
        first = self.facts.first_call
        return tuple(sorted(self.facts.to_ask, key=lambda person: person is not first))

    def rows(self) -> Iterator[tuple[PersonView, dict[str, Any]]]:
        """For each person, their fields by short name."""
        for person in self.people:
            yield person, {name: self.form[f"{_prefix(person)}{name}"] for name in NAMES}

    def _said(self, person: PersonView) -> Any:
        prefix = _prefix(person)
        agreed = tuple(self.form[f"{prefix}agreed"].data)
        limits = self.form[f"{prefix}limits"].data
        yes = self.form[f"{prefix}outcome"].data in YES
        return said(self.form, prefix, agreed=agreed if yes else (), limits=limits if yes else "")

    def _responsibilities(self) -> list[Option]:
        return [Option(one.key, self.facts.fill(one.label)) for one in catalogue().responsibilities]


def _prefix(person: PersonView) -> str:
    return f"p{person.id.hex}_"
