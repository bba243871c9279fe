"""What somebody said when they were asked."""

from typing import Any

from wtforms import ValidationError

from clinic.caseload.forms.named import NamedForm, options
from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Choice, DateField, Line, Option, Ticks, Words, needed

WHAT_SAID = "Choose what they said."
NAME_WHO_ASKS = "Write the name of one person. “The team” can’t be found on Monday."
WHAT_PART = "Tick what they said yes to, or write it in their own words."


class AskForm(NamedForm):
    """The four answers of a call, and three more."""

    outcome = Choice("What did they say?", [needed(WHAT_SAID)])
    agreed = Ticks(
        "What do they take on?",
        options=[Option(one.key, one.label) for one in catalogue().responsibilities],
        hint="Read these out. Tick only what they said yes to.",
    )
    words = Words("In their own words", rows=2, longest=1000)
    limits = Words(
        "What did they say no to?", rows=2, hint="A no to something is good to know now.", longest=1000
    )
    ask_who = Line("Who asks them next?", width=30, longest=LIMITS.lengths.name)
    ask_by = DateField("By when?")
    on = DateField("When was this?", hint="Leave empty for today.")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        second = options("later_outcome")
        first_of_second = Option(second[0].key, second[0].label, second[0].hint, divider="or")
        self.outcome.options = (*options("outcome"), first_of_second, *second[1:])

    def validate_ask_who(self, field: Line) -> None:
        """One named human."""
        if field.data and is_placeholder_name(field.data):
            raise ValidationError(NAME_WHO_ASKS)

    def validate_agreed(self, field: Ticks) -> None:
        """A yes to part says to which part."""
        if self.outcome.data == "part" and not field.data and not self.words.data:
            raise ValidationError(WHAT_PART)

    def asking(self) -> dict[str, Any]:
        """What was said, as keywords of actions.record_asking: only what belongs to this answer."""
        facts: dict[str, Any] = {"outcome": self.outcome.data, "on": self.on.data, "words": self.words.data}
        if self.outcome.data in ("yes", "part"):
            facts["agreed"] = tuple(self.agreed.data)
        if self.outcome.data in ("yes", "part", "no", "stepped_back"):
            facts["limits"] = self.limits.data
        else:
            facts |= {"ask_who": self.ask_who.data, "ask_by": self.ask_by.data}
        return facts
