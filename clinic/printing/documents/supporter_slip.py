"""The slip below the cut line: an answer to the client, and no is one of them."""

from dataclasses import dataclass

from clinic.plans.content import Helper
from clinic.plans.phrases import Phrase, name
from clinic.printing.folder.telling import Telling


@dataclass(frozen=True)
class Slip:
    """`choices`: four boxes; the second has a line to write on. `back`: where the slip goes."""

    title: Phrase
    choices: tuple[str, ...]
    name_label: str
    date_label: str
    back: Phrase


def slip(tell: Telling, own: Helper) -> Slip:
    """The four answers are of one size."""
    say, client = tell.say, name(tell.content.client.printed_name)
    return Slip(
        title=say.say("My answer to {client}", client=client),
        choices=(
            say.label("Yes"),
            say.label("Yes, but not:"),
            say.label("Let’s talk first"),
            say.label("Not now, and that is OK"),
        ),
        name_label=say.label("My name"),
        date_label=say.label("Date"),
        back=say.say("Give it to {client}, or to whoever gave you this.", client=client),
    )
