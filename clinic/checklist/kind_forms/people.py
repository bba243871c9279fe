"""The people and places around the client: those known, new ones in rows, or no one right now."""

from typing import Any

from clinic.caseload.people_catalogue import catalogue
from clinic.checklist.kind_forms.new_person_fields import check_new_person, new_person, new_person_fields
from clinic.checklist.kind_forms.row_list import RowListForm
from clinic.checklist.kinds.kind import Value
from clinic.checklist.wording import words
from clinic.web.fields import Option, Tick, Ticks

ON_THE_LIST = "{person} is on the list, and “No one right now” is ticked. Which of the two is right?"
AT_ONCE = 12


class PeopleForm(RowListForm):
    """Rows for new people; those already there have pages of their own."""

    key = "people"

    def make(self) -> dict[str, Any]:
        doings = [Option(one.key, self.facts.fill(one.label)) for one in catalogue().doings]
        row = {**new_person_fields(self.facts, ""), "doings": Ticks("What do they do?", options=doings)}
        return {
            "rows": self.rows_field(row, "Somebody new", most=AT_ONCE, fewest=0 if self.facts.unpaid else 1),
            "nobody": Tick(words("said.no_one"), hint="Nothing is wrong with that answer."),
        }

    def fill(self, value: Value) -> dict[str, Any]:
        return {"nobody": value.get("choice") == "none" and not self.facts.unpaid}

    def value(self) -> Value:
        new = [new_person(form, "", doings=tuple(form.doings.data)) for form in self._said()]
        if new:
            return {"choice": "some", "new": new}
        return {"choice": "none"} if self.form.nobody.data else {}

    def check(self) -> None:
        """Whole rows, and one answer."""
        if self.form.rows.errors:
            return
        for form in self._said():
            check_new_person(form, self.facts, "")
        there = [one.name for one in self.facts.unpaid] + [form["name"].data for form in self._said()]
        if self.form.nobody.data and there:
            self.form.nobody.errors = [ON_THE_LIST.format(person=there[0])]

    def _said(self) -> list[Any]:
        wanted = ("name", "kind", "relation", "phone", "doings")
        return [form for form in self.kept_rows() if any(form[name].data for name in wanted)]
