"""The languages of paper: which there are, what a worker is told of them, and their catalogues."""

from datetime import date

import pytest

from clinic.foundation.regions import load_region
from clinic.plans import paper_languages as languages
from clinic.plans.paper_languages import fixed_words, paper_languages, review_of
from clinic.plans.wording import wording_for

US = load_region("us")


def test_paper_languages_have_their_own_names_and_directions() -> None:
    known = {code: (one.own_name, one.direction) for code, one in paper_languages().items()}
    assert known == {"en": ("English", "ltr"), "es": ("Español", "ltr"), "ar": ("العربية", "rtl")}


@pytest.mark.parametrize("language", ["es", "ar"])
def test_review_of_a_language_that_nobody_read_yet(language: str) -> None:
    review = review_of(language)
    assert not review.is_reviewed
    assert review.words.endswith("not yet reviewed by a translator.")


def test_review_of_english_needs_no_word() -> None:
    assert review_of("en") == languages.LanguageReview(True, "")


def test_review_of_a_language_that_somebody_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = languages.PaperLanguage("Español", "ltr", "Ana Ruiz", date(2026, 12, 1))
    monkeypatch.setattr(languages, "paper_languages", lambda: {"es": read})
    assert review_of("es") == languages.LanguageReview(True, "Español: reviewed by Ana Ruiz on 2026-12-01.")


def test_fixed_words_of_another_language_are_refused() -> None:
    with pytest.raises(KeyError):
        fixed_words("tlh", "call")


def test_fixed_words_ring_in_english_alone() -> None:
    assert fixed_words("en", "ring").gettext("Call {number}.") == "Ring {number}."
    assert fixed_words("es", "ring").gettext("My week") == fixed_words("es", "call").gettext("My week")


@pytest.mark.parametrize(
    ("language", "numbers"), [("es", (1, 2, 5)), ("ar", (0, 1, 2, 3, 11, 100)), ("en", (1, 2))]
)
def test_count_is_said_for_every_number(language: str, numbers: tuple[int, ...]) -> None:
    message = "and {count} more in the list"
    said = [wording_for(US, language).count(message, message, number) for number in numbers]
    assert all(words and "{" not in words for words in said)


def test_count_has_the_six_forms_of_arabic() -> None:
    """One and two are said as words."""
    say = wording_for(US, "ar")
    message = "and {count} more in the list"
    said = {number: say.count(message, message, number) for number in (1, 2, 3)}
    assert "1" not in said[1]
    assert "2" not in said[2]
    assert "3" in said[3]
