"""Dates in words in languages other than English, by the patterns of Unicode's CLDR.

Arabic months carry both names: who comes from Syria or Iraq says آذار, who comes from Egypt or the Gulf says
مارس, and a date that is not understood is an appointment that is missed.
"""

import re
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from clinic.foundation.regions import Region

ANY_WEEKDAY = re.compile("E+")
# Where months have a second name: the locale that knows it.
SECOND_NAMES = {"ar": "ar_SY"}


def local_date_words(day: date, language: str, region: Region, *, weekday: bool, year: bool) -> str:
    """A date in a language: "viernes, 13 de marzo". Digits are Latin."""
    locale = _locale(language, region)
    words = format_date(day, _pattern(locale, weekday, year), locale=locale)
    if language not in SECOND_NAMES:
        return words
    known, other = (_month(Locale.parse(name), day) for name in (language, SECOND_NAMES[language]))
    return words.replace(known, f"{other} ({known})")


def _locale(language: str, region: Region) -> Locale:
    """The language as it is written in that country, else as it is written anywhere."""
    try:
        return Locale.parse(f"{language}_{region.locale[-2:]}")
    except UnknownLocaleError:
        return Locale.parse(language)


def _pattern(locale: Locale, weekday: bool, year: bool) -> str:
    if year:
        return str(locale.date_formats["full" if weekday else "long"].pattern)
    shape = locale.datetime_skeletons["MMMMEd" if weekday else "MMMMd"].pattern
    return ANY_WEEKDAY.sub("EEEE", str(shape))


def _month(locale: Locale, day: date) -> str:
    return str(locale.months["format"]["wide"][day.month])
