"""Say it back: each question, and how it went."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.checklist.kinds.said_back import RESULTS
from clinic.web.fields import Choice, Option


class SaidBackForm(ItemForm):
    """Two radios for each question."""

    key = "said_back"

    def make(self) -> dict[str, Any]:
        results = [Option(key, label) for key, label in RESULTS.items()]
        return {
            option.key: Choice(self.facts.fill(option.label), options=results) for option in self.item.options
        }

    def fill(self, value: Value) -> dict[str, Any]:
        return {row["id"]: row["result"] for row in value.get("rows") or ()}

    def value(self) -> Value:
        results = [(option.key, self.form[option.key].data) for option in self.item.options]
        rows = [{"id": key, "result": result} for key, result in results if result]
        return {"rows": rows} if rows else {}

    @property
    def questions(self) -> list[Any]:
        """The fields, in order."""
        return [self.form[option.key] for option in self.item.options]
