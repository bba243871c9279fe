"""The fixed words of a plan in one language and region, and its days and times in words."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from gettext import NullTranslations

from clinic.foundation.days import Hours, date_words, hours_words, time_words
from clinic.foundation.regions import Region
from clinic.plans.phrases import Phrase, Piece, phrase, strong

RINGING = {"call": "ring", "calls": "rings", "called": "rung", "calling": "ringing"}
# A day is not parted from its month, nor an hour from its half of the day, at the end of a line.
HELD = re.compile(r"(?<=\d) (?=(?:am|pm|noon|midnight|[A-Z][a-z]+)\b)|(?<=[a-z]) (?=\d{1,2}(?:$|,))")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
HARD_SPACE = "\u00a0"
CALLING = re.compile(r"\b(?:call(?:s|ed|ing)?)\b", re.IGNORECASE)


class RingingEnglish(NullTranslations):
    """English where people ring one another. Fixed words pass through here, never what somebody typed."""

    def gettext(self, message: str) -> str:
        return CALLING.sub(lambda found: _with_case_of(found[0], RINGING[found[0].lower()]), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def message(text: str) -> str:
    """Marks a fixed message that is kept in a table, so that it is gathered for translators."""
    return text


def _held(words: str) -> str:
    return HELD.sub(HARD_SPACE, words)


def _with_case_of(model: str, word: str) -> str:
    return word.capitalize() if model[0].isupper() else word


def fixed_words(ring_word: str) -> NullTranslations:
    """The catalogue of fixed words. English needs none of its own: messages are written in it."""
    return RingingEnglish() if ring_word == "ring" else NullTranslations()


@dataclass(frozen=True)
class Wording:
    """How to say things in one plan."""

    region: Region
    translations: NullTranslations = field(default_factory=NullTranslations)
    language: str = "en"  # of the fixed words; what people typed stays as typed

    @property
    def direction(self) -> str:
        """In which direction the fixed words run: ltr or rtl."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def label(self, message: str, **values: str) -> str:
        """A fixed message as text, its places filled."""
        said = self.translations.gettext(message)
        return said.format(**values) if values else said

    def say(self, message: str, **values: str | Piece | Phrase) -> Phrase:
        """A fixed message as a phrase, its places filled with names, numbers, dates or words as typed."""
        return phrase(self.translations.gettext(message), **values)

    def day(self, day: date, *, year: bool = False) -> str:
        """A date with its weekday: "Friday, March 13"."""
        return _held(date_words(day, self.region, weekday=True, year=year))

    def short_day(self, day: date) -> str:
        """A date where its weekday is plain to see: "March 13"."""
        return _held(date_words(day, self.region, weekday=False))

    def strong_day(self, day: date) -> Piece:
        """A date the eye should find."""
        return strong(self.day(day))

    def time(self, at: time) -> str:
        """A time of day: "8 am"."""
        return _held(time_words(at, long=False))

    def hours(self, hours: tuple[Hours, ...], *, long: bool) -> str:
        """Days and hours: "Every day, 8 in the morning to 10 at night"."""
        return _held(hours_words(hours, long=long, region=self.region))


def wording_for(region: Region) -> Wording:
    """The wording of a plan in this region, in English."""
    return Wording(region, fixed_words(region.ring_word))
