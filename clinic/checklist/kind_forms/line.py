"""One line of text."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Line


class LineForm(ItemForm):
    """One input."""

    key = "line"

    def make(self) -> dict[str, Any]:
        return {"text": Line(self.label, hint=self.hint, longest=self.longest())}

    def fill(self, value: Value) -> dict[str, Any]:
        return {"text": value.get("text", "")}

    def value(self) -> Value:
        return {"text": self.form.text.data} if self.form.text.data else {}
