"""Reading a walk from its TOML file: the file names items by key, the walk holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clinic.checklist.catalogue import BadPack, read_toml
from clinic.checklist.catalogue_checks import check_pathway
from clinic.checklist.items import Group, Item, Level, Moment, Pathway, Step, StepItem
from clinic.foundation.pack_reading import read_table


@dataclass(frozen=True)
class PlaceTable:
    """An item's place in a step, as the file has it."""

    item: str
    level: Level
    moment: Moment
    required_when: str = ""


@dataclass(frozen=True)
class StepTable:
    """A step, as the file has it."""

    key: str
    title: str
    minutes: int
    in_room: str
    items: tuple[PlaceTable, ...]
    alone: bool = False
    intro: str = ""
    per: str = ""


@dataclass(frozen=True)
class GroupTable:
    """A group, as the file has it: `[[group]]` with `[[group.step]]`."""

    key: str
    title: str
    step: tuple[StepTable, ...]


@dataclass(frozen=True)
class PathwayTable:
    """A walk, as the file has it."""

    key: str
    title: str
    group: tuple[GroupTable, ...]


def read_pathway(file: Path, items: Mapping[str, Item]) -> Pathway:
    """A walk from its TOML file, with these items at their places. Raises BadPack."""
    table = read_table(PathwayTable, read_toml(file), file.name)
    groups = tuple(
        Group(group.key, group.title, tuple(_step(step, items, file.name) for step in group.step))
        for group in table.group
    )
    pathway = Pathway(table.key, table.title, groups)
    check_pathway(pathway, items, file.name)
    return pathway


def _step(table: StepTable, items: Mapping[str, Item], where: str) -> Step:
    for place in table.items:
        if place.item not in items:
            raise BadPack(f"{where}: step {table.key}: there is no item {place.item!r}.")
    asked = tuple(StepItem(items[one.item], one.level, one.moment, one.required_when) for one in table.items)
    return Step(
        key=table.key,
        title=table.title,
        minutes=table.minutes,
        in_room=table.in_room,
        alone=table.alone,
        items=asked,
        intro=table.intro,
        per=table.per,
    )
