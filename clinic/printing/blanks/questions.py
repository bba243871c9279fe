"""From one item of the checklist to a question on paper, with room to write of the size of its answer."""

from collections.abc import Mapping
from dataclasses import replace

from clinic.checklist.catalogue import core_items
from clinic.checklist.conditions import split_condition
from clinic.checklist.items import Item, StepItem
from clinic.plans.wording import message
from clinic.printing.blanks.filling import Filling
from clinic.printing.blanks.room import Box, Question
from clinic.printing.blanks.rooms_of_kinds import rooms_of
from clinic.printing.blanks.site import Opening

OPEN_ENDED = frozenset({"not_possible", "nobody_yet"})  # ways out that go on with words
SAID = {
    "some": message("there is an answer"),
    "none": message("no one"),
    "yes": message("yes"),
    "no": message("no"),
}


def question(asked: StepItem, items: Mapping[str, Item], filling: Filling, opening: Opening) -> Question:
    """The question, its hint, its room to write, and the honest ways out."""
    item = asked.item
    return Question(
        key=item.key,
        label=filling.fill(item.label),
        hint=filling.fill(item.hint),
        needed=asked.level == "required",
        when="" if asked.moment == "before" else filling.words(f"moment.{asked.moment}"),
        only_if=_only_if(item, items, filling),
        rooms=rooms_of(item, filling, replace(opening, needed=asked.level == "required")),
        ways_out=tuple(_way_out(way, filling) for way in item.ways_out),
    )


def _way_out(way: str, filling: Filling) -> Box:
    said = filling.words(f"way_out.{way}")
    if way not in OPEN_ENDED:
        return Box(said)
    return Box("", said.removesuffix(" …"))


def _only_if(item: Item, items: Mapping[str, Item], filling: Filling) -> str:
    """Under which answer to another question this one is asked; "" when always."""
    if not item.applies:
        return ""
    key, wanted = split_condition(item.applies)
    other = items.get(key) or core_items()[key]
    labels = {option.key: filling.fill(option.label) for option in other.options}
    labels |= {option.key: filling.fill(option.label) for one in other.columns for option in one.options}
    said = [
        labels.get(value) or filling.say.label(SAID.get(value, value))
        for value in _in_order(wanted, list(labels))
    ]
    return filling.say.label(
        "Only if “{question}” is answered: {answers}",
        question=filling.fill(other.read_back),
        answers=" / ".join(said),
    )


def _in_order(wanted: frozenset[str], order: list[str]) -> list[str]:
    return sorted(wanted, key=lambda value: (order.index(value) if value in order else len(order), value))
