"""Codes that a plan holds, in the words of the lists they were chosen from. For workers' screens alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from clinic.caseload.choices import choices
from clinic.caseload.languages import language_name
from clinic.caseload.people_catalogue import catalogue
from clinic.checklist.catalogue import core_items
from clinic.foundation.regions import Region
from clinic.plans.plan_texts import place_words

# By "Class.field": the list of choices, or the question (and its column) whose options they are.
LISTS = {
    "ClientFacts.interpreter": "interpreter",
    "ClientFacts.reading_format": "reading_format",
    "ClientFacts.safe_paper": "safe_paper",
    "ClientFacts.safe_ring": "safe_ring",
    "Helper.grown_up": "grown_up",
    "Helper.how_is_it": "how_is_it",
    "Reach.kind": "contact_kind",
    "Reach.ways": "ways",
    "HelpersCall.ways": "ways",
}
QUESTIONS = {
    "ClientFacts.paper_kept": "paper_kept",
    "ClientFacts.stands_first": "stands_first",
    "Agreement.answer": "agreement",
    "Agreement.said_back": "said_back",
    "TimeAlone.choice": "time_alone",
    "Move.going_to_kind": "going_to",
    "Move.sooner": "sooner",
    "HarderDays.safety_plan": "safety_plan",
    "Decisions.proxy": "proxy",
    "Medicines.answer": "medicines_answer",
    "Medicine.change": "medicines.change",
    "Change.filler_kind": "changes.filler_kind",
    "Task.worked": "tasks.worked",
    "Need.status": "needs.status",
    "Appointment.costs": "appointments.costs",
    "WeekAnchor.part": "week.part",
    "WeekAnchor.state": "week.state",
}
PEOPLE: dict[str, Callable[[], Any]] = {
    "Helper.type": lambda: catalogue().types,
    "Helper.hats": lambda: catalogue().hats,
    "Helper.asked": lambda: catalogue().responsibilities,
}
LANGUAGES = frozenset({"ClientFacts.language", "Helper.language"})


@dataclass(frozen=True)
class CodeWords:
    """What codes are called in one plan. `client`: what the client is called."""

    region: Region
    client: str

    def read(self, kind: type, name: str, held: Any) -> Any:
        """What a field of a section or row holds, codes in words; anything else as it is."""
        where = f"{kind.__name__}.{name}"
        if not held or not isinstance(held, str | tuple):
            return held
        known = {} if where in LANGUAGES else labels_of(where)
        return self._read(where, known, held)

    def _read(self, where: str, known: Mapping[str, str], held: Any) -> Any:
        if isinstance(held, tuple):
            return tuple(self._read(where, known, one) for one in held)
        if where in LANGUAGES:
            return language_name(held)
        return self._fill(known[held]) if isinstance(held, str) and held in known else held

    def _fill(self, label: str) -> str:
        ring = self.region.ring_word
        places = {"{name}": self.client, "{ring}": ring, "{Ring}": ring.capitalize()}
        for place, words in places.items():
            label = label.replace(place, words)
        return label


def labels_of(where: str) -> Mapping[str, str]:
    """Label by code of one field, as "Class.field"; none for a field that holds no codes."""
    own: Mapping[str, str] = place_words()["codes"].get(where, {})
    return {one.key: one.label for one in _listed(where)} | dict(own)


def _listed(where: str) -> Any:
    if where in LISTS:
        return choices(LISTS[where])
    if where in PEOPLE:
        return PEOPLE[where]()
    if where not in QUESTIONS:
        return ()
    key, _, column = QUESTIONS[where].partition(".")
    item = core_items()[key]
    return next(one.options for one in item.columns if one.key == column) if column else item.options
