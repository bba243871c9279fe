"""Lines that mix English with names written from right to left: each such name keeps to its own place.

This is for screens alone, at the moment a line is drawn: nothing that is stored or printed passes here.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from unicodedata import bidirectional

from markupsafe import Markup, escape

RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
TO_THE_LEFT = re.compile(f"[{RIGHT}]")
# From the first such letter to the last one before Latin letters or a mark that parts two names.
RUN = re.compile(f"[{RIGHT}](?:[^A-Za-z\u00c0-\u024f,:;()“”\n]*[{RIGHT}])?")
FROM_THE_RIGHT = ("R", "AL")
TYPED = ("name", "typed", "said")
ALL_OF_IT = re.compile(f"[{RIGHT}].*[{RIGHT}]", re.DOTALL)


def set_apart(words: str) -> Markup:
    """A line whose names each keep their own direction, while the line keeps the direction of its page.

    As "<bdi>ليلى</bdi>: May have a page". A line that is written from right to left stays whole.
    """
    if is_from_the_right(words):
        return Markup("<bdi>{}</bdi>").format(words)
    drawn, end = Markup(), 0
    for run in RUN.finditer(words):
        drawn += escape(words[end : run.start()]) + Markup("<bdi>{}</bdi>").format(run.group())
        end = run.end()
    return drawn + escape(words[end:])


def read_together(phrase: Iterable[Any]) -> list[Any]:
    """A phrase (pieces with `text`, `kind`): a name and words after it that run the same way are one piece.

    Else "Huma takes you there", typed in English, would be read from the right on an Arabic page.
    """
    pieces: list[Any] = []
    for piece in phrase:
        if len(pieces) > 1 and pieces[-1].text == " " and _go_on(pieces[-2], piece):
            pieces[-2:] = [replace(pieces[-2], text=f"{pieces[-2].text} {piece.text}", kind="typed")]
        else:
            pieces.append(piece)
    return pieces


def _go_on(before: Any, after: Any) -> bool:
    return before.kind in TYPED and after.kind in TYPED and _way(before.text) == _way(after.text) != ""


def _way(words: str) -> str:
    """Whichever way the first letter runs; "" where there is none."""
    ways = (bidirectional(letter) for letter in words)
    return next(
        ("right" if way in FROM_THE_RIGHT else "left" for way in ways if way in ("L", *FROM_THE_RIGHT)), ""
    )


def is_from_the_right(words: str) -> bool:
    """Whether a whole line was typed from right to left; an English word may stand in it."""
    letters = words.strip(" .,:;!?…“”\"'()-")
    return bool(ALL_OF_IT.fullmatch(letters)) and _count(TO_THE_LEFT, words) >= 2 * _count(LATIN, words)


def _count(letters: re.Pattern[str], words: str) -> int:
    return len(letters.findall(words))
