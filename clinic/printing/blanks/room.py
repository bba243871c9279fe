"""Room to write, as plain values for a template: lines, boxes to tick, and cards for the rows of a list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lines:
    """Ruled lines. `label` stands before the first one, "" for none."""

    label: str = ""
    count: int = 1
    kind: str = "lines"


@dataclass(frozen=True)
class Box:
    """One box to tick. `more`: label of a line after it, "" for no line."""

    words: str
    more: str = ""


@dataclass(frozen=True)
class Boxes:
    """Boxes to tick, one below the other, or beside one another when `inline`."""

    boxes: tuple[Box, ...]
    label: str = ""
    inline: bool = False
    kind: str = "boxes"


@dataclass(frozen=True)
class Cell:
    """One field of a card: a line, or boxes. `width`: of six columns. `typed`: what stands there already."""

    label: str
    width: int = 3
    boxes: tuple[str, ...] = ()
    typed: str = ""


@dataclass(frozen=True)
class Card:
    """One row of a list, or one person."""

    cells: tuple[Cell, ...]
    kind: str = "card"


Room = Lines | Boxes | Card


@dataclass(frozen=True)
class Question:
    """One item of the walk. `needed`: must have an answer. `when`: by when, "" for before leaving."""

    key: str
    label: str
    hint: str
    needed: bool
    when: str
    only_if: str
    rooms: tuple[Room, ...]
    ways_out: tuple[Box, ...]


@dataclass(frozen=True)
class Page:
    """One step of the walk. `alone`: the words that nobody else may be in the room, "" otherwise."""

    key: str
    title: str
    about: str  # how long it takes, and who is in the room
    alone: str
    intro: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Place:
    """One group of the walk: where the work happens."""

    key: str
    title: str
    pages: tuple[Page, ...]
