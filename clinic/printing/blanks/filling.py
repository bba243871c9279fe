"""The words of the checklist on a paper that is nobody's yet: "the client" where a name would stand."""

from dataclasses import dataclass

from clinic.caseload.choices import choices
from clinic.checklist.wording import words
from clinic.plans.wording import Wording, message

PLACES = {
    "{name}": message("the client"),
    "{worker}": message("the worker who leaves"),
    "{new_worker}": message("the new worker"),
}


@dataclass(frozen=True)
class Filling:
    """How to say the checklist's words here."""

    say: Wording

    def fill(self, text: str) -> str:
        """A label, a hint or a title in the paper's language, its places filled; English as on the screen."""
        said = self.say.translations.gettext(text) if text and self.say.language != "en" else text
        for place, who in PLACES.items():
            filled = self.say.label(who)
            start = filled[:1].upper() + filled[1:]
            said = (
                said.replace(place, filled) if not said.startswith(place) else said.replace(place, start, 1)
            )
            said = said.replace(place, filled)
        ring = self.say.region.ring_word
        return said.replace("{ring}", ring).replace("{Ring}", ring.capitalize())

    def words(self, place: str) -> str:
        """Words of statuses and ways out, such as "way_out.rather_not"."""
        return self.fill(words(place))

    def choices(self, list_name: str) -> tuple[str, ...]:
        """The labels of a list of choices, such as "grown_up"."""
        return tuple(self.fill(one.label) for one in choices(list_name))
