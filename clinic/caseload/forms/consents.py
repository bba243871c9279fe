"""What the client lets one person have: each kind asked by itself, none filled in ahead."""

from typing import Any

from wtforms import ValidationError

from clinic.caseload.forms.named import NamedForm, options
from clinic.caseload.people_catalogue import catalogue
from clinic.web.fields import Choice, DateField, Option, Ticks, needed

KINDS = tuple(Option(one.key, one.label, one.hint) for one in catalogue().consents)
WHICH = "Tick what {name} was asked about."
YES_OR_NO = "Choose what {name} said."
HOW_TOLD = "Choose how {name} said it."


class ConsentForm(NamedForm):
    """One answer about one or several kinds."""

    kinds = Ticks("What was {name} asked about?", [needed(WHICH)], options=KINDS)
    given = Choice(
        "What did {name} say?",
        [needed(YES_OR_NO)],
        options=[Option("yes", "Yes"), Option("no", "No", "That is an answer too. Nothing is told.")],
    )
    how = Choice("How?", options=options("how_told"))
    on = DateField("When was this?", hint="Leave empty for today.")
    until_on = DateField("Until which day?", hint="Leave empty when {name} set no last day.")

    def validate_how(self, field: Choice) -> None:
        """A yes was said, or signed."""
        if self.given.data == "yes" and not field.data:
            raise ValidationError(HOW_TOLD)

    def consent(self) -> dict[str, Any]:
        """What was said, as keywords of actions.record_consent, but for the kind."""
        return {
            "given": self.given.data == "yes",
            "how": self.how.data or "said",
            "on": self.on.data,
            "until_on": self.until_on.data,
        }
