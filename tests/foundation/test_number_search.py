import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.contact_points import (
    find_numbers,
    fold_number,
    mentions_number,
    same_number,
    tidy_phone,
)

US_FORMS = [
    "9195550171", "919-555-0171", "(919) 555-0171", "919.555.0171", "919 555 0171", "+19195550171",
    "+1 (919) 555—0171", "1-919-555-0171", "(919)555-0171", "919\u00a0555\u00a00171", "٩١٩ ٥٥٥ ٠١٧١",
    "９１９-５５５-０１７１", "919\u200b5550171", "9 1 9 5 5 5 0 1 7 1", "919/555-0171", "919 - 555 - 0171",
]  # fmt: skip
UK_FORMS = [
    "07700 900123", "07700900123", "+447700900123", "+44 7700 900123", "+44 (0)7700 900123",
    "0044 7700 900123", "011 44 7700 900123", "(07700) 900 123", "07700-900-123",
]  # fmt: skip


@pytest.mark.parametrize("form", US_FORMS)
def test_us_number_is_found_in_any_format(form: str) -> None:
    text = f"Ring Ann on {form}, or leave a note."
    assert find_numbers(text) == ["9195550171"]
    assert mentions_number(text, "(919) 555-0171")
    assert same_number(form, "919-555-0171")
    assert not mentions_number(text, "(919) 555-0172")


@pytest.mark.parametrize("form", UK_FORMS)
def test_uk_number_is_found_in_any_format(form: str) -> None:
    text = f"Ann ({form})"
    assert find_numbers(text) == ["7700900123"]
    assert mentions_number(text, "+44 7700 900123")
    assert same_number(form, "07700 900123")


def test_same_number_without_area_code() -> None:
    assert same_number("555-0171", "(919) 555-0171")
    assert not same_number("(505) 555-0171", "(919) 555-0171")
    assert not same_number("0171", "(919) 555-0171")
    assert not same_number("", "")


def test_same_number_short_codes_are_whole() -> None:
    assert same_number("988", "9-8-8")
    assert not same_number("988", "5550988")


def test_same_number_ignores_extension_and_spelling() -> None:
    assert same_number("919 555 0171 ext. 23", "+1 919 555 0171")
    assert same_number("1-800-950-NAMI", "(800) 950-6264")


def test_leeds_number_is_not_taken_for_dialling_abroad() -> None:
    assert fold_number("0113 496 0000") == "1134960000"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Room 12, bed 4",
        "2026-03-13 10:30",
        "13/03/2026 at 9:30",
        "13.03.2026",
        "3-13-2026",
        "Ring 988",
        "£1,200.50",
    ],
)
def test_find_numbers_passes_over_what_is_none(text: str) -> None:
    assert find_numbers(text) == []


def test_find_numbers_several_in_order_each_once() -> None:
    text = "919.555.0171 or (505) 555 0142; +1 919 555 0171\n555 0190"
    assert find_numbers(text) == ["9195550171", "5055550142", "5550190"]


def test_find_numbers_side_by_side() -> None:
    assert find_numbers("919 555 0171 505 555 0142") == ["9195550171", "5055550142"]


def test_mentions_number_beside_other_digits() -> None:
    assert mentions_number("flat 12 919 555 0171 24 hours", "919-555-0171")
    assert mentions_number("+19195550171 24 hours", "919-555-0171")
    assert mentions_number("his mobile is 5550171", "919-555-0171")
    assert not mentions_number("reference 91955501712", "919-555-0171")
    assert not mentions_number("(505) 555-0171", "919-555-0171")
    assert not mentions_number("anything", "")


def test_mentions_number_short_code_alone() -> None:
    assert mentions_number("Ring 988.", "988")
    assert not mentions_number("Ring 9885 or 1988", "988")


@given(
    st.integers(2_000_000_000, 9_999_999_999),
    st.lists(st.sampled_from(["", " ", "-", ".", ") "]), min_size=2),
)
def test_every_grouping_is_found(number: int, gaps: list[str]) -> None:
    digits = str(number)
    written = f"{digits[:3]}{gaps[0]}{digits[3:6]}{gaps[1]}{digits[6:]}"
    assert mentions_number(f"before {written} after", digits)
    assert tidy_phone(written, "US").digits == digits


@given(st.text(), st.text())
def test_search_never_breaks(text: str, number: str) -> None:
    assert all(len(found) >= 1 and found.isdecimal() for found in find_numbers(text))
    assert same_number(text, number) == same_number(number, text)
    assert mentions_number(text, number) in (True, False)


@given(st.text("0123456789+()-. xA", max_size=40))
def test_fold_number_is_digits_wherever_there_is_one(text: str) -> None:
    folded = fold_number(text)
    assert folded == "" or folded.isdecimal()
    assert bool(folded) == any(char.isdecimal() for char in text)
