"""One day."""

from datetime import date
from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import DateField


class DateForm(ItemForm):
    """Day, month, year."""

    key = "date"

    def make(self) -> dict[str, Any]:
        return {"date": DateField(self.label, hint=self.hint)}

    def fill(self, value: Value) -> dict[str, Any]:
        return {"date": date.fromisoformat(value["date"]) if value.get("date") else None}

    def value(self) -> Value:
        return {"date": self.form.date.data.isoformat()} if self.form.date.data else {}
