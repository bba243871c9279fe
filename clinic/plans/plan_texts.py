"""Every text of a plan with the place where it stands, in words that a worker finds on screen and paper.

The words for places are data: `checklist/data/plan_places.toml` (a section each, a label each).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.content_care import Appointment, DayContact
from clinic.plans.content_people import Begun, Helper
from clinic.plans.name_search import Written, written
from clinic.plans.readers import Reader, holds_key, readers_of
from clinic.plans.shape import is_row

# Fields that say who is there, and the field of the same row that says on which day.
DAY_OF: dict[tuple[type, str], str] = {
    (Helper, "first_visit_with"): "first_visit_on",
    (Appointment, "with_who"): "on",
    (Appointment, "who_comes"): "on",
    (Begun, "who"): "on",
    (Begun, "first_time_with"): "on",
    (DayContact, "words"): "on",
}


@dataclass(frozen=True)
class Text:
    """One typed text. `path`: field names from the plan down; `helper`: key of the Helper whose it is.

    `day`: on which day it happens, for texts that say who is there on a day.
    """

    words: str
    path: tuple[str, ...]
    labels: tuple[str, ...]
    helper: str = ""
    helper_name: str = ""
    only_for_worker: bool = False
    day: date | None = None

    @cached_property
    def searchable(self) -> Written:
        """The words made ready to look for names in."""
        return written(self.words)

    @property
    def section(self) -> str:
        """The field of PlanContent that it stands in."""
        return self.path[0]

    @property
    def place(self) -> str:
        """Where it stands: "When things get harder: how it starts", "People: Rosa, in their own words"."""
        closer = ", ".join([*([self.helper_name] if self.helper_name else []), *self.labels[1:]])
        return f"{self.labels[0]}: {closer}" if closer else self.labels[0]


@cache
def place_words() -> dict[str, dict[str, Any]]:
    """Section titles by field of PlanContent (`sections`); by "Class.field" labels (`fields`) and `codes`."""
    words = tomllib.loads((files("clinic.checklist") / "data" / "plan_places.toml").read_text("utf-8"))
    return {"sections": words["sections"], "fields": words["fields"], "codes": words["codes"]}


def section_words(section: str) -> str:
    """The title of a section of the plan; its own name where it has none."""
    return str(place_words()["sections"].get(section, section.replace("_", " ")))


def field_words(kind: type, name: str) -> str:
    """What a field is called; its own name where the catalogue has no label."""
    return str(place_words()["fields"].get(f"{kind.__name__}.{name}", name.replace("_", " ")))


def texts(content: PlanContent) -> Iterator[Text]:
    """Every text that somebody may read, never a helper's key. In the order of the plan."""
    for one in fields(content):
        if holds_key(one):
            continue
        start = Text("", (one.name,), (section_words(one.name),), only_for_worker=_is_for_worker(one))
        yield from _texts(getattr(content, one.name), start)


def _texts(value: Any, at: Text) -> Iterator[Text]:
    if isinstance(value, str):
        if value:
            yield replace(at, words=value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, at)
    elif is_row(value):
        yield from _texts_of_row(value, at)


def _texts_of_row(row: Any, at: Text) -> Iterator[Text]:
    if isinstance(row, Helper):
        at = replace(at, helper=row.key, helper_name=row.called or row.name)
    for one in fields(row):
        if holds_key(one):
            continue
        below = replace(
            at,
            path=(*at.path, one.name),
            labels=(*at.labels, field_words(type(row), one.name)),
            only_for_worker=at.only_for_worker or _is_for_worker(one),
            day=_day_of(row, one.name),
        )
        yield from _texts(getattr(row, one.name), below)


def _day_of(row: Any, name: str) -> date | None:
    dated = DAY_OF.get((type(row), name))
    day: date | None = getattr(row, dated) if dated else None
    return day


def _is_for_worker(declared: Field[Any]) -> bool:
    return readers_of(declared) <= {Reader.WORKER}
