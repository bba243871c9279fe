"""Every answer of a walk read back in words, for the check page."""

from dataclasses import dataclass

from clinic.checklist.conditions import applies
from clinic.checklist.defaults import default_value
from clinic.checklist.entries import EMPTY
from clinic.checklist.items import Item, Step
from clinic.checklist.kinds import KINDS
from clinic.checklist.progress import missing_in
from clinic.checklist.queries import Walk
from clinic.checklist.wording import words

NEEDS_REASON = ("not_possible", "nobody_yet")


@dataclass(frozen=True)
class ReadBack:
    """One question and its answer. `state`: answered, missing (required, not answered), by_rule, empty."""

    item_key: str
    question: str
    lines: tuple[str, ...]
    state: str


def read_back(walk: Walk, step: Step) -> tuple[ReadBack, ...]:
    """The questions of a step that apply, each with its answer in words."""
    lacking = {asked.item.key for asked in missing_in(step, walk.answers, walk.facts)}
    items = [asked.item for asked in step.items if applies(asked.item, walk.answers)]
    return tuple(_row(walk, item, item.key in lacking) for item in items)


def answer_lines(walk: Walk, item: Item) -> tuple[str, ...]:
    """The answer to one item, or the way out that was taken, a line each."""
    entry = walk.answers.get(item.key, EMPTY)
    if not entry.way_out:
        return KINDS[item.kind].read_back(item, entry.value, walk.facts)
    said = walk.facts.fill(words(f"way_out.{entry.way_out}"))
    if entry.way_out in NEEDS_REASON:
        return (said.removesuffix("…").rstrip() + f" {entry.because}",)
    return (said,)


def _row(walk: Walk, item: Item, is_lacking: bool) -> ReadBack:
    lines, question = answer_lines(walk, item), walk.facts.fill(item.read_back)
    if lines or is_lacking:
        return ReadBack(item.key, question, lines, "missing" if is_lacking else "answered")
    by_rule = KINDS[item.kind].read_back(item, default_value(item.key, walk.facts, walk.answers), walk.facts)
    return ReadBack(item.key, question, by_rule, "by_rule" if by_rule else "empty")
