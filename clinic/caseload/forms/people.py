"""Forms about a person around a client."""

from typing import Any

from wtforms import ValidationError

from clinic.caseload.forms.contacts import ContactFields, check_contact
from clinic.caseload.forms.kinds import KindPick, nature_and_type
from clinic.caseload.forms.named import NamedForm, in_words, options
from clinic.caseload.languages import languages
from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Choice, DateField, Line, Option, Pick, Tick, Ticks, Words, needed

WRITE_NAME = "Write their name, or what {name} calls them."
NOT_A_NAME = "Write the name of one person, group or place. This is not a name."
CHOOSE_KIND = "Choose who this is."
NO_LANGUAGE = Option("", "Not said")


class WhoFields(NamedForm):
    """Who somebody is."""

    name = Line("Name", [needed(WRITE_NAME)], longest=LIMITS.lengths.name, width=30)
    person_type = KindPick(
        "Who is this?", [needed(CHOOSE_KIND)], hint="No kind of person counts more than another."
    )
    relation = Line(
        "What are they to {name}, in {name}’s words?", hint="For example: my sister, my nurse.", width=30
    )
    grown_up = Choice("Are they a grown-up?", options=options("grown_up"))

    def named(self, name: str = "") -> "WhoFields":
        """The groups of the drop-down name the client too."""
        super().named(name)
        groups = self.person_type.groups
        self.person_type.groups = {nature: in_words(words, name) for nature, words in groups.items()}
        return self

    def validate_name(self, field: Line) -> None:
        """A name, not "duty desk"."""
        if is_placeholder_name(field.data):
            raise ValidationError(NOT_A_NAME)

    def who(self) -> dict[str, Any]:
        """What was said, as fields of a person."""
        nature, type_key = nature_and_type(self.person_type.data)
        return {
            "name": self.name.data,
            "nature": nature,
            "type": type_key,
            "relation": self.relation.data,
            "grown_up": self.grown_up.data or "not_known",
        }


class NewPersonForm(WhoFields, ContactFields):
    """The short first page: who, one way to reach them, and what they do."""

    doings = Ticks("What do they do?", options=[Option(one.key, one.label) for one in catalogue().doings])

    page_order = ("name", "person_type", "relation", "grown_up", "doings")

    def validate(self, extra_validators: Any = None) -> bool:
        """The fields' own checks, then the way to reach them."""
        is_valid = super().validate(extra_validators)
        return check_contact(self) and is_valid


class WhoForm(WhoFields):
    """Everything about who they are."""

    called = Line(
        "What does {name} call them?", hint="Printed in place of the name, if there is one.", width=20
    )
    organisation = Line("Where do they work?", hint="A clinic, a charity, a firm.", width=30)
    works_at_home = Tick("They work where {name} lives", hint="Staff of a home are people whose job it is.")
    language = Pick("Which language do they speak?")
    substance = Tick(
        "Their name gives away treatment for alcohol or drugs",
        hint="Then they stand only on papers whose reader has a signed consent.",
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.language.options = (NO_LANGUAGE, *(Option(code, name) for code, name in languages().items()))

    def who(self) -> dict[str, Any]:
        """What was said, as fields of a person."""
        more = ("called", "organisation", "works_at_home", "language", "substance")
        return super().who() | {field: self[field].data for field in more}


class TogetherForm(NamedForm):
    """What they do, how often, and what {name} gives and asks."""

    doings = Ticks("What do they do?", options=[Option(one.key, one.label) for one in catalogue().doings])
    doing_words = Words("Anything else they do", rows=2, hint="One on each line.", longest=1000)
    frequency = Line("How often?", hint="For example: every second Tuesday.", width=30)
    meets = Words("For a group or place: day, time, place, cost, how to get there", rows=3, longest=1000)
    first_visit_on = DateField("First visit, or next time together")
    first_visit_with = Line("Who comes along the first time?", width=30)
    from_on = DateField("There from")
    until_on = DateField("There until", hint="Leave empty when there is no last day.")
    how_is_it = Choice(
        "How is it with them?", options=options("how_is_it"), hint="Never on anybody else’s paper."
    )
    gives_back = Words("What does {name} do for them?", rows=2, longest=1000)
    client_asks_not = Words(
        "What does {name} ask them not to do?",
        rows=2,
        hint="For example: please don’t take my card.",
        longest=1000,
    )
    needs = Words("What do they need themselves?", rows=2, hint="Only workers can read this.", longest=1000)

    def validate_until_on(self, field: DateField) -> None:
        """The end does not come before the start."""
        if field.data and self.from_on.data and field.data < self.from_on.data:
            raise ValidationError("The last day can’t be before the first day.")


class HatsForm(NamedForm):
    """What they are to {name}: each tick by itself, none implies another."""

    hats = Ticks(
        "What are they to {name}?", options=[Option(one.key, one.label, one.hint) for one in catalogue().hats]
    )
