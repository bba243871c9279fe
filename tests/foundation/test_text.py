import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.text import BadText, has_odd_zero_width, tidy_line, tidy_words

REFUSED = [
    ("\x00", "control"),
    ("\x07", "control"),
    ("\x0b", "control"),
    ("\x1b", "control"),
    ("\x7f", "control"),
    ("\x85", "control"),
    ("\x9b", "control"),
    ("\u2028", "separator"),
    ("\u2029", "separator"),
    ("\u202e", "bidi"),
    ("\u2066", "bidi"),
    ("\u200f", "bidi"),
    ("\ud83d", "broken"),
    ("\ufffe", "broken"),
    ("\ufdd0", "broken"),
    ("\U0001ffff", "broken"),
]


@pytest.mark.parametrize("tidy", [tidy_line, tidy_words])
@pytest.mark.parametrize(("char", "problem"), REFUSED)
def test_tidy_refuses_in_the_middle_and_at_the_edges(tidy, char: str, problem: str) -> None:
    for text, place in [(f"Rosa{char}Diaz", 5), (f"{char}Rosa", 1), (f"Rosa {char}", 6)]:
        with pytest.raises(BadText) as caught:
            tidy(text)
        assert (caught.value.problem, caught.value.place) == (problem, place)
        assert f"character {place}" in str(caught.value)
        assert "Rosa" not in str(caught.value)


def test_tidy_line_trims_and_composes() -> None:
    assert tidy_line("  Nguye\u0302\u0303n\u00a0\n") == "Nguyễn"
    assert tidy_line("") == tidy_line(" \t\r\n ") == ""


@pytest.mark.parametrize("inner", ["\n", "\t", "\r\n", "\r"])
def test_tidy_line_refuses_breaks_inside(inner: str) -> None:
    with pytest.raises(BadText) as caught:
        tidy_line(f"Rosa{inner}Diaz")
    assert caught.value.problem == "newline"


def test_tidy_words_keeps_breaks_and_tabs() -> None:
    assert tidy_words("\r\n one\r\n\r\n\ttwo \rthree\n\n") == "one\n\n\ttwo \nthree"


@given(st.text())
def test_tidy_words_accepts_or_refuses_and_is_stable(raw: str) -> None:
    try:
        tidied = tidy_words(raw)
    except BadText:
        return
    assert tidy_words(tidied) == tidied
    assert unicodedata.is_normalized("NFC", tidied)
    tidied.encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M"]), min_size=1))
def test_tidy_line_returns_what_is_printable_unchanged_but_for_nfc(raw: str) -> None:
    assert tidy_line(raw) == unicodedata.normalize("NFC", raw)


@pytest.mark.parametrize(
    "text",
    [
        "Ro\u200bsa",
        "\ufeffRosa",
        "Rosa\u2060",
        "Ro\u00adsa",
        "R\u200dosa",
        "\u200d",
        "Rosa\u200c",
        "1\u200d☎",
    ],
)
def test_has_odd_zero_width_finds_hidden_characters(text: str) -> None:
    assert has_odd_zero_width(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa",
        "",
        "می\u200cخواهم",
        "क्\u200dष",
        "ภาษา\u200bไทย",
        "👩\u200d⚕\ufe0f",
        "👩🏽\u200d🚒",
        "🏳\ufe0f\u200d⚧",
    ],
)
def test_has_odd_zero_width_leaves_scripts_that_need_it(text: str) -> None:
    assert not has_odd_zero_width(text)
