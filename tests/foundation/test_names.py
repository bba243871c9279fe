import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.names import NOBODY
from clinic.foundation.text import fold, initials, is_placeholder_name


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Teo Alvarado", "TA"),
        ("Dr. Anil Menon", "AM"),
        ("Anil Menon, MD", "AM"),
        ("J. R. Smith Jr.", "JS"),
        ("St. Brigid's choir", "SB"),
        ("María del Carmen Abreu", "MA"),
        ("Mrs. Halloran", "H"),
        ("Rosa", "R"),
        ("rosa diaz", "RD"),
        ("(Auntie) Bo", "B"),
        ("Do Thi Lan", "DL"),
        ("Émile Zola", "ÉZ"),
        ("E\u0301mile", "E\u0301"),
        ("سميرة الحدّاد", "س"),
        ("王小明", "王"),
        ("किरण देसाई", "किदे"),
        ("24/7 crisis line", "2"),
        ("ßam", "ß"),
        ("Mr.", "M"),
        ("★", ""),
        ("", ""),
    ],
)
def test_initials_of(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(min_size=1))
def test_initials_come_from_the_name(name: str) -> None:
    letters = initials(name)
    assert bool(letters) == any(char.isalnum() for char in name)


@pytest.mark.parametrize(
    "name",
    [
        "TBD",
        "tbd (ask Tolu)",
        "To be confirmed",
        "the team",
        "The  TEAM.",
        "duty desk",
        "Duty worker",
        "n/a",
        "NA",
    ]
    + [
        "unknown",
        "?",
        "-",
        "...",
        "",
        "someone",
        "Someone from the team",
        "the nurse on duty",
        "on-call doctor",
    ]
    + ["no-one", "Don’t know", "the ward", "whoever is on", "555 0101", "غير معروف", "por confirmar"],
)
def test_is_placeholder_name_refuses(name: str) -> None:
    assert is_placeholder_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Rosa",
        "Rosa?",
        "Na",
        "Nil",
        "An",
        "O",
        "Thu",
        "Mum",
        "pharmacist",
        "Tolu (duty desk)",
        "To Van An",
        "Ward",
    ]
    + ["Team Lead Joe", "Duty Smith", "سميرة", "王小明", "Nobody's Friend Joe"],
)
def test_is_placeholder_name_lets_names_through(name: str) -> None:
    assert not is_placeholder_name(name)


def test_placeholder_list_is_folded() -> None:
    assert {fold(word) for word in NOBODY} == NOBODY
