"""What stands below the box of a supporter's page, as one list of short sections for two columns."""

from dataclasses import dataclass

from clinic.plans.phrases import Phrase, Piece
from clinic.printing.blocks import Row
from clinic.printing.documents.supporter_lists import MarkedList
from clinic.printing.documents.supporter_signs import Signs

LETTERS_ON_A_LINE = 44  # of a column, in its smallest type


@dataclass(frozen=True)
class Stacked:
    """A heading above its words. `leaves`: with which key of MAY_MOVE it goes on the back, "" for never.

    `sign`: drawn before each line, "" for none. `spoken`: the client's own sentence. `height`: in lines.
    """

    title: Phrase
    lines: tuple[Phrase, ...]
    leaves: str = ""
    sign: str = ""
    spoken: bool = False
    height: int = 0


def stacked(
    title: Phrase | str, lines: tuple[Phrase, ...], leaves: str = "", sign: str = "", spoken: bool = False
) -> Stacked:
    """One section, with a guess at its height."""
    heading = (Piece(title),) if isinstance(title, str) else title
    return Stacked(heading, lines, leaves, sign, spoken, sum(_height(one) for one in (heading, *lines)))


def _height(words: Phrase) -> int:
    return 1 + sum(len(piece.text) for piece in words) // LETTERS_ON_A_LINE


def sections(
    lists: tuple[MarkedList, ...], signs: Signs | None, around: tuple[Row, ...], told: tuple[Row, ...]
) -> tuple[Stacked, ...]:
    """Everything in the order in which it is read: down the first column, then down the second."""
    found = [
        stacked(one.title, one.lines or (one.empty,), "lists", one.sign if one.lines else "") for one in lists
    ]
    found += _of_signs(signs) if signs else []
    found += [stacked(row.label, row.words) for row in around]
    found += [stacked(row.label, row.words, "told") for row in told]
    return tuple(found)


def _of_signs(signs: Signs) -> list[Stacked]:
    found = [stacked(signs.see_title, signs.see, "signs")] if signs.see else []
    found += [stacked(signs.say_title, (signs.say,), "signs", spoken=True)] if signs.say else []
    return found + ([stacked(signs.do_title, (signs.do,), "signs")] if signs.do else [])
