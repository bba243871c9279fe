"""A sentence with marked parts, so that a name or a number keeps its own direction inside any language.

Plain values (JSON-able): paper and screen each draw them with their own template macro, and `plain` reads
them as text. Messages are whole sentences with named places, so that a translator may turn them round.
"""

import re
from dataclasses import dataclass, replace
from string import Formatter

ENDS = (".", "!", "?", "…", "؟")
SHORTENED = re.compile(r"(?:\.\w|\.\.)\.$")  # "a.m.", "etc..."
QUOTATION_MARKS = '“”"«»„'
KINDS = ("", "typed", "said", "name", "number", "strong", "page", "pages")


@dataclass(frozen=True)
class Piece:
    """A run of text.

    `kind`: "" (fixed words), typed (by a worker), said (by the client), name (all three with a direction of
    their own), number (left to right, never broken), strong (found first), page, pages (counted by whoever
    lays out the pages).
    """

    text: str
    kind: str = ""


Phrase = tuple[Piece, ...]


def name(text: str) -> Piece:
    """A typed name: it is set apart from the direction of the words around it."""
    return Piece(text, "name")


def number(text: str) -> Piece:
    """A number to dial: always left to right, never broken over a line."""
    return Piece(text, "number")


def strong(text: str) -> Piece:
    """What the eye should find first in a sentence, such as a date."""
    return Piece(text, "strong")


class Fixed(str):
    """Words of the paper itself, such as a date: they stay that where typed words may stand too."""

    __slots__ = ()


def typed(text: str) -> Phrase:
    """Words as somebody typed them."""
    return (Piece(text, "" if isinstance(text, Fixed) else "typed"),) if text else ()


def phrase(message: str, **values: str | Piece | Phrase) -> Phrase:
    """Fill the named places of a message. Raises KeyError for a place without a value.

    Where a sentence goes on after words that end in a stop, only one of the two marks stays.
    """
    pieces: list[Piece] = []
    for literal, field, _, _ in Formatter().parse(message):
        if literal.startswith((",", ":", "،", "؛")):
            _drop_stop(pieces)
        if literal.startswith(".") and pieces and pieces[-1].text.endswith(ENDS):
            literal = literal[1:]
        if literal:
            pieces.append(Piece(literal))
        if field is not None:
            pieces.extend(_as_pieces(values[field]))
    return tuple(pieces)


def _drop_stop(pieces: list[Piece]) -> None:
    if pieces and pieces[-1].kind in ("", "typed"):
        pieces[-1] = replace(pieces[-1], text=stopless(pieces[-1].text))


def stopless(words: str) -> str:
    """Words that go on inside a sentence: without a stop at their end, unless it belongs to "a.m."."""
    if SHORTENED.search(words):
        return words
    bare = words.removesuffix(".")
    return Fixed(bare) if isinstance(words, Fixed) else bare


def _as_pieces(value: str | Piece | Phrase) -> Phrase:
    if isinstance(value, str):
        return typed(value)
    return (value,) if isinstance(value, Piece) else value


def holds_quotes(text: str) -> bool:
    """Whether whoever typed this set quotation marks already: then it gets no second pair."""
    return any(mark in text for mark in QUOTATION_MARKS)


def plain(words: Phrase) -> str:
    """The sentence as text."""
    return "".join(piece.text for piece in words)
