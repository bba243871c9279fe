"""Who gets a copy."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.copies import CLIENT_ALONE
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Option, Ticks

NO_CONSENT = "{name} has not said yet what this person may know"
ALONE_OR_OTHERS = "Either nobody else, or the people you ticked."


class CopiesForm(ItemForm):
    """People to tick, each with whether the client said yes; and "nobody else"."""

    key = "copies"

    def make(self) -> dict[str, Any]:
        allowed = self.facts.may_have_plan
        no_consent = self.facts.fill(NO_CONSENT)
        people = [
            Option(one.key, one.name, "" if one.key in allowed else no_consent) for one in self.facts.people
        ]
        alone = Option(
            CLIENT_ALONE, self.facts.fill("{name}, and nobody else"), divider="or" if people else ""
        )
        return {"ticks": Ticks(self.label, hint=self.hint, options=[*people, alone])}

    def fill(self, value: Value) -> dict[str, Any]:
        known = {CLIENT_ALONE, *(one.key for one in self.facts.people)}
        return {"ticks": [key for key in value.get("ticks") or () if key in known]}

    def value(self) -> Value:
        return {"ticks": list(self.form.ticks.data)} if self.form.ticks.data else {}

    def check(self) -> None:
        """One answer."""
        ticked = self.form.ticks.data
        if CLIENT_ALONE in ticked and len(ticked) > 1:
            self.form.ticks.errors = [ALONE_OR_OTHERS]
