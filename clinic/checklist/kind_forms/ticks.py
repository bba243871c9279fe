"""Any number of a few answers, and one in words."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Line, Ticks


class TicksForm(ItemForm):
    """Tick boxes, and a line for what isn't among them."""

    key = "ticks"

    def make(self) -> dict[str, Any]:
        ticks = Ticks(self.label, hint=self.hint, options=self.options(self.item.options))
        if not self.item.other:
            return {"ticks": ticks}
        return {"ticks": ticks, "other": Line(self.facts.fill(self.item.other), longest=self.longest())}

    def fill(self, value: Value) -> dict[str, Any]:
        return {"ticks": value.get("ticks", ()), "other": value.get("other", "")}

    def value(self) -> Value:
        ticked = list(self.form.ticks.data)
        other = self.form.other.data if self.item.other else ""
        if not ticked and not other:
            return {}
        return {"ticks": ticked, "other": other} if other else {"ticks": ticked}
