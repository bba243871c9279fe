"""Finding a person's name in typed words, without crying wolf.

Names are compared folded and as whole words. A full name is looked for everywhere. One part of it ("Joe" of
"Joe Carter") is looked for only when nobody else in the plan bears it, for there are two Joes, and
when it has three letters or more. A name that is also an everyday word (Will, May) needs its capital letter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from clinic.foundation.names import LETTERS_AFTER, TITLES
from clinic.foundation.text import fold

SHORTEST_PART = 3
# Names that are also words, months or places: alone, they say nothing about whom is meant.
EVERYDAY = frozenset(
    """
    able amber april art august autumn bill case chance charity chase chat christian cook daisy dawn
    day drew east faith fern field frank garden gay glad grace grant gray green guy hall happy hill
    home hope house hunt joy june justice king lane lee long love major march mark may miles mill
    mine moon north pace park pat patience peace penny person precious price rain ray reed rich
    river rob rock rose royal sandy see sky smith song storm sue summer sun sunny trust van virginia
    ward way west white will win winter wood worth young
    """.split()
)
# Arabic writes and, so, for, with and like in one piece with the word after them.
JOINED_BEFORE = "(?:[وفبلك]{1,2})?"
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
POSSESSIVE = re.compile(r"['’ʼ]s\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sought:
    """What to look for, folded. `whole`: it is a person's full name, not one part of it."""

    term: str
    whole: bool
    with_capital: bool = False  # only where it is written with a capital letter

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The term as whole words, with or without an s: in "anns number" the apostrophe was left out."""
        escaped = re.escape(self.term)
        if UNSPACED.search(self.term):
            return re.compile(escaped)
        return re.compile(rf"(?<!\S){JOINED_BEFORE}{escaped}s?(?!\S)")


@dataclass(frozen=True)
class Written:
    """Typed words made ready to be searched many times."""

    folded: str
    capitalised: str  # the same without the words that begin with a small letter


def written(text: str) -> Written:
    """Typed words, folded, without the s of possession."""
    capitalised = " ".join(word for word in text.split() if not word[:1].islower())
    return Written(fold(POSSESSIVE.sub(" ", text)), fold(POSSESSIVE.sub(" ", capitalised)))


def holds(words: Written, sought: Sought) -> bool:
    """Whether typed words hold this name."""
    searched = words.capitalised if sought.with_capital else words.folded
    return sought.term in searched and bool(sought.pattern.search(searched))


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without titles and letters after it: "Dr. Joe Carter, RN" is joe carter."""
    words = tuple(fold(name).split())
    telling = tuple(word for word in words if word not in TITLES and word not in LETTERS_AFTER)
    return telling or words


def sought_for(name: str, shared: Iterable[str], *, parts: bool = True) -> tuple[Sought, ...]:
    """What stands for this person in text. `shared`: folded words of everybody else's names in the plan."""
    words = name_words(name)
    if not words:
        return ()
    if len(words) == 1:
        return (Sought(words[0], whole=True, with_capital=is_everyday(words[0])),)
    others = set(shared)
    telling = [word for word in words if parts and word not in others and not _is_short(word)]
    return (
        Sought(" ".join(words), whole=True),
        *(Sought(word, whole=False, with_capital=word in EVERYDAY) for word in telling),
    )


def is_everyday(word: str) -> bool:
    """Whether a folded word is too ordinary to tell who is meant."""
    return word in EVERYDAY or _is_short(word)


def _is_short(word: str) -> bool:
    return len(word) < SHORTEST_PART and word.isascii()
