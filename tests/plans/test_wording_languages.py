"""Days, times and hours in words, in each language of paper."""

from dataclasses import replace
from datetime import date, time

import pytest

from clinic.foundation.days import Hours
from clinic.foundation.regions import load_region
from clinic.plans.content import Helper
from clinic.plans.relations import relation_words
from clinic.plans.wording import Wording, wording_for

FRIDAY = date(2026, 3, 13)
US, UK = load_region("us"), load_region("uk")
EVERY_DAY, OFFICE = tuple(range(7)), tuple(range(5))


def _soft(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "day", "with_year", "short"),
    [
        ("en", "Friday, March 13", "Friday, March 13, 2026", "March 13"),
        ("es", "viernes, 13 de marzo", "viernes, 13 de marzo de 2026", "13 de marzo"),
        ("ar", "الجمعة، 13 آذار (مارس)", "الجمعة، 13 آذار (مارس) 2026", "13 آذار (مارس)"),
    ],
)
def test_days_are_said_in_the_language(language: str, day: str, with_year: str, short: str) -> None:
    say = wording_for(US, language)
    assert _soft(say.day(FRIDAY)) == day
    assert _soft(say.day(FRIDAY, year=True)) == with_year
    assert _soft(say.short_day(FRIDAY)) == short


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("es", "Todos los días, de 8 de la mañana a 10 de la noche", "Lunes a viernes, de 9 a. m. a 5 p. m."),
        ("ar", "كل يوم، من 8 صباحًا إلى 10 ليلًا", "من الاثنين إلى الجمعة، من 9 صباحًا إلى 5 مساءً"),
    ],
)
def test_hours_are_said_in_the_language(language: str, long: str, short: str) -> None:
    say = wording_for(US, language)
    assert _soft(say.hours((Hours(EVERY_DAY, time(8), time(22)),), long=True)) == long
    assert _soft(say.hours((Hours(OFFICE, time(9), time(17)),), long=False)) == short


def test_hours_keep_a_number_and_its_half_of_the_day_on_one_line() -> None:
    assert wording_for(US, "es").time(time(14, 30)) == "2:30\u00a0p.\u00a0m."
    assert wording_for(US, "ar").time(time(14, 30)) == "2:30\u00a0مساءً"


def test_days_keep_a_number_and_its_month_on_one_line() -> None:
    assert "13\u00a0de\u00a0marzo" in wording_for(US, "es").day(FRIDAY)
    assert "13\u00a0آذار" in wording_for(US, "ar").day(FRIDAY)


def test_digits_are_those_of_the_keypad_unless_the_region_says_otherwise() -> None:
    arabic = Wording(replace(US, arabic_digits="arabic"), wording_for(US, "ar").translations, "ar")
    assert "13" in wording_for(US, "ar").day(FRIDAY)
    assert "١٣" in arabic.day(FRIDAY)
    assert "٢:٣٠" in arabic.time(time(14, 30))
    spanish = Wording(replace(US, arabic_digits="arabic"), wording_for(US, "es").translations, "es")
    assert "13" in spanish.day(FRIDAY)


def test_weekday_that_stands_alone_has_a_capital() -> None:
    assert [wording_for(US, one).weekday(4) for one in ("en", "es", "ar")] == ["Friday", "Viernes", "الجمعة"]


@pytest.mark.parametrize(
    ("relation", "language", "said"),
    [
        ("sister", "es", "tu hermana"),
        ("Sister", "ar", "أختك"),
        ("my sister", "en", "your sister"),
        ("comadre", "es", "comadre"),
        ("Ade’s team lead", "es", "Ade’s team lead"),
    ],
)
def test_relation_words_are_said_in_the_language(relation: str, language: str, said: str) -> None:
    helper = Helper(key="a", name="Rosa", relation=relation)
    assert relation_words(helper, wording_for(US, language)) == said


def test_wording_elsewhere_is_the_same_language() -> None:
    assert _soft(wording_for(UK, "es").day(FRIDAY)) == "viernes, 13 de marzo"
