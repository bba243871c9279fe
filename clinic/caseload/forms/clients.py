"""What is known of a client, a screen for each kind of fact."""

from typing import Any

from wtforms import ValidationError

from clinic.caseload.forms.named import NamedForm, options
from clinic.caseload.languages import languages
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Choice, DateField, Line, Option, Pick, Tick, Words, needed

WRITE_NAME = "Write what they want to be called. One name is enough."
NOT_A_NAME = "Write the name of one person. This is not a name."
WRITE_CODE = "Write the code that is printed in place of the name."
WHO_INTERPRETS = "Write who interprets."
GROWN_UPS_ONLY = (
    "Only a grown-up may interpret. Choose a trained interpreter, or tick that they are 18 or older."
)
CHOOSE_LANGUAGE = "Choose a language."
CHOOSE_TEAM = "Choose the team."


class NameFields(NamedForm):
    """Names. Only the name they want used is needed."""

    preferred_name = Line(
        "What do they want to be called?",
        [needed(WRITE_NAME)],
        hint="The name that is printed. One name is enough.",
        longest=LIMITS.lengths.name,
        width=30,
    )

    def validate_preferred_name(self, field: Line) -> None:
        """A name, not "TBD"."""
        if is_placeholder_name(field.data):
            raise ValidationError(NOT_A_NAME)


class NewClientForm(NameFields):
    """The short first page: a name, and the team when there is a choice."""

    legal_name = Line(
        "Name on their papers, if it is another",
        hint="Not printed on their plan.",
        longest=LIMITS.lengths.name,
        width=30,
    )
    born_on = DateField("When were they born?", hint="Leave empty if you don’t know.")
    language = Pick("Which language do they want the plan in?", options=())
    team = Choice("Which team?", [needed(CHOOSE_TEAM)])

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.language.options = language_options()


class AboutForm(NameFields):
    """Names, pronouns, and what stands on paper."""

    legal_name = Line("Name on their papers, if it is another", longest=LIMITS.lengths.name, width=30)
    name_order = Choice("How is the name written?", options=options("name_order"))
    pronouns = Line("Pronouns", hint="In their own words: he, she, they, or none.", width=20)
    born_on = DateField("When were they born?")
    code = Line("Code or number in your records", width=10, longest=LIMITS.lengths.phone)
    print_as = Choice("What is printed on paper?", options=options("print_as"))

    def validate_print_as(self, field: Choice) -> None:
        """A code can be printed only when there is one."""
        if field.data == "code" and not self.code.data:
            raise ValidationError(WRITE_CODE)


class LanguageForm(NamedForm):
    """Language, interpreter, and how {name} reads."""

    language = Pick("Which language does {name} want to speak and read?", [needed(CHOOSE_LANGUAGE)])
    interpreter = Choice("Does {name} want an interpreter?", options=options("interpreter"))
    interpreter_note = Line("Who interprets, and how to reach them")
    interpreter_grown_up = Tick("This person is 18 or older")
    reading_format = Choice("How does {name} read best?", options=options("reading_format"))
    reading_note = Line("Anything else that helps", hint="For example: reads with one eye, wants pictures.")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.language.options = language_options()

    def validate_interpreter(self, field: Choice) -> None:
        """Somebody chosen needs a name, and to be a grown-up: never a child."""
        if field.data == "chosen":
            if not self.interpreter_note.data:
                self.interpreter_note.errors = [WHO_INTERPRETS]
                raise ValidationError(WHO_INTERPRETS)
            if not self.interpreter_grown_up.data:
                raise ValidationError(GROWN_UPS_ONLY)


class AddressForm(NamedForm):
    """Where the client stays: it may be a shelter, a car, outside, or a secret."""

    address_kind = Choice("Where does {name} stay?", options=options("address_kind"))
    address = Words("Address, or where to look", rows=3, longest=LIMITS.lengths.line * 2)


class SafeForm(NamedForm):
    """Asked alone. Never filled in ahead: each answer has its own tap and its own date."""

    safe_paper = Choice(
        "Is it safe for {name} to take this paper home?",
        options=options("safe_paper"),
        hint="Who else might read it?",
    )
    safe_ring = Choice(
        "Is it safe to {ring} {name}?", options=options("safe_ring"), hint="Who else might answer?"
    )
    safe_note = Words("What to take care of", rows=3, hint="For example: keep it at Rosa’s. Only after 5 pm.")


class CloseForm(NamedForm):
    """Closing a client's record."""

    reason = Words("Why is the record closed?", rows=3, hint="Only {name}’s workers can read this.")


def language_options() -> tuple[Option, ...]:
    """Every language, those that are often needed first."""
    return tuple(Option(code, name) for code, name in languages().items())
