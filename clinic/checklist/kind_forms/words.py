"""Words of any length, and who said them."""

from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.kind import Value
from clinic.checklist.kinds.words import SHOWS_TREATMENT
from clinic.checklist.wording import starters
from clinic.web.fields import Choice, Option, Tick, Words


class WordsForm(ItemForm):
    """A text area; who said it and what it shows, where that matters; beginnings of sentences."""

    key = "words"

    def make(self) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "text": Words(self.label, hint=self.hint, longest=self.longest("words"), rows=self._rows())
        }
        if self.item.said_by:
            said = (("client", "{name}"), ("carer", "Somebody close to {name}"), ("worker", "A worker"))
            options = [Option(key, self.facts.fill(label)) for key, label in said]
            fields["said_by"] = Choice("Who said this?", options=options)
        if self.item.can_be_substance:
            fields["substance"] = Tick(SHOWS_TREATMENT)
        return fields

    def fill(self, value: Value) -> dict[str, Any]:
        return {
            "text": value.get("text", ""),
            "said_by": value.get("said_by", "client"),
            "substance": bool(value.get("substance")),
        }

    def value(self) -> Value:
        if not self.form.text.data:
            return {}
        said_by = {"said_by": self.form.said_by.data or "client"} if self.item.said_by else {}
        is_marked = self.item.can_be_substance and self.form.substance.data
        return {"text": self.form.text.data} | said_by | ({"substance": "yes"} if is_marked else {})

    @property
    def starters(self) -> tuple[str, ...]:
        """Beginnings of sentences, with names."""
        return tuple(self.facts.fill(one) for one in starters().starters) if self.item.starters else ()

    @property
    def soft_hints(self) -> tuple[str, ...]:
        """For words that say what somebody thought, not what happened: a hint, never a block."""
        if not self.item.starters:
            return ()
        return tuple(starters().hint.format(word=word) for word in starters().found_in(self.form.text.data))

    def _rows(self) -> int:
        return 6 if self.item.limit == "story" else 3
