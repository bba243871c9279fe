"""One of the people around the client, somebody of the team, something in words, or nobody; until when."""

from datetime import date
from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kind_forms.people_options import (
    CHOOSE_ONE,
    TEAM,
    nobody_option,
    people_options,
    team_choice,
    team_options,
    team_pick,
)
from clinic.checklist.kinds.kind import Value
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Choice, DateField, Line, Option, Pick

MANY = 7
NOT_A_NAME = "Write the name of one person. “{name}” is not a name."
NOBODY_AND_SOMEBODY = "Choose a person or write who it is, not both."


class PersonForm(ItemForm):
    """Radios (a drop-down for many people), a line where words will do, and a day."""

    key = "person"

    def make(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"person": self._person_field(), "team": team_pick(self.facts)}
        if self.item.other:
            fields["other"] = Line(self.facts.fill(self.item.other), longest=self.longest())
        if self.item.until:
            fields["until"] = DateField(self.facts.fill(self.item.until))
        return fields

    def fill(self, value: Value) -> dict[str, Any]:
        until = value.get("until")
        known = {"", "none", *(one.key for one in self.facts.people)}
        person = value.get("person", "")
        return {
            "person": person if person in known else "",  # whoever was taken off is asked about again
            "other": value.get("other", ""),
            "until": date.fromisoformat(until) if until else None,
        }

    def value(self) -> Value:
        person = self.picked
        other = self.form.other.data if self.item.other else ""
        until = self.form.until.data if self.item.until else None
        if not person and not other:
            return {}
        said = {"person": person, "other": other, "until": until.isoformat() if until else ""}
        return {key: text for key, text in said.items() if text or key == "person"}

    def check(self) -> None:
        """One named human, and one answer."""
        if self.form.person.data == TEAM and not self.picked:
            self.form.team.errors = [CHOOSE_ONE]
        if not self.item.other:
            return
        other = self.form.other.data
        if other and is_placeholder_name(other):
            self.form.other.errors = [NOT_A_NAME.format(name=other)]
        elif other and self.form.person.data:
            self.form.other.errors = [NOBODY_AND_SOMEBODY]

    @property
    def picked(self) -> str:
        """The key of whoever was chosen, from the people around the client or from the team's list."""
        chosen = self.form.person.data
        return str(self.form.team.data if chosen == TEAM else chosen)

    @property
    def opens(self) -> dict[str, Any]:
        """The team's list, under its answer."""
        return {TEAM: self.form.team}

    def _person_field(self) -> Choice:
        nobody = (nobody_option(),) if self.item.can_be_nobody else ()
        people = people_options(self.facts)
        if len(people) > MANY:
            others = team_options(self.facts)[1:]
            choose = Option("", "Choose a person")
            return Pick(self.label, hint=self.hint, options=[choose, *people, *others, *nobody])
        not_said = [Option("", "Not said yet", divider="or")] if self.shown.get("person") else []
        options = [*people, *team_choice(self.facts), *nobody, *not_said]
        return Choice(self.label, hint=self.hint, options=options)
