"""One of a few answers, with the line that some of them open."""

from typing import Any

from markupsafe import Markup

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Choice, Line


class ChoiceForm(ItemForm):
    """Radios; an option with a detail opens a line of its own."""

    key = "choice"

    def make(self) -> dict[str, Any]:
        choice = Choice(self.label, hint=self.hint, options=self.options(self.item.options))
        details = {
            f"detail_{option.key}": Line(self.facts.fill(option.detail), longest=self.longest())
            for option in self.item.options
            if option.detail
        }
        return {"choice": choice, **details}

    def fill(self, value: Value) -> dict[str, Any]:
        chosen = value.get("choice", "")
        return {"choice": chosen, f"detail_{chosen}": value.get("detail", "")}

    def value(self) -> Value:
        chosen = self.form.choice.data
        if not chosen:
            return {}
        detail = self.form[f"detail_{chosen}"].data if f"detail_{chosen}" in self.form else ""
        return {"choice": chosen, "detail": detail} if detail else {"choice": chosen}

    @property
    def opens(self) -> dict[str, Any]:
        """The line of each option that has one."""
        return {
            option.key: self.form[f"detail_{option.key}"] for option in self.item.options if option.detail
        }

    def draw(self, **look: Any) -> Markup:
        """The radios with their lines."""
        return Markup(self.form.choice(opens=self.opens, **look))
