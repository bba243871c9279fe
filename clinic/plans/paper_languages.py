"""The languages that paper speaks: which there are, who reviewed them, and their catalogues of fixed words.

What people typed is in no catalogue and stays as typed.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from clinic.foundation.pack_reading import read_table

CATALOGUES = Path(__file__).parent / "catalogues"
DOMAIN = "paper"
ENGLISH = "en"
# Marks messages that come from lists a worker chose from; in a plan they stand among typed words.
CHOSEN = "chosen"

RINGING = {"call": "ring", "calls": "rings", "called": "rung", "calling": "ringing"}
CALLING = re.compile(r"(?:\b(?P<before>\w+) )?\b(?P<call>call(?:s|ed|ing)?)\b", re.IGNORECASE)
# After these a call is a thing, and stays a call for everybody; after those somebody did it, once.
A_CALL = frozenset("a first no phone reminder the video".split())
DID = frozenset("nobody we".split())


@dataclass(frozen=True)
class PaperLanguage:
    """One language. `own_name`: as its speakers write it. `direction`: ltr, rtl.

    `reviewed_by`, `reviewed_on`: the translator who read all of the catalogue, and when; "", None for nobody.
    """

    own_name: str
    direction: str
    reviewed_by: str = ""
    reviewed_on: date | None = None


@dataclass(frozen=True)
class LanguageReview:
    """What a worker should know before printing. `words` is a plain English sentence; "" for English."""

    is_reviewed: bool
    words: str


class RingingEnglish(NullTranslations):
    """English where people ring one another. Fixed words pass through here, never what somebody typed."""

    def gettext(self, message: str) -> str:
        return CALLING.sub(_ringing, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def _ringing(found: re.Match[str]) -> str:
    before, call = (found["before"] or "").lower(), found["call"]
    if before in A_CALL:
        return found[0]
    said = "rang" if call.lower() == "called" and before in DID else RINGING[call.lower()]
    return found[0][: -len(call)] + _with_case_of(call, said)


def _with_case_of(model: str, word: str) -> str:
    return word.capitalize() if model[0].isupper() else word


@cache
def paper_languages() -> dict[str, PaperLanguage]:
    """Every language that has a catalogue, by code, English first. Raises BadPack for a bad file."""
    file = CATALOGUES / "catalogue.toml"
    tables = tomllib.loads(file.read_text("utf-8"))
    return {code: read_table(PaperLanguage, table, f"{file.name}: {code}") for code, table in tables.items()}


def has_catalogue(language: str) -> bool:
    """Whether paper can speak this language."""
    return language in paper_languages()


def spoken_on_paper(language: str) -> str:
    """A recorded language when paper speaks it, else English. The language of the screen is never asked."""
    return language if has_catalogue(language) else ENGLISH


def direction_of(language: str) -> str:
    """In which direction a language of paper runs: ltr, rtl."""
    return paper_languages()[language].direction


def review_of(language: str) -> LanguageReview:
    """Who reviewed a language of paper, in words for the worker who prints."""
    known = paper_languages()[language]
    if language == ENGLISH:
        return LanguageReview(True, "")
    if not known.reviewed_by or known.reviewed_on is None:
        return LanguageReview(False, f"{known.own_name}: not yet reviewed by a translator.")
    day = known.reviewed_on.isoformat()
    return LanguageReview(True, f"{known.own_name}: reviewed by {known.reviewed_by} on {day}.")


@cache
def fixed_words(language: str, ring_word: str) -> NullTranslations:
    """The catalogue of fixed words. Raises KeyError for a language that paper does not speak.

    Compiled files are read: a fresh process that prints one page has them in a few milliseconds.
    """
    if not has_catalogue(language):
        raise KeyError(language)
    if language == ENGLISH:
        return RingingEnglish() if ring_word == "ring" else NullTranslations()
    with (CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)
