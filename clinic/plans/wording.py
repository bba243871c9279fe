"""The fixed words of a plan in one language and region, and its days and times in words."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from gettext import NullTranslations

from clinic.foundation.days import Hours, date_words, days_words, hours_words, time_words
from clinic.foundation.hours import WEEKDAYS
from clinic.foundation.local_days import local_date_words
from clinic.foundation.messages import message
from clinic.foundation.regions import Region
from clinic.plans.paper_languages import CHOSEN, ENGLISH, direction_of, fixed_words
from clinic.plans.phrases import Fixed, Phrase, Piece, phrase, strong

# A day is not parted from its month, nor an hour from its half of the day, at the end of a line.
HELD = re.compile(r"(?<=\d) (?=(?:am|pm|noon|midnight|[A-Z][a-z]+)\b)|(?<=[a-z]) (?=\d{1,2}(?:$|,))")
HELD_ELSEWHERE = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=\d de) (?=[^\W\d])|(?<=\b[ap]\.) (?=m\.)")
HARD_SPACE = "\u00a0"
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

__all__ = ["Wording", "fixed_words", "message", "wording_for"]


@dataclass(frozen=True)
class Wording:
    """How to say things in one plan."""

    region: Region
    translations: NullTranslations = field(default_factory=NullTranslations)
    language: str = ENGLISH  # of the fixed words; what people typed stays as typed

    @property
    def direction(self) -> str:
        """In which direction the fixed words run: ltr or rtl."""
        return direction_of(self.language)

    def label(self, message: str, **values: str) -> Fixed:
        """A fixed message as text, its places filled."""
        said = self.translations.gettext(message)
        return Fixed(said.format(**values) if values else said)

    def say(self, message: str, **values: str | Piece | Phrase) -> Phrase:
        """A fixed message as a phrase, its places filled with names, numbers, dates or words as typed."""
        return phrase(self.translations.gettext(message), **values)

    def count(self, one: str, many: str, number: int) -> Fixed:
        """A fixed message with a {count} in it, in the plural form that the number asks for."""
        return Fixed(self.translations.ngettext(one, many, number).format(count=number))

    def chosen(self, words: str) -> str:
        """Words of a list that the worker chose from, in this language; words of one's own as they are."""
        said = self.translations.pgettext(CHOSEN, words)
        return Fixed(said) if said != words else words

    def day(self, day: date, *, year: bool = False) -> Fixed:
        """A date with its weekday: "Friday, March 13"."""
        return self._date(day, weekday=True, year=year)

    def day_alone(self, day: date) -> Fixed:
        """A date that no sentence holds: "Viernes, 13 de marzo"."""
        return _started(self.day(day))

    def short_day(self, day: date) -> Fixed:
        """A date where its weekday is plain to see: "March 13"."""
        return self._date(day, weekday=False, year=False)

    def year_day(self, day: date) -> str:
        """A date with its year and no weekday: "March 13, 2026"."""
        return self._date(day, weekday=False, year=True)

    def strong_day(self, day: date) -> Piece:
        """A date the eye should find."""
        return strong(self.day(day))

    def weekday(self, day: int) -> Fixed:
        """A day of the week (0 is Monday) that stands alone: "Monday"."""
        return _started(self.label(WEEKDAYS[day]))

    def time(self, at: time) -> Fixed:
        """A time of day: "8 am"."""
        return self._held(time_words(at, long=False, translate=self.label))

    def hours(self, hours: tuple[Hours, ...], *, long: bool) -> Fixed:
        """Days and hours: "Every day, 8 in the morning to 10 at night"."""
        return _started(self._held(hours_words(hours, long, self.region, self.label)))

    def weekdays(self, days: tuple[int, ...]) -> Fixed:
        """Days of the week (0 is Monday): "Monday to Friday"."""
        return Fixed(days_words(days, self.region, self.label))

    def _date(self, day: date, *, weekday: bool, year: bool) -> Fixed:
        if self.language == ENGLISH:
            return self._held(date_words(day, self.region, weekday=weekday, year=year))
        return self._held(local_date_words(day, self.language, self.region, weekday=weekday, year=year))

    def _held(self, words: str) -> Fixed:
        """With hard spaces, and the digits of the region."""
        if self.language == ENGLISH:
            return Fixed(HELD.sub(HARD_SPACE, words))
        words = HELD_ELSEWHERE.sub(HARD_SPACE, words)
        arabic = self.language == "ar" and self.region.arabic_digits == "arabic"
        return Fixed(words.translate(ARABIC_DIGITS) if arabic else words)


def _started(words: str) -> Fixed:
    return Fixed(words[:1].upper() + words[1:])


def wording_for(region: Region, language: str = ENGLISH) -> Wording:
    """The wording in this region and language. Raises KeyError for a language without a catalogue."""
    return Wording(region, fixed_words(language, region.ring_word), language)
