"""What the client lets one person have: each kind asked by itself, none filled in ahead."""

from collections.abc import Iterable
from typing import Any

from wtforms import ValidationError

from clinic.caseload.forms.named import NamedForm, options
from clinic.caseload.people_catalogue import ConsentKind, catalogue
from clinic.web.fields import Choice, DateField, Option, Ticks, needed

KINDS = tuple(Option(one.key, one.label, one.hint) for one in catalogue().consents)
WHICH = "Tick what {name} was asked about."
YES_OR_NO = "Choose what {name} said."
HOW_TOLD = "Choose how {name} said it."
TAKEN_BACK = "Tick what {name} takes back."


class ConsentForm(NamedForm):
    """One answer about one or several kinds."""

    kinds = Ticks("What was {name} asked about?", [needed(WHICH)], options=KINDS)
    given = Choice(
        "What did {name} say?",
        [needed(YES_OR_NO)],
        options=[Option("yes", "Yes"), Option("no", "No", "That is an answer too. Nothing is told.")],
    )
    how = Choice("How?", options=options("how_told"))
    until_on = DateField("Until which day?", hint="Leave empty when {name} set no last day.")
    purpose = Choice(
        "What is it for?",
        hint="Only for treatment for alcohol or drugs: the signed paper says it.",
        options=options("purpose"),
    )
    on = DateField("When was this?", hint="Leave empty for today.")

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
            "purpose": self.purpose.data,
        }


class TakeBackForm(NamedForm):
    """What the client takes back from one person, how they said so, and when."""

    kinds = Ticks("What does {name} take back?", [needed(TAKEN_BACK)])
    how = Choice("How did {name} say so?", [needed(HOW_TOLD)], options=options("how_told"))
    on = DateField("When was this?", hint="Leave empty for today. It counts from now on in any case.")

    def offer(self, held: Iterable[ConsentKind], person: str) -> None:
        """What holds today, each with what changes without it."""
        self.kinds.options = tuple(
            Option(one.key, one.label, one.taken_back.replace("{person}", person)) for one in held
        )
