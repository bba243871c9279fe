"""Which letters can't be printed. A missing letter would be an empty box on paper, and no error anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont

from clinic.plans.content import PlanContent
from clinic.printing.assets import font_files

# Say nothing by themselves and need no drawing: line ends, joiners, hard spaces inside words.
UNDRAWN = frozenset("\n\t\r\u200b\u200c\u200d\u2060\ufeff\u00ad")


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


def unprintable(content: PlanContent) -> frozenset[str]:
    """The letters of a plan that no packaged font can draw."""
    return frozenset(letter for _, letter in unprintable_in(texts_of(content)))


def unprintable_in(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """From (place, text) the (place, letter) that no packaged font can draw, each once, in order."""
    printable = printable_letters()
    found: dict[tuple[str, str], None] = {}
    for place, text in texts:
        for letter in text:
            if ord(letter) not in printable and letter not in UNDRAWN:
                found[(place, letter)] = None
    return list(found)


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
