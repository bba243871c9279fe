import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.text import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("O'Connor", "oconnor"),
        ("O’Connor", "oconnor"),
        ("O´Connor", "oconnor"),
        ("Oʼconnor", "oconnor"),
        ("Nguyễn", "nguyen"),
        ("Đặng Łódź Ærø", "dang lodz aero"),
        ("Straße", "strasse"),
        ("İstanbul ışık Şahin", "istanbul isik sahin"),
        ("Anne-Marie   (Bo)", "anne marie bo"),
        ("St. Brigid’s choir", "st brigids choir"),
        ("  J.R.  ", "jr"),
        ("سَمِيرَة أحمد", "سميره احمد"),
        ("٩١٩ 555", "919 555"),
        ("がぎ", "がぎ"),
        ("किरण", "किरण"),
        ("김민수", "김민수"),
        ("Ro\u200bsa", "rosa"),
        ("\u200f\u202a", ""),
        ("?!", ""),
    ],
)
def test_fold_finds_the_plain_form(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_fold_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())


@given(st.text())
def test_fold_ignores_case_and_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text.casefold()) == fold(text)
