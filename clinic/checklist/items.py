"""The item is the unit: one definition each, as data; steps and screens are lists of item keys.

Values saved by kind (plain JSON; dates ISO, times "HH:MM", persons by key):

    line, words   {"text": str, "said_by"?: "client" | "carer" | "worker"}
    choice        {"choice": option key, "detail"?: str}
    ticks         {"ticks": [option keys], "other"?: str}
    date          {"date": str}
    rows          {"rows": [{"id": str, column key: str, ...}]}
    person        {"person": key | "none", "stand_in"?: key, "until"?: date}
    confirm       {"confirmed": "yes"}

Kinds with rows of their own (`record`, `people`, `askings`, `never_ring`, `consents`, ...) write to the
caseload; their answer row only says that the question was answered, when and by whom.
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
    """One field of a row. `kind`: line, words, choice, date, time, person, tick, phone."""

    key: str
    kind: str
    label: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False  # a row without it is refused with words


@dataclass(frozen=True)
class Item:
    """One question. `saves`: where its value lives (answer, client, people); `source`: the standard it comes from.

    `label`, `hint` and `read_back` may hold {name} (the client), {worker}, {new_worker}.
    `applies`: "" or "other_item=option,option" (asked only then). `limit`: a name in foundation.limits.
    """

    key: str
    kind: str
    label: str
    read_back: str
    source: str
    readers: tuple[str, ...]
    hint: str = ""
    saves: str = "answer"
    ways_out: tuple[WayOut, ...] = ()
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    presets: str = ""  # a list in presets.toml that opens with the rows
    applies: str = ""
    limit: str = ""
    said_by: bool = False
    can_be_substance: bool = False
    is_core: bool = True


@dataclass(frozen=True)
class StepItem:
    """An item at its place in a step: how strongly it is asked here, and by when it matters."""

    item: Item
    level: Level
    moment: Moment


@dataclass(frozen=True)
class Step:
    """One screen of the walk. `alone`: asked with nobody else in the room."""

    key: str
    title: str
    minutes: int
    in_room: str
    alone: bool
    items: tuple[StepItem, ...]


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
