"""What can be read off a name alone: the letters for its sign, and whether it is a name at all."""

import re
import tomllib
import unicodedata
from pathlib import Path

from clinic.foundation.folding import fold

WORDS = tomllib.loads((Path(__file__).parent / "name_words.toml").read_text("utf-8"))
TITLES = frozenset(WORDS["titles"].split())
LETTERS_AFTER = frozenset(WORDS["letters_after"].split())
NOBODY = frozenset(WORDS["nobody"])
# Two of these side by side join up and read as a word, so one letter stands alone.
JOINED_SCRIPTS = ("ARABIC", "SYRIAC", "NKO", "MONGOLIAN")
BRACKETED = re.compile(r"\([^)]*\)|\[[^]]*\]")


def initials(name: str) -> str:
    """One or two letters for a sign: "Dr. Anil Menon" is AM, "St. Brigid's choir" SB, "Rosa" R, "سميرة" س.

    Titles, letters after the name and small words are passed over where something else is left.
    Empty when the name holds no letter or digit.
    """
    words = _telling_words(BRACKETED.sub(" ", name)) or _telling_words(name)
    if not words:
        return ""
    first = _first_letter(words[0])
    if len(words) == 1 or unicodedata.name(first[0], "").startswith(JOINED_SCRIPTS):
        return first
    return first + _first_letter(words[-1])


def _telling_words(name: str) -> list[str]:
    words = [word for word in re.split(r"[\s,;]+", name) if any(char.isalnum() for char in word)]
    for passed_over in (_is_letters_after, is_title, _is_small):
        words = [word for word in words if not passed_over(word)] or words
    return words


def is_title(word: str) -> bool:
    """Whether a word is a title, like "Mrs." or "Dr"."""
    return fold(word) in TITLES


def _is_letters_after(word: str) -> bool:
    # "Do" and "Np" are names; DO and NP are not.
    return fold(word) in LETTERS_AFTER and (
        word.replace(".", "").isupper() or fold(word) in ("jr", "sr", "phd")
    )


def _is_small(word: str) -> bool:
    return word.islower()


def _first_letter(word: str) -> str:
    start = next(place for place, char in enumerate(word) if char.isalnum())
    end = start + 1
    while end < len(word) and unicodedata.category(word[end]) in ("Mn", "Mc"):
        end += 1
    letter = word[start:end]
    # Some letters have no single capital: "ß" would become two.
    return letter.upper() if len(letter.upper()) == len(letter) else letter


LEADING_SMALL_WORDS = re.compile(r"^(?:(?:the|a|an|any|our|my|your|some|whole) )+")
OPENINGS = re.compile(
    r"(?:tbd|tba|tbc|tbn)\b"
    r"|to be (?:decided|confirmed|advised|announced|arranged|agreed|named|allocated|assigned|found)\b"
    r"|(?:duty|on call|on duty) (?:desk|worker|team|nurse|doctor|officer|person|staff|clinician|line|phone)\b"
    r"|(?:duty|whoever is|someone from|somebody from|anyone from)(?:$| (?:on|the|my|our|your)\b)"
    r"|(?:worker|nurse|doctor|staff|clinician) on (?:duty|call)\b"
)


def is_placeholder_name(name: str) -> bool:
    """True for what is typed when nobody is named: "TBD", "the team", "duty desk", "n/a", "?", "-".

    A job by itself ("pharmacist") and what a client calls someone ("Mum") are let through.
    """
    folded = fold(name)
    bare = LEADING_SMALL_WORDS.sub("", folded)
    if not any(char.isalpha() for char in bare):
        return True
    return (
        bool({folded, bare} & NOBODY)
        or bool(OPENINGS.match(bare))
        or name.strip() in ("NA", "N.A.", "N.A", "n.a.")
    )
