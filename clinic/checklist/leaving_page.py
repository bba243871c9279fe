""" "Your leaving" as a form: the items of its one step, kept on the worker's departure."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from clinic.checklist.facts import Facts
from clinic.checklist.homes import home_entry
from clinic.checklist.items import StepItem
from clinic.checklist.kind_forms import KIND_FORMS, Asked, ItemForm
from clinic.checklist.kinds import KINDS
from clinic.checklist.pathways import resolve
from clinic.web.forms import BaseForm, Problem

NEEDED_DAY = "Write your last working day. Everything else can wait."
AFTER_LAST = "This is after your last working day."


class LeavingPage:
    """The page's parts, in order."""

    def __init__(self, base: BaseForm, parts: tuple[ItemForm, ...]) -> None:
        self.base = base
        self.parts = parts

    def validate(self) -> bool:
        """Shape, and the one day that nothing can do without."""
        sound = [self.base.validate(), *(part.validate() for part in self.parts)]
        self._check_days()
        return all(sound) and not self.summary()

    def summary(self) -> list[Problem]:
        """Everything that is wrong, in the order of the page."""
        return [*self.base.summary(), *(problem for part in self.parts for problem in part.problems())]

    def columns(self) -> dict[str, Any]:
        """What was said, as columns of the departure."""
        return {part.item.column or part.item.key: _plain(part) for part in self.parts}

    def stored_words(self) -> dict[str, str]:
        """What is stored now, by question."""
        return {
            part.label: "\n".join(
                KINDS[part.item.kind].read_back(part.item, part.asked.entry.value, part.facts)
            )
            for part in self.parts
        }

    def _check_days(self) -> None:
        last = self._field("last_working_day")
        if last.data is None and not last.errors:
            last.errors = [NEEDED_DAY]
        for key in ("last_client_day", "away_from"):
            field = self._field(key)
            if last.data and field.data and field.data > last.data:
                field.errors = [AFTER_LAST]

    def _field(self, key: str) -> Any:
        return next(part.form.date for part in self.parts if part.item.key == key)


def leaving_page(facts: Facts, formdata: Any, site_dir: Path | None) -> LeavingPage:
    """The form of the viewer's own leaving, as it is stored or as it was sent."""
    version = facts.departure.version if facts.departure else 0
    base = (
        BaseForm(formdata) if formdata is not None else BaseForm(None, data={"opened_version": str(version)})
    )
    return LeavingPage(base, tuple(_parts(facts, formdata, site_dir)))


def _parts(facts: Facts, formdata: Any, site_dir: Path | None) -> Iterator[ItemForm]:
    for asked in _asked(site_dir):
        entry = home_entry(asked.item, facts)
        yield KIND_FORMS[asked.item.kind](Asked(asked.item, asked.level, facts, entry), formdata)


def _asked(site_dir: Path | None) -> tuple[StepItem, ...]:
    return resolve("leaving_once", site_dir).steps[0].items


def _plain(part: ItemForm) -> Any:
    """The value of a part as its column takes it."""
    data = next(iter(part.form)).data
    if part.key == "colleague":
        return UUID(data) if data else None
    return data or (None if part.key == "date" else "")
