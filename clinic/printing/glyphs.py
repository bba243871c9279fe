"""Which letters can't be printed. A missing letter would be an empty box on paper, and no error anywhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any
from unicodedata import category

from fontTools.ttLib import TTFont

from clinic.plans.content import PlanContent
from clinic.printing.assets import font_files

# Say nothing by themselves and need no drawing: line ends, joiners, hard spaces inside words, variants.
UNDRAWN = frozenset("\n\t\r\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad\ufe0e\ufe0f")
# Could turn round what is read: never printed, and not missed.
OVERRIDES = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
BOX = "\u25a1"  # stands on paper for what can't be printed
MOST_MARKS = 6  # on one letter; no language that our fonts write has more, and a tower of them hides its page


@cache
def printable_letters() -> frozenset[int]:
    """Code points that every weight of some packaged family can draw."""
    letters: set[int] = set()
    for files in font_files().values():
        maps = [_letters_of(str(path)) for path in files]
        letters |= frozenset.intersection(*maps)
    return frozenset(letters)


def _letters_of(path: str) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _plain() -> frozenset[str]:
    """Letters that need no second look."""
    return frozenset(map(chr, printable_letters())) | UNDRAWN


@cache
def _towers() -> re.Pattern[str]:
    marks = "".join(sorted(re.escape(chr(one)) for one in printable_letters() if category(chr(one)) == "Mn"))
    return re.compile(f"(?<=[{marks}]{{{MOST_MARKS}}})[{marks}]+")


def unprintable(content: PlanContent) -> frozenset[str]:
    """The letters of a plan that can't be printed."""
    return frozenset(letter for _, letter in unprintable_in(texts_of(content)))


def unprintable_in(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """From (place, text) the (place, letter) that can't be printed, each once, in order.

    No packaged font draws it, or it is one mark too many on a letter.
    """
    found: dict[tuple[str, str], None] = {}
    for place, text in texts:
        found |= dict.fromkeys((place, letter) for letter in text if not _is_plain(letter))
        found |= dict.fromkeys((place, tower[0]) for tower in _towers().findall(text))
    return list(found)


def printable(value: Any) -> Any:
    """The plain values of a document as they go to paper: a box for each run of what can't be printed."""
    if isinstance(value, str):
        return _printable_text(value)
    if isinstance(value, dict):
        return {key: printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable(one) for one in value]
    return value


def _printable_text(text: str) -> str:
    if not _plain().issuperset(text):
        text = re.sub(_unprintable_runs(text), BOX, text.translate(OVERRIDES))
    return _towers().sub("", text)


def _unprintable_runs(text: str) -> re.Pattern[str]:
    """Unprintable letters and what joins them: a family of emoji is one picture to a reader, and one box."""
    letters = "".join(re.escape(one) for one in sorted(set(text)) if not _is_plain(one))
    joiners = "\u200d\ufe0f"
    return re.compile(f"[{letters}](?:[{letters}{joiners}]*[{letters}{joiners}])?" if letters else r"(?!)")


def _is_plain(letter: str) -> bool:
    return letter in _plain() or ord(letter) in OVERRIDES


def texts_of(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a plan, or in the plain values of a document, with the place where it stands."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts_of(one, place)
    elif is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, dict):
        for key, one in value.items():
            yield from texts_of(one, f"{place}.{key}" if place else str(key))
