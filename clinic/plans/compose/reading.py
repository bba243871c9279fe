"""Reading answers for paper: only those that apply, ways out in words, people by the keys of helpers.

A way out never becomes a blank where words stand, and never a sentence in the client's mouth.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from clinic.caseload.person_view import PersonView
from clinic.checklist.conditions import applies
from clinic.checklist.entries import EMPTY, Entry
from clinic.checklist.items import Item, Option
from clinic.checklist.wording import words
from clinic.plans.compose.sources import Sources

NOBODY = ("", "none")
# What a person cell may hold beside the people of the client.
SELF, STOPS, WORKER = "me", "stops", "worker"
LEAVER_KEY = "worker"


@dataclass(frozen=True)
class Cells:
    """One row of an answer."""

    row: Mapping[str, Any]
    reading: "Reading"
    item: Item

    def text(self, key: str) -> str:
        """A cell as it was typed."""
        return str(self.row.get(key) or "")

    def day(self, key: str) -> date | None:
        """A date cell."""
        return as_day(self.row.get(key))

    def time(self, key: str) -> time | None:
        """A time cell."""
        return time.fromisoformat(self.text(key)) if self.text(key) else None

    def is_ticked(self, key: str) -> bool:
        """A tick."""
        return self.text(key) == "yes"

    def label(self, key: str) -> str:
        """A choice cell in words."""
        options = next((column.options for column in self.item.columns if column.key == key), ())
        return self.reading.option_words(options, self.text(key))

    def helper(self, key: str) -> str:
        """A person cell as a helper's key; "me", "stops" stay as they are."""
        return self.reading.helper_key(self.text(key))

    def who(self, key: str) -> str:
        """A person cell in words: what the client calls them."""
        return self.reading.name_of(self.text(key))


