"""What changed between two plans, or two copies, in words: "Changes since plan 2".

Compare copies of one reader where somebody will read it: then nothing is told that they may not have.
Rows are matched by what they are about, so one that only moved has not changed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields
from datetime import date, time
from functools import partial
from typing import Any

from clinic.foundation.days import WEEKDAYS, Hours, date_words, hours_words, time_words
from clinic.foundation.regions import Region, load_region
from clinic.plans.code_words import CodeWords
from clinic.plans.content import DatedCall, DayAndNight, Helper, PlanContent
from clinic.plans.content_people import Reach
from clinic.plans.plan_texts import field_words, section_words
from clinic.plans.readers import holds_key
from clinic.plans.shape import is_row, rebuilt

# Which plan it is says the page itself; keys and codes are read back by the words beside them.
UNTOLD = frozenset(
    {"schema", "edition", "key", "worker_key", "doings", "agreed", "functions", "zone", "region"}
)
# What a row is about: the first of these that it has. Rows alike in it are counted.
ABOUT = ("key", "what", "name", "trouble", "number", "value", "label", "helper", "on")
REPLACED_IN_PLACE = (DatedCall, DayAndNight, Reach)
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")


@dataclass(frozen=True)
class ChangeLine:
    """One difference. `what`: which part of the section, "" for all of it. Before or after may be ""."""

    section: str
    what: str
    before: str
    after: str


def what_changed(old: PlanContent, new: PlanContent) -> tuple[ChangeLine, ...]:
    """Every difference from the old plan to the new, in the order of the new plan."""
    says = sayings_of(new)
    before, after = with_names(old), with_names(new)
    return tuple(
        line
        for one in fields(PlanContent)
        if one.name not in UNTOLD
        for line in says.differences(
            says.read(PlanContent, one.name, getattr(before, one.name)),
            says.read(PlanContent, one.name, getattr(after, one.name)),
            (section_words(one.name),),
        )
    )


def with_names(content: PlanContent, names_of: PlanContent | None = None) -> PlanContent:
    """The plan with names where it held keys of helpers; a helper's own key stays, to be known by.

    `names_of`: the plan whose helpers and client are named, where it isn't this one.
    """
    known = names_of or content
    names = {one.key: one.called or one.name for one in known.helpers}
    named: PlanContent = _named(content, names | {"me": known.client.printed_name})
    return named


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_named(one, names) for one in value)
    return rebuilt(value, partial(_field_named, names)) if is_row(value) else value


def _field_named(names: Mapping[str, str], declared: Field[Any], held: Any) -> Any:
    if not holds_key(declared) or declared.name == "key":
        return _named(held, names)
    if isinstance(held, tuple):
        return tuple(names.get(one, one) for one in held)
    return names.get(held, held)


@dataclass(frozen=True)
class Sayings:
    """How values read in one plan. `client`: what the client is called."""

    region: Region
    client: str

    def read(self, kind: type, name: str, held: Any) -> Any:
        """What a field holds, codes in words."""
        return CodeWords(self.region, self.client).read(kind, name, held)

    def differences(self, old: Any, new: Any, labels: tuple[str, ...]) -> Iterator[ChangeLine]:
        if old == new:
            return
        if is_row(old) and is_row(new):
            for name in _told(new):
                below = (*labels, field_words(type(new), name))
                was, now = (self.read(type(new), name, getattr(one, name)) for one in (old, new))
                yield from self.differences(was, now, below)
        elif _is_table(old) and _is_table(new) and _is_replaced(old, new):
            yield from self.differences(old[0], new[0], labels)
        elif _is_table(old) and _is_table(new):
            yield from self._in_table(old, new, labels)
        elif (before := self.words(old)) != (after := self.words(new)):
            yield ChangeLine(labels[0], ", ".join(labels[1:]), before, after)

    def _in_table(
        self, old: tuple[Any, ...], new: tuple[Any, ...], labels: tuple[str, ...]
    ) -> Iterator[ChangeLine]:
        before, after = _by_subject(old), _by_subject(new)
        for subject in [*after, *(gone for gone in before if gone not in after)]:
            was, now = before.get(subject), after.get(subject)
            if was is None or now is None:
                yield ChangeLine(labels[0], ", ".join(labels[1:]), self.words(was), self.words(now))
            else:
                yield from self.differences(was, now, (*labels, self.title(now)))

    def title(self, row: Any) -> str:
        """What a row is called when one part of it changed."""
        return self.words(row) if isinstance(row, Helper) else self.words(_subject(row))

    def words(self, value: Any) -> str:
        """A value as a person would read it; "" for nothing."""
        if isinstance(value, Helper):
            return value.called or value.name
        if is_row(value):
            told = (self.read(type(value), name, getattr(value, name)) for name in _told(value))
            return ", ".join(said for one in told if one is not False and (said := self.words(one)))
        if isinstance(value, tuple):
            return self._list_words(value)
        return self._single(value)

    def _list_words(self, values: tuple[Any, ...]) -> str:
        if values and all(isinstance(one, Hours) for one in values):
            return hours_words(list(values), long=False, region=self.region)
        return _joined([said for one in values if (said := self.words(one))])

    def _single(self, value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int):  # the only number in a plan is a weekday
            return WEEKDAYS[value]
        if isinstance(value, date):
            return date_words(value, self.region, year=True)
        if isinstance(value, time):
            return time_words(value, long=False)
        return _without_underscores(value) if value else ""


def sayings_of(content: PlanContent) -> Sayings:
    """How values read in this plan."""
    return Sayings(load_region(content.edition.region), content.client.printed_name)


def _joined(said: list[str]) -> str:
    """ "I stop eating; I don't sleep"; after a full stop nothing more is needed."""
    parts = [one if one.endswith((".", "!", "?")) else f"{one};" for one in said[:-1]]
    return " ".join([*parts, *said[-1:]])


def _told(row: Any) -> list[str]:
    return [one.name for one in fields(row) if one.name not in UNTOLD]


def _is_table(value: Any) -> bool:
    return isinstance(value, tuple) and all(is_row(one) for one in value)


def _is_replaced(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    """One number or one first call that became another: told as one change, not as one gone and one new."""
    alone = len(old) == len(new) == 1 and isinstance(new[0], REPLACED_IN_PLACE)
    return alone and _subject(old[0]) != _subject(new[0])


def _subject(row: Any) -> Any:
    held = (getattr(row, name, None) for name in ABOUT)
    return next((value for value in held if value), "")


def _by_subject(rows: tuple[Any, ...]) -> dict[tuple[Any, int], Any]:
    """Rows by what they are about, and by their number among those about the same."""
    found: dict[tuple[Any, int], Any] = {}
    for row in rows:
        about = _subject(row)
        number = sum(1 for other, _ in found if other == about)
        found[(about, number)] = row
    return found


def _without_underscores(value: str) -> str:
    return value.replace("_", " ") if CODE.fullmatch(value) else value
