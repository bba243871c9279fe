"""The first call, made together: one tap for today, or another day."""

from datetime import date
from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.checklist.wording import words
from clinic.web.fields import DateField, Tick

LATER = "This day is still to come. Write the day on which you called."


class FirstCallForm(ItemForm):
    """ "We called it together", today or on a day."""

    key = "first_call"

    def make(self) -> dict[str, Any]:
        return {
            "today": Tick(words("said.called_together") + ", today"),
            "date": DateField("Or on which day?"),
        }

    def fill(self, value: Value) -> dict[str, Any]:
        on = date.fromisoformat(value["date"]) if value.get("date") else None
        return {"today": on == self.facts.today, "date": None if on == self.facts.today else on}

    def value(self) -> Value:
        on = self.form.date.data or (self.facts.today if self.form.today.data else None)
        return {"date": on.isoformat()} if on else {}

    def check(self) -> None:
        """A call that was made is not still to come."""
        if self.form.date.data and self.form.date.data > self.facts.today:
            self.form.date.errors = [LATER]

    @property
    def number(self) -> str:
        """The number of line 1, "" when there is none."""
        first = self.facts.first_call
        return first.phones[0].value if first and first.phones else ""
