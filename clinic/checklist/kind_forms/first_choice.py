"""Who the client would call first: asked before anybody is suggested."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kind_forms.people_options import people_options
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Line, Option, Pick, Tick


class FirstChoiceForm(ItemForm):
    """Words first; somebody known can be picked; and whether another person in the plan is agreed to."""

    key = "first_choice"

    def make(self) -> dict[str, Any]:
        options = [Option("", "Not on the list"), *people_options(self.facts), Option("none", "No one")]
        return {
            "words": Line(self.label, hint=self.hint),
            "person": Pick("Is this somebody on the list?", options=options),
            "agrees": Tick(self.facts.fill("The plan names somebody else, and {name} agrees")),
        }

    def fill(self, value: Value) -> dict[str, Any]:
        known = {"none", *(one.key for one in self.facts.people)}
        person = value.get("person", "")
        return {
            "words": value.get("words", ""),
            "person": person if person in known else "",
            "agrees": value.get("agrees") == "yes",
        }

    def value(self) -> Value:
        agrees = "yes" if self.form.agrees.data else ""
        said = {"person": self.form.person.data, "words": self.form.words.data, "agrees": agrees}
        return (
            {key: text for key, text in said.items() if text or key == "person"} if any(said.values()) else {}
        )
