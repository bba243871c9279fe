"""Lines that mix English with names written from right to left: each such name keeps to its own place.

This is for screens alone, at the moment a line is drawn: nothing that is stored or printed passes here.
"""

import re

from markupsafe import Markup, escape

RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
TO_THE_LEFT = re.compile(f"[{RIGHT}]")
# From the first such letter to the last one before Latin letters or a mark that parts two names.
RUN = re.compile(f"[{RIGHT}](?:[^A-Za-z\u00c0-\u024f,:;()“”\n]*[{RIGHT}])?")
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


def is_from_the_right(words: str) -> bool:
    """Whether a whole line was typed from right to left; an English word may stand in it."""
    letters = words.strip(" .,:;!?…“”\"'()-")
    return bool(ALL_OF_IT.fullmatch(letters)) and _count(TO_THE_LEFT, words) >= 2 * _count(LATIN, words)


def _count(letters: re.Pattern[str], words: str) -> int:
    return len(letters.findall(words))
