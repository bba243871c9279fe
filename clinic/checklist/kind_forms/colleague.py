"""A worker of this clinic."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Option, Pick


class ColleagueForm(ItemForm):
    """A drop-down of colleagues."""

    key = "colleague"

    def make(self) -> dict[str, Any]:
        workers = [Option(key, name) for key, name in self.facts.colleagues.items()]
        return {"colleague": Pick(self.label, hint=self.hint, options=[Option("", "Nobody yet"), *workers])}

    def fill(self, value: Value) -> dict[str, Any]:
        return {"colleague": value.get("colleague", "")}

    def value(self) -> Value:
        return {"colleague": self.form.colleague.data} if self.form.colleague.data else {}
