"""The short walk's screens as pages of items: those of the whole walk, so that nothing is typed twice."""

from dataclasses import dataclass
from functools import cache

from clinic.checklist.catalogue import core_items
from clinic.checklist.items import Pathway, StepItem
from clinic.checklist.short_walk import ShortScreen, short_walk

# What is left becomes one task: who makes the call that finishes the plan, and by when.
FINISHING = ("check_call_by", "check_call_on")


@dataclass(frozen=True)
class ShortPart:
    """One answer of a screen: its heading, the items that it holds, and whether it is asked alone."""

    says: str
    items: tuple[StepItem, ...]
    alone: bool = False


@dataclass(frozen=True)
class ShortPage:
    """One screen. `number` from 1; `key` names its drafts and its state."""

    number: int
    screen: ShortScreen
    parts: tuple[ShortPart, ...]

    @property
    def key(self) -> str:
        return f"short-{self.number}"

    @property
    def items(self) -> tuple[StepItem, ...]:
        """Everything on the screen, in order."""
        return tuple(item for part in self.parts for item in part.items)


def short_pages() -> dict[str, int]:
    """The screens' numbers by their keys."""
    return {f"short-{number}": number for number in range(1, len(short_walk().screen) + 1)}


def short_page(number: int, pathway: Pathway) -> ShortPage | None:
    """The screen with this number, its items as this walk words them; None when there is none."""
    screens = short_walk().screen
    if not 1 <= number <= len(screens):
        return None
    screen = screens[number - 1]
    worded = {asked.item.key: asked for step in pathway.steps for asked in step.items}
    parts = [
        ShortPart(
            answer.says,
            tuple(_asked(key, worded) for key in answer.items),
            alone=bool(set(answer.items) & set(screen.alone_for)),
        )
        for answer in screen.answer
    ]
    if screen.shown:
        parts.insert(0, ShortPart("", tuple(_asked(key, worded) for key in screen.shown)))
    if number == len(screens):
        parts.append(ShortPart(short_walk().call.title, tuple(_asked(key, worded) for key in FINISHING)))
    return ShortPage(number, screen, tuple(parts))


def _asked(key: str, worded: dict[str, StepItem]) -> StepItem:
    return worded.get(key) or _core(key)


@cache
def _core(key: str) -> StepItem:
    """An item that this pathway doesn't ask elsewhere."""
    return StepItem(core_items()[key], "warns", "before")