@dataclass(frozen=True)
class Reading:
    """The answers of one walk. `answers`: those that apply. `names`: what stands for {name}, {worker}, ..."""

    items: Mapping[str, Item]
    answers: Mapping[str, Entry]
    people: Mapping[str, PersonView]
    names: Mapping[str, str]
    worker_key: str

    def entry(self, key: str) -> Entry:
        """The answer to an item; an empty one when it was not asked, not answered or does not apply."""
        return self.answers.get(key, EMPTY)

    def fill(self, text: str) -> str:
        """A text of the checklist with the names in it."""
        for place, name in self.names.items():
            text = text.replace(place, name)
        return text

    def way_out(self, key: str) -> str:
        """A way out in words that any reader may find on paper; "" when there is none."""
        return _way_out_words(self.entry(key))

    def text(self, key: str) -> str:
        """Words as typed, or the way out in words."""
        return self.own_words(key) or self.way_out(key)

    def own_words(self, key: str) -> str:
        """Words as typed. A way out gives none: nobody is quoted with what they did not say."""
        return str(self.entry(key).value.get("text") or "")

    def lines(self, key: str) -> tuple[str, ...]:
        """One thing on each line."""
        return tuple(line.strip() for line in self.text(key).splitlines() if line.strip())

    def day(self, key: str) -> date | None:
        """A date."""
        return as_day(self.entry(key).value.get("date"))

    def choice(self, key: str) -> str:
        """The key of the option that was chosen."""
        return str(self.entry(key).value.get("choice") or "")

    def detail(self, key: str) -> str:
        """The line that an option opened."""
        return str(self.entry(key).value.get("detail") or "")

    def choice_words(self, key: str) -> str:
        """The chosen option and its line in words, or the way out."""
        item = self.items.get(key)
        label = self.option_words(item.options, self.choice(key)) if item else ""
        return ": ".join(part for part in (label, self.detail(key)) if part) or self.way_out(key)

    def option_words(self, options: tuple[Option, ...], key: str) -> str:
        """An option's label with the names in it."""
        return self.fill(next((option.label for option in options if option.key == key), ""))

    def ticked(self, key: str) -> tuple[str, ...]:
        """Keys of ticked options, in the order of the list."""
        ticks = set(self.entry(key).value.get("ticks") or ())
        item = self.items.get(key)
        return tuple(option.key for option in item.options if option.key in ticks) if item else ()

    def tick_words(self, key: str) -> tuple[str, ...]:
        """Ticked options in words, and the one that is not in the list."""
        item = self.items.get(key)
        labels = [self.option_words(item.options, tick) for tick in self.ticked(key)] if item else []
        return tuple(one for one in (*labels, str(self.entry(key).value.get("other") or "")) if one)

    def is_confirmed(self, key: str) -> bool | None:
        """Yes, no, or None when it was not answered."""
        return {"yes": True, "no": False}.get(str(self.entry(key).value.get("confirmed") or ""))

    def helper(self, key: str) -> str:
        """The helper's key of a person that was named; "" for nobody, and for somebody named in words."""
        return self.helper_key(str(self.entry(key).value.get("person") or ""))

    def who(self, key: str) -> str:
        """Somebody in words: a person, somebody or something else, or who it is until then."""
        entry = self.entry(key)
        named = self.name_of(str(entry.value.get("person") or "")) or str(entry.value.get("other") or "")
        return named or (entry.because if entry.way_out == "nobody_yet" else "")

    def until(self, key: str) -> date | None:
        """The date beside a person."""
        return as_day(self.entry(key).value.get("until"))

    def helper_key(self, stored: str) -> str:
        """A stored person key as the key of a helper. Whoever was taken off the list is nobody."""
        if stored == WORKER:
            return self.worker_key
        return stored if stored in self.people or stored in (SELF, STOPS) else ""

    def name_of(self, stored: str) -> str:
        """A stored person key in words: what the client calls them, or their name."""
        if stored in (SELF, WORKER):
            return self.names["{name}"] if stored == SELF else self.names["{worker}"]
        person = self.people.get(stored)
        return (person.called or person.name) if person else ""

    def rows(self, key: str) -> Iterator[Cells]:
        """The rows of a list."""
        for row in self.entry(key).value.get("rows") or ():
            yield Cells(row, self, self.items[key])


def as_day(stored: object) -> date | None:
    """A stored ISO date."""
    return date.fromisoformat(str(stored)) if stored else None


def _way_out_words(entry: Entry) -> str:
    if not entry.way_out:
        return ""
    if entry.way_out in ("not_possible", "nobody_yet"):
        shape = words(f"way_out_on_paper.{entry.way_out}{'' if entry.because else '_bare'}")
        return shape.format(because=entry.because)
    return words(f"way_out_on_paper.{entry.way_out}")


def read(sources: Sources) -> Reading:
    """The answers of these sources, ready to be read."""
    items = {asked.item.key: asked.item for step in sources.pathway.steps for asked in step.items}
    people = {person.key: person for person in sources.people}
    answers = {key: entry for key, entry in sources.answers.items() if _counts(items.get(key), sources)}
    return Reading(items, answers, people, _names(sources, answers, people), _worker_key(sources))


def _counts(item: Item | None, sources: Sources) -> bool:
    """An answer to a question that does not apply any more must not reach the paper."""
    return item is not None and applies(item, sources.answers)


def _names(
    sources: Sources, answers: Mapping[str, Entry], people: Mapping[str, PersonView]
) -> Mapping[str, str]:
    next_worker = people.get(str(answers.get("new_worker", EMPTY).value.get("person") or ""))
    return {
        "{name}": sources.client.printed_name,
        "{worker}": sources.worker.name,
        "{new_worker}": next_worker.name if next_worker else "the new worker",
    }


def _worker_key(sources: Sources) -> str:
    """The helper's key of the worker: their own entry among the people; one who leaves always has one."""
    person = sources.person_of(sources.worker.id)
    if person:
        return person.key
    return LEAVER_KEY if sources.is_worker_leaving else ""
