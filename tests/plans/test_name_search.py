"""Finding a name in typed words: whole words, possessives, and no noise from a shared first name."""

import pytest

from clinic.plans.name_search import Sought, holds, name_words, sought_for, written


def is_found(text: str, name: str, *shared: str) -> bool:
    return any(holds(written(text), one) for one in sought_for(name, shared))


@pytest.mark.parametrize(
    "text",
    [
        "Joe Carter rings on Mondays",
        "ask JOE CARTER",
        "joe carter's flat",
        "Joe’s old flat",
        "joes number",
        "Mr. Carter",
        "joe",
        "Call Joe, then wait",
        "(Joe)",
    ],
)
def test_name_is_found(text: str):
    assert is_found(text, "Joe Carter")


@pytest.mark.parametrize("text", ["Joey rings", "a carton of milk", "Cartersville", "jo", "", "the cartoon"])
def test_name_is_not_found_in_other_words(text: str):
    assert not is_found(text, "Joe Carter")


def test_first_name_that_somebody_else_bears_tells_nothing():
    """There are two Joes: only the full name, or the part that is his alone, tells who is meant."""
    assert not is_found("Joe rings on Monday", "Joe Carter", "joe", "baker")
    assert is_found("Joe Carter rings", "Joe Carter", "joe", "baker")
    assert is_found("Mr Carter rings", "Joe Carter", "joe", "baker")


def test_only_name_is_sought_even_when_shared():
    assert sought_for("Joe", ["joe"]) == (Sought("joe", whole=True),)


@pytest.mark.parametrize(
    ("text", "found"), [("I will call", False), ("call Will first", True), ("may I come in May?", True)]
)
def test_everyday_name_needs_its_capital(text: str, found: bool):
    assert is_found(text, "May" if "may" in text else "Will") is found


def test_two_letter_name_needs_its_capital():
    assert is_found("Ask An Nguyễn", "An Nguyen")
    assert is_found("Ask An", "An")
    assert not is_found("ask an uncle", "An")
    assert not is_found("ask an uncle", "An Nguyen")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NGUYEN Thi", "Nguyễn"),
        ("O'Connor's car", "OConnor"),
        ("Zoe's garden", "Zoë"),
        ("اتصل بسميرة اليوم", "سميرة"),
        ("وسميرة تطبخ", "سميرة"),
        ("请打电话给王小明吧", "王小明"),
    ],
)
def test_name_is_found_however_it_is_written(text: str, name: str):
    assert is_found(text, name)


def test_name_words_pass_over_titles_and_letters_after():
    assert name_words("Dr. Anil Menon, MD") == ("anil", "menon")
    assert name_words("Dr.") == ("dr",)
    assert name_words("") == ()
    assert sought_for("", ()) == ()
