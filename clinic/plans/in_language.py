"""What a worker chose from a list, in the language of the paper. What anybody typed stays as typed.

A plan holds chosen and typed words alike, in English. Fields that a list fills are named here; a way out
("Not said for now.") may stand in any field, and is only changed where it is all that stands there.
"""

from dataclasses import fields, replace
from functools import cache
from typing import Any

from babel import Locale

from clinic.caseload.languages import languages
from clinic.checklist.wording import words
from clinic.plans.content import PlanContent
from clinic.plans.paper_languages import ENGLISH
from clinic.plans.phrases import Fixed
from clinic.plans.readers import holds_key
from clinic.plans.shape import is_row, rebuilt
from clinic.plans.wording import Wording

# By kind of row: fields that hold words of a list, and what joins them to words that were typed.
CHOSEN: dict[str, dict[str, str]] = {
    "Helper": {"doing_words": "", "agreed_words": ""},
    "Change": {"what": "", "before": "", "after": ""},
    "Task": {"what": "", "now_by": ""},
    "Need": {"what": ""},
    "SmallTrouble": {"trouble": ""},
    "DayAndNight": {"ways": "", "note": ""},
    "Move": {"going_to": ", ", "options_explained": "; ", "routine_kept": ": "},
    "TimeAlone": {"hardest_time": ""},
    "Agreement": {"took_part": ""},
    "ClientFacts": {"interpreter": ". "},
}
WAYS_OUT = ("rather_not", "not_possible_bare", "nobody_yet_bare", "not_needed")
REASONED_WAYS_OUT = ("not_possible", "nobody_yet")
# Names and numbers: never looked into.
LEFT_ALONE = frozenset({"name", "called", "printed_name", "key", "number", "value", "organisation"})


def in_language(content: PlanContent, wording: Wording) -> PlanContent:
    """The plan with every chosen word in the language of this wording."""
    if wording.language == ENGLISH:
        return content
    translated: PlanContent = _InLanguage(wording, content.client.printed_name).row(content)
    return translated


class _InLanguage:
    """One plan on its way into one language."""

    def __init__(self, wording: Wording, client: str) -> None:
        self.wording, self.client = wording, client

    def row(self, row: Any) -> Any:
        """A row with its chosen words translated, and the rows below it."""
        chosen = CHOSEN.get(type(row).__name__, {})
        kept = {one.name for one in fields(row) if holds_key(one)} | LEFT_ALONE
        done = rebuilt(
            row,
            lambda declared, value: (
                value if declared.name in kept else self._value(value, chosen.get(declared.name))
            ),
        )
        return _speaking(done, self.wording) if type(row).__name__ == "Helper" else done

    def _value(self, value: Any, joined: str | None) -> Any:
        if isinstance(value, tuple):
            return tuple(self._value(one, joined) for one in value)
        if is_row(value):
            return self.row(value)
        return self._words(value, joined) if isinstance(value, str) and value else value

    def _words(self, text: str, joined: str | None) -> str:
        said = self._way_out(text)
        if said != text or joined is None:
            return said
        said = self._chosen(text)
        if said != text or not joined:
            return said
        return joined.join(self._chosen(part) for part in text.split(joined))

    def _chosen(self, text: str) -> str:
        said = self.wording.chosen(text)
        if said != text or not self.client:
            return said
        with_place = text.replace(self.client, "{name}")
        said = self.wording.chosen(with_place)
        return Fixed(said.replace("{name}", self.client)) if said != with_place else text

    def _way_out(self, text: str) -> str:
        if any(text == words(f"way_out_on_paper.{key}") for key in WAYS_OUT):
            return self.wording.chosen(text)
        for key in REASONED_WAYS_OUT:
            shape = words(f"way_out_on_paper.{key}")
            opening = shape.removesuffix("{because}")
            if text.startswith(opening):
                return self.wording.chosen(shape).format(because=text.removeprefix(opening))
        return text


def _speaking(helper: Any, wording: Wording) -> Any:
    """The name of the language that a helper speaks."""
    code = _codes().get(helper.language, "")
    names = Locale.parse(wording.language).languages
    return replace(helper, language=Fixed(names[code]) if code in names else helper.language)


@cache
def _codes() -> dict[str, str]:
    """Codes by the English name under which a plan holds a language."""
    return {name: code for code, name in languages().items()}
