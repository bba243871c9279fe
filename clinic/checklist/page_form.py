"""A page of the walk as a form: the base form, and the fields of each item that is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic.checklist.actions import Page
from clinic.checklist.conditions import applies, level_of, split_condition
from clinic.checklist.defaults import default_value
from clinic.checklist.entries import EMPTY, Entry
from clinic.checklist.items import Item, StepItem
from clinic.checklist.kind_forms import KIND_FORMS, Asked, ItemForm
from clinic.checklist.opening_rows import opening_rows
from clinic.checklist.queries import SavedStep, Walk
from clinic.web.fields import Choice, Option, Tick
from clinic.web.forms import BaseForm, Problem

ASKED = "asked"  # names each item that stood on the page: what did not stand there is left as it was


class WalkForm(BaseForm):
    """What holds for the page as a whole."""

    asked_alone = Choice(
        "Were you alone with {name}?",
        options=[Option("yes", "Yes"), Option("no", "No, somebody was there")],
    )
    not_needed = Tick("This step isn’t needed")


class PageForm:
    """The forms of one page. `parts`: one for each item, in order."""

    def __init__(self, base: WalkForm, parts: Iterable[ItemForm]) -> None:
        self.base = base
        self.parts = tuple(parts)

    def validate(self, formdata: Any) -> bool:
        """Every part's checks, so that all that is wrong is said at once."""
        sound = [self.base.validate(), *(part.validate() for part in self.sent(formdata))]
        return all(sound)

    def press(self, formdata: Any) -> bool:
        """Do what a button of one of the lists asks. False when none was pressed."""
        pressed = [part.press(formdata) for part in self.parts if hasattr(part, "press")]
        return any(pressed)

    def sent(self, formdata: Any) -> tuple[ItemForm, ...]:
        """The parts that stood on the page that was sent."""
        asked = set(formdata.getlist(ASKED))
        return tuple(part for part in self.parts if part.item.key in asked)

    def entries(self, formdata: Any) -> dict[str, Entry]:
        """What was said, by item key."""
        return {part.item.key: part.entry() for part in self.sent(formdata)}

    def summary(self) -> list[Problem]:
        """Everything that is wrong, in the order of the page."""
        return [*self.base.summary(), *(problem for part in self.parts for problem in part.problems())]


@dataclass(frozen=True)
class Opening:
    """What the parts of a page open with."""

    on_page: Mapping[str, Item]
    formdata: Any
    columns: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, Mapping[str, Any]]
    site_dir: Path | None


def page_form(
    walk: Walk,
    page: Page,
    *,
    formdata: Any = None,
    columns: Mapping[str, tuple[str, ...]] | None = None,
    defaults: Mapping[str, Mapping[str, Any]] | None = None,
    site_dir: Path | None = None,
) -> PageForm:
    """The form of a page's items. `formdata`: what was sent, or a draft; None to show what is stored.

    `columns`: of lists that this page asks only in part. `defaults`: of this page, beside those of the rules.
    """
    on_page = {one.item.key: one.item for one in page.items}
    shown = [one for one in page.items if _may_apply(one.item, on_page, walk)]
    opening = Opening(on_page, formdata, columns or {}, defaults or {}, site_dir)
    return PageForm(_base(walk, page, formdata), (_part(walk, one, opening) for one in shown))


def _base(walk: Walk, page: Page, formdata: Any) -> WalkForm:
    saved = walk.saved.get(page.key, SavedStep())
    stored = {
        "opened_version": str(walk.version(page.key, page.items)),
        "not_needed": saved.not_needed,
        "asked_alone": saved.asked_alone,
    }
    base = WalkForm(None, data=stored) if formdata is None else WalkForm(formdata)
    base.asked_alone.label.text = walk.facts.fill(base.asked_alone.label.text)
    return base


def _may_apply(item: Item, on_page: Mapping[str, Item], walk: Walk) -> bool:
    """Asked now, or after an answer that can be given on this very page."""
    return applies(item, walk.answers) or split_condition(item.applies)[0] in on_page


def _part(walk: Walk, asked: StepItem, opening: Opening) -> ItemForm:
    item = asked.item
    by_rule = default_value(item.key, walk.facts, walk.answers)
    return KIND_FORMS[item.kind](
        Asked(
            item=item,
            level=level_of(asked, walk.answers),
            facts=walk.facts,
            entry=walk.answers.get(item.key, EMPTY),
            columns=opening.columns.get(item.key, ()),
            presets=opening_rows(item, walk.facts, opening.site_dir),
            default=opening.defaults.get(item.key, by_rule),
            hangs_on=_hangs_on(item, opening.on_page, walk),
        ),
        opening.formdata,
    )


def _hangs_on(item: Item, on_page: Mapping[str, Item], walk: Walk) -> str:
    """Which answer on the page opens an item: "Only if: A shelter, A car"."""
    key, wanted = split_condition(item.applies)
    other = on_page.get(key)
    if other is None:
        return ""
    labels = [walk.facts.fill(option.label) for option in other.options if option.key in wanted]
    if not labels:
        said = {"some": "there is an answer to", "none": "nobody is named in", "no": "it is not so:"}
        labels = [f"{said[value]} “{walk.facts.fill(other.read_back)}”" for value in sorted(wanted)]
    return f"Only if {' or '.join(labels)}"
