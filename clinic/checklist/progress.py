"""The single answer to what applies, what is done, what is missing and what is next. From answers only.

Drafts count for nothing. The task list, the check page and the kind of the plan ask here and nowhere else.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from clinic.checklist.conditions import applies, level_of
from clinic.checklist.entries import EMPTY, Answers, Entry
from clinic.checklist.facts import Facts
from clinic.checklist.homes import is_elsewhere
from clinic.checklist.items import Item, Pathway, Step, StepItem
from clinic.checklist.kinds import KINDS

Status = Literal["not_started", "started", "waiting", "answered", "not_needed"]

# Answers, and open needs all the same.
OPEN_WAYS_OUT = ("not_possible", "nobody_yet")


@dataclass(frozen=True)
class StepProgress:
    """Where one step stands. `open_count`: things that its answers leave open."""

    step: Step
    status: Status
    missing: tuple[StepItem, ...]
    open_count: int


@dataclass(frozen=True)
class Missing:
    """A required question without an answer, and the step that asks it."""

    step: Step
    item: Item


@dataclass(frozen=True)
class StepMarks:
    """What holds for steps as a whole: the keys of those saved, and of those marked as not needed.

    Only a step that asks nothing required can be marked as not needed.
    """

    saved: Collection[str] = ()
    not_needed: Collection[str] = ()


def is_answered(item: Item, answers: Answers, facts: Facts) -> bool:
    """An answer, or an honest way out."""
    entry = answers.get(item.key, EMPTY)
    return bool(entry.way_out) or KINDS[item.kind].is_answered(item, entry.value, facts)


def missing_in(step: Step, answers: Answers, facts: Facts) -> tuple[StepItem, ...]:
    """The questions of one step that apply, are required with these answers to others, and have none."""
    return tuple(
        asked
        for asked in step.items
        if level_of(asked, answers) == "required"
        and applies(asked.item, answers)
        and not is_answered(asked.item, answers, facts)
    )


def missing(pathway: Pathway, answers: Answers, facts: Facts) -> tuple[Missing, ...]:
    """Every required question of the walk without an answer, in order. Nothing missing: it is a plan."""
    return tuple(
        Missing(step, asked.item) for step in pathway.steps for asked in missing_in(step, answers, facts)
    )


def progress(step: Step, answers: Answers, facts: Facts, marks: StepMarks) -> StepProgress:
    """Where one step stands."""
    lacking = missing_in(step, answers, facts)
    asked = [one.item for one in step.items if applies(one.item, answers)]
    open_count = sum(count_open(item, answers, facts) for item in asked)
    return StepProgress(step, _status(step, asked, lacking, answers, facts, marks), lacking, open_count)


def all_progress(
    pathway: Pathway, answers: Answers, facts: Facts, marks: StepMarks
) -> tuple[StepProgress, ...]:
    """Where each step stands, in the order of the walk."""
    return tuple(progress(step, answers, facts, marks) for step in pathway.steps)


def count_open(item: Item, answers: Answers, facts: Facts) -> int:
    """How many things the answer to one item leaves open."""
    entry = answers.get(item.key, EMPTY)
    if entry.way_out:
        return int(entry.way_out in OPEN_WAYS_OUT)
    return KINDS[item.kind].count_open(item, entry.value, facts)


def next_step(pathway: Pathway, after: str) -> Step | None:
    """The step that follows this one in the walk, or None after the last."""
    keys = [step.key for step in pathway.steps]
    place = keys.index(after) + 1
    return pathway.steps[place] if place < len(keys) else None


def _status(
    step: Step,
    asked: list[Item],
    lacking: tuple[StepItem, ...],
    answers: Answers,
    facts: Facts,
    marks: StepMarks,
) -> Status:
    if step.key in marks.not_needed or not asked:
        return "not_needed"
    if not _is_begun(step, asked, answers, facts, marks):
        return "not_started"
    waiting = [item for item in asked if _is_waiting(item, answers, facts)]
    if any(one.item not in waiting for one in lacking):
        return "started"
    return "waiting" if waiting else "answered"


def _is_begun(step: Step, asked: list[Item], answers: Answers, facts: Facts, marks: StepMarks) -> bool:
    """Saved, or answered on another page, or all that it must ask is known already."""
    written = any(_is_written(item, answers.get(item.key, EMPTY)) for item in asked)
    must = any(level_of(one, answers) == "required" and applies(one.item, answers) for one in step.items)
    return step.key in marks.saved or written or (must and not missing_in(step, answers, facts))


def _is_written(item: Item, entry: Entry) -> bool:
    """Said on a page of the walk: a value that merely stands elsewhere begins no step."""
    return not entry.is_empty and not (is_elsewhere(item) and entry.version == 0)


def _is_waiting(item: Item, answers: Answers, facts: Facts) -> bool:
    return KINDS[item.kind].is_waiting(item, answers.get(item.key, EMPTY).value, facts)
