""" "Short on time?": six screens and twelve answers, as data; what is left becomes one call with an owner."""

from dataclasses import dataclass
from functools import cache

from clinic.checklist.catalogue import DATA, BadPack, core_items, read_toml
from clinic.checklist.entries import EMPTY, Answers
from clinic.foundation.pack_reading import read_table


@dataclass(frozen=True)
class ShortAnswer:
    """One of the twelve: what it is called, and the items that it holds."""

    says: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class ShortScreen:
    """One screen. `shown`: filled in by rule. `alone_for`: asked with nobody else in the room."""

    title: str
    minutes: int
    answer: tuple[ShortAnswer, ...]
    shown: tuple[str, ...] = ()
    alone_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShortColumns:
    """The columns of a list that are asked here; the whole walk asks them all."""

    item: str
    keep: tuple[str, ...]


@dataclass(frozen=True)
class CallQuestion:
    """What to ask on the phone for an item that has no answer yet. `rank`: 1 is the last to be left out."""

    rank: int
    item: str
    ask: str


@dataclass(frozen=True)
class FinishingCall:
    """The call that finishes the plan: at most `most` questions. They stand in the order of the walk."""

    title: str
    most: int
    questions: tuple[CallQuestion, ...]


@dataclass(frozen=True)
class ShortWalk:
    """The whole of it, as short.toml has it."""

    title: str
    screen: tuple[ShortScreen, ...]
    columns: tuple[ShortColumns, ...]
    call: FinishingCall

    @property
    def items(self) -> tuple[str, ...]:
        """The key of every item that is asked or shown, in order."""
        return tuple(
            key
            for screen in self.screen
            for key in (*screen.shown, *(key for answer in screen.answer for key in answer.items))
        )

    def columns_of(self, item: str) -> tuple[str, ...]:
        """The columns of a list that are asked here; () means all of them."""
        return next((one.keep for one in self.columns if one.item == item), ())


@cache
def short_walk() -> ShortWalk:
    """The short walk. Raises BadPack when it names an item or a column that isn't there."""
    walk = read_table(ShortWalk, read_toml(DATA / "pathways" / "short.toml"), "short.toml")
    for key in (*walk.items, *(one.item for one in walk.call.questions), *(one.item for one in walk.columns)):
        if key not in core_items():
            raise BadPack(f"short.toml: there is no item {key!r}.")
    for columns in walk.columns:
        unknown = set(columns.keep) - {column.key for column in core_items()[columns.item].columns}
        if unknown:
            raise BadPack(f"short.toml: {columns.item} has no column {min(unknown)!r}.")
    return walk


def call_questions(answers: Answers) -> tuple[str, ...]:
    """What is still to be asked in the call that finishes the plan, in the words to say."""
    call = short_walk().call
    still = [one for one in call.questions if answers.get(one.item, EMPTY).is_empty]
    kept = sorted(still, key=lambda one: one.rank)[: call.most]
    return tuple(one.ask for one in still if one in kept)
