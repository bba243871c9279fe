"""One tap, or its one other answer."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Choice, Option, Tick


class ConfirmForm(ItemForm):
    """A tick; or two radios where the item has another answer."""

    key = "confirm"

    def make(self) -> dict[str, Any]:
        if not self.item.other:
            return {"confirmed": self._tick()}
        options = [Option("yes", "Yes"), Option("no", self.facts.fill(self.item.other))]
        return {"confirmed": Choice(self.label, hint=self.hint, options=options)}

    def fill(self, value: Value) -> dict[str, Any]:
        confirmed = value.get("confirmed", "")
        return {"confirmed": confirmed if self.item.other else confirmed == "yes"}

    def value(self) -> Value:
        said = self.form.confirmed.data
        if self.item.other:
            return {"confirmed": said} if said else {}
        return {"confirmed": "yes"} if said else {}

    def _tick(self) -> Tick:
        return Tick(self.label, hint=self.hint)
