"""The two halves of the support map as lists: who stands in which, in which order, and how it is said."""

from dataclasses import dataclass
from datetime import date

from clinic.plans.content import Helper, PlanContent
from clinic.plans.first_calls import first_calls
from clinic.plans.helper_words import is_paid, listed, sign_of
from clinic.plans.relations import relation_words
from clinic.plans.wording import Wording, message

MOST_DRAWN = 7
HALVES = {
    True: (message("People I know"), message("not paid")),
    False: (message("People whose job it is"), message("paid")),
}


@dataclass(frozen=True)
class MapEntry:
    """One person of the list that says the same as the drawing. `letters`: what stands inside the sign."""

    key: str
    letters: str
    words: str


@dataclass(frozen=True)
class MapSide:
    """One half. `drawn` at most seven, `more` the rest; `none` says in words that there is nobody yet.

    `about`: paid or not paid.
    """

    title: str
    about: str
    drawn: tuple[MapEntry, ...]
    more: tuple[MapEntry, ...]
    none: str


def people_of(content: PlanContent, on: date) -> tuple[list[Helper], list[Helper]]:
    """(people I know, people whose job it is) on the map and in the lists, the first call at the top.

    Who stepped back, or leaves on a known day, is not there: the map shows what stays.
    """
    shown = [one for one in content.helpers if one.answer != "stepped_back" and one.until_on is None]
    first = first_calls(content, on)[0].helper
    shown.sort(key=lambda one: one != first)
    return [one for one in shown if not is_paid(one)], [one for one in shown if is_paid(one)]


def side_of(title: str, on_left: bool, people: list[Helper], start: int, wording: Wording) -> MapSide:
    """One half in words. `start`: the number of its first sign where signs hold numbers; else 0."""
    entries = [
        MapEntry(
            one.key,
            str(start + place) if start else sign_of(one).letters,
            listed([part for part in (one.name, relation_words(one, wording)) if part], wording),
        )
        for place, one in enumerate(people)
    ]
    none_words = "" if people else wording.label("No one yet")
    said, about = wording.label(title), wording.label(HALVES[on_left][1])
    return MapSide(said, about, tuple(entries[:MOST_DRAWN]), tuple(entries[MOST_DRAWN:]), none_words)
