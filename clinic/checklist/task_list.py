"""The task list of a walk as plain values: groups, where each step stands, what is open before leaving."""

from dataclasses import dataclass

from clinic.checklist.items import Group, Step
from clinic.checklist.progress import Missing, Status, StepProgress, missing, progress
from clinic.checklist.queries import Walk
from clinic.checklist.wording import words
from clinic.foundation.days import days_between

AT_MOST = 5
DONE: tuple[Status, ...] = ("answered", "not_needed")
LOOKS: dict[Status, str] = {
    "not_started": "waiting",
    "started": "started",
    "waiting": "started",
    "answered": "done",
    "not_needed": "quiet",
}


@dataclass(frozen=True)
class Task:
    """One step. `status`: with what its answers leave open; `look`: how it is drawn; `note`: what is left.

    `is_done`: answered or not needed, and nothing open.
    """

    key: str
    title: str
    status: str
    look: str
    note: str
    minutes: str
    in_room: str
    alone: bool
    is_done: bool


@dataclass(frozen=True)
class TaskGroup:
    """Where the work happens, with its minutes in all."""

    title: str
    minutes: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class OpenQuestion:
    """A required question without an answer, and the step that asks it."""

    step_key: str
    item_key: str
    label: str


@dataclass(frozen=True)
class TaskList:
    """`states`: one word per step, in order. `days_left`: None without a leaving day, negative after it.

    `left_open`: how many things the answers leave open.
    """

    groups: tuple[TaskGroup, ...]
    states: tuple[str, ...]
    answered: int
    count: int
    open_first: tuple[OpenQuestion, ...]
    open_rest: tuple[OpenQuestion, ...]
    left_open: int
    days_left: int | None


def task_list(walk: Walk, *, only_open: bool = False) -> TaskList:
    """The task list of a walk. `only_open`: without the steps that are done."""
    there = {step.key: progress(step, walk.answers, walk.facts, walk.marks) for step in walk.pathway.steps}
    groups = [_group(group, there, walk, only_open) for group in walk.pathway.groups]
    still = [_open(one, walk) for one in missing(walk.pathway, walk.answers, walk.facts)]
    leaving = walk.transition.leaving_on
    return TaskList(
        groups=tuple(group for group in groups if group.tasks),
        states=tuple(one.status for one in there.values()),
        answered=sum(one.status in DONE for one in there.values()),
        count=len(there),
        open_first=tuple(still[:AT_MOST]),
        open_rest=tuple(still[AT_MOST:]),
        left_open=sum(_left_open(one) for one in there.values()),
        days_left=days_between(walk.facts.today, leaving) if leaving else None,
    )


def _group(group: Group, there: dict[str, StepProgress], walk: Walk, only_open: bool) -> TaskGroup:
    tasks = [_task(there[step.key], walk) for step in group.steps]
    shown = tuple(task for task in tasks if not (only_open and task.is_done))
    return TaskGroup(walk.facts.fill(group.title), sum(step.minutes for step in group.steps), shown)


def _task(there: StepProgress, walk: Walk) -> Task:
    step = there.step
    holds_open = there.status == "answered" and _left_open(there) > 0
    said = words(f"step.{there.status}")
    return Task(
        key=step.key,
        title=walk.facts.fill(step.title),
        status=f"{said}. {_open_words(there)}" if holds_open else said,
        look="started" if holds_open else LOOKS[there.status],
        note="" if holds_open else _note(there, walk),
        minutes=minutes_words(step),
        in_room=walk.facts.fill(step.in_room),
        alone=step.alone,
        is_done=there.status in DONE and not holds_open,
    )


def _left_open(there: StepProgress) -> int:
    return 0 if there.status == "not_needed" else there.open_count


def _open_words(there: StepProgress) -> str:
    """ "1 thing still open.", "8 things still open."."""
    return words("open.one" if there.open_count == 1 else "open.many").format(count=there.open_count)


def _note(there: StepProgress, walk: Walk) -> str:
    """What is still open; or else, for a step with one, its first answer in a few words."""
    if _left_open(there):
        return _open_words(there)
    if there.status == "started" and there.missing:
        first = walk.facts.fill(there.missing[0].item.read_back)
        rest = len(there.missing) - 1
        return f"Still to ask: {first}" + (f", and {rest} more" if rest else "")
    return ""


def minutes_words(step: Step) -> str:
    """ "2 min", "2 min a call"."""
    return f"{step.minutes} min a {step.per}" if step.per else f"{step.minutes} min"


def _open(one: Missing, walk: Walk) -> OpenQuestion:
    return OpenQuestion(one.step.key, one.item.key, walk.facts.fill(one.item.label))
