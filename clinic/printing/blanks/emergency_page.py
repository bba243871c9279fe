"""Page 1 as a blank for the drawer: the region's numbers are there, all else is a line to write on."""

from dataclasses import dataclass
from typing import Any

from clinic.foundation.regions import CrisisLine
from clinic.plans.phrases import Phrase, number, phrase
from clinic.plans.wording import Wording
from clinic.printing.blanks.blank_frame import blank_frame
from clinic.printing.blanks.site import SHIPPED, Site
from clinic.printing.documents.frame import plain_values


@dataclass(frozen=True)
class Line:
    """A number that is there day and night, with its ways."""

    number: str
    words: str


def emergency_page(say: Wording, site: Site = SHIPPED) -> dict[str, Any]:
    """The payload of "emergency_page"."""
    lines = tuple(_line(one, say) for one in say.region.crisis_lines)
    foot = say.say("Filled in by hand. Make the whole plan as soon as you can.")
    return {
        **blank_frame(say, say.label("Plan"), foot),
        "heading": say.label("Who helps me now?"),
        "night": plain_values(lines),
        "danger": plain_values(_danger(say)),
        "ways": [say.label("Call"), say.label("Text"), say.label("Leave a message")],
        "numbers": [one.number for one in lines],
    }


def _line(line: CrisisLine, say: Wording) -> Line:
    words = (say.chosen(f"{line.ways} {line.hours}"), say.chosen(line.note) if line.note else "")
    return Line(line.number, " ".join(one for one in words if one))


def _danger(say: Wording) -> Phrase:
    for_all = say.say("You don’t have to be in danger.")
    danger = say.say("In danger now? Call {number}.", number=number(say.region.emergency_number))
    return phrase("{for_all} {danger}", for_all=for_all, danger=danger)
