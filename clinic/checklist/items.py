"""The item is the unit: one definition each, as data; steps and screens are lists of item keys.

Values saved by kind (plain JSON; dates ISO, times "HH:MM", persons by key):

    line, words   {"text": str, "said_by"?: "client" | "carer" | "worker", "substance"?: "yes"}
    choice        {"choice": option key, "detail"?: str}
    ticks         {"ticks": [option keys], "other"?: str}
    date          {"date": str}
    rows          {"rows": [{"id": str, column key: str, ...}]}
    person        {"person": key | "none" | "", "other"?: str, "until"?: date}
    confirm       {"confirmed": "yes" | "no"}  ("no" only where `other` offers it)

Kinds with rows of their own write to the caseload; their answer row says that the question was answered, when
and by whom, and little else:

    record        {"confirmed": "yes"}
    safe          {"choice": "yes" | "no" | "with_care", "detail"?: str}
    first_choice  {"person": key | "none" | "", "words"?: str, "agrees"?: "yes"}
    point_person, backup   {"person": key | "none"}
    people, never_ring     {"choice": "some" | "none"}
    askings, consents      {"confirmed": "yes"}
    first_call    {"date": str}
    said_back     {"rows": [{"id": option key, "result": "pass" | "again"}]}
    copies        {"ticks": [keys of persons]}
    colleague     {"colleague": id of a worker of this clinic} (in `leaving_once` alone)
"""

from dataclasses import dataclass
from typing import Literal

Level = Literal["required", "warns", "optional"]
Moment = Literal["before", "checkin", "good"]
WayOut = Literal["rather_not", "not_possible", "nobody_yet", "not_needed"]


@dataclass(frozen=True)
class Option:
    """One answer of a choice or tick item. `detail`: label of the line that it opens, "" for none."""

    key: str
    label: str
    hint: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Column:
    """One field of a row. `kind`: line, words, choice, date, time, person, tick, phone.

    A person column offers the people of the client, and its own `options` beside them ("me", "stops").
    A tick holds "yes" or "".
    """

    key: str
    kind: str
    label: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False  # a row without it is refused with words


@dataclass(frozen=True)
class Item:
    """One question. `source`: the standard, the article or the judgement that it comes from.

    `saves`: where its value lives: answer; client, transition, departure (in `column`); people (in `column`
    of the point person, or in rows of the kind's own). `column`: "" means the item's key.
    `readers`: who may find the answer on paper (client, supporter, worker); none: it is never printed.
    `label`, `hint` and `read_back` may hold {name} (the client), {worker}, {new_worker}.
    `other`: label of a line for an answer not in the list (ticks, person), or of a confirm's other answer.
    `until`: label of a date beside a person ("" for none). `can_be_nobody`: offers "No one right now".
    `applies`: "" or a condition, as `clinic.checklist.conditions` reads them (asked only then).
    `limit`: a name in foundation.limits. `can_be_substance`: it asks whether this shows treatment for alcohol
    or drugs (a list asks it of each row, in a column `substance`).
    """

    key: str
    kind: str
    label: str
    read_back: str
    source: str
    readers: tuple[str, ...]
    hint: str = ""
    saves: str = "answer"
    column: str = ""
    ways_out: tuple[WayOut, ...] = ()
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    other: str = ""
    until: str = ""
    can_be_nobody: bool = False
    presets: str = ""  # a list in presets.toml: the rows it opens with
    applies: str = ""
    limit: str = ""
    said_by: bool = False
    starters: bool = False  # offers the sentence starters
    can_be_substance: bool = False
    is_core: bool = True


@dataclass(frozen=True)
class StepItem:
    """An item at its place in a step: how strongly it is asked here, and by when it matters.

    `required_when`: a condition under which it is required, whatever its level ("" for none).
    """

    item: Item
    level: Level
    moment: Moment
    required_when: str = ""


@dataclass(frozen=True)
class Step:
    """One screen of the walk. `alone`: asked with nobody else in the room.

    `minutes`: an estimate, for the whole step or for each of `per` ("call").
    """

    key: str
    title: str
    minutes: int
    in_room: str
    alone: bool
    items: tuple[StepItem, ...]
    intro: str = ""
    per: str = ""


@dataclass(frozen=True)
class Group:
    """Where the work happens: "Talk with Sam", "Ask the people", ..."""

    key: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Pathway:
    """An ordered walk, resolved (core plus a site's overrides)."""

    key: str
    title: str
    groups: tuple[Group, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in order."""
        return tuple(step for group in self.groups for step in group.steps)

    def step(self, key: str) -> Step | None:
        """The step with this key, or None."""
        return next((step for step in self.steps if step.key == key), None)
