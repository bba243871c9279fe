"""What the packaged fonts can print, asked before anything is printed."""

from dataclasses import replace

import pytest

from clinic.printing.copies_to_print import unprintable_in as unprintable_in_plan
from clinic.printing.glyphs import printable, printable_letters, texts_of, unprintable, unprintable_in
from tests.factories.contents import CONTENTS
from tests.printing.papers import payload_of


@pytest.mark.parametrize(
    "text", ["Łódź Şahin", "Nguyễn Thị Ngọc-Ánh", "سميرة الحدّاد", "שלום", "Ελένη", "Ирина", "½ € — “”"]
)
def test_unprintable_in_names_of_these_scripts_nothing(text: str) -> None:
    assert unprintable_in([("name", text)]) == []


@pytest.mark.parametrize(
    ("text", "letter"), [("王小明", "王"), ("किरण", "क"), ("Bo 😀", "😀"), ("\ue000", "\ue000")]
)
def test_unprintable_in_says_which_letter_and_where(text: str, letter: str) -> None:
    assert ("name", letter) in unprintable_in([("name", text)])


def test_unprintable_in_tells_each_letter_of_a_place_once() -> None:
    assert unprintable_in([("a", "王王"), ("b", "王")]) == [("a", "王"), ("b", "王")]


def test_unprintable_looks_through_the_whole_plan() -> None:
    sam = CONTENTS["sam"]
    assert unprintable(sam) == frozenset()
    named = replace(sam.helpers[0], name="王小明")
    assert unprintable(replace(sam, helpers=(named,))) == frozenset("王小明")


@pytest.mark.parametrize("name", CONTENTS)
def test_every_fixed_and_typed_letter_of_the_made_up_plans_can_be_printed(name: str) -> None:
    assert unprintable_in(texts_of(payload_of(CONTENTS[name]))) == []


def test_printable_letters_are_those_of_every_weight() -> None:
    assert ord("ệ") in printable_letters()
    assert 0x10FFFF not in printable_letters()


@pytest.mark.parametrize(
    ("typed", "paper"),
    [
        ("Łódź, Ngọc-Ánh, سميرة", "Łódź, Ngọc-Ánh, سميرة"),
        ("Bo 王小明 Lee", "Bo □ Lee"),
        ("We are \U0001f468\u200d\U0001f469\u200d\U0001f467 here \U0001f600!", "We are □ here □!"),
        ("call \u202e2410-555\u202c now", "call 2410-555 now"),
        ("half \ud800 a letter", "half □ a letter"),
        ("a\x00b\x85c", "a□b□c"),
        ("e" + "\u0301" * 5000, "e" + "\u0301" * 6),
        ("<b>{{ 7 }}</b> &amp;", "<b>{{ 7 }}</b> &amp;"),
    ],
)
def test_printable_puts_a_box_for_what_no_font_draws(typed: str, paper: str) -> None:
    assert printable({"words": [typed, 7, None]}) == {"words": [paper, 7, None]}


def test_unprintable_in_tells_a_tower_of_marks_by_its_mark() -> None:
    assert unprintable_in([("name", "Zo" + "\u0301" * 7)]) == [("name", "\u0301")]
    assert unprintable_in([("name", "שָׁלוֹם Nguyễn الْعَرَبِيَّة")]) == []


def test_unprintable_in_a_plan_that_holds_one_is_told_to_the_room_below() -> None:
    assert unprintable_in_plan(replace(CONTENTS["sam"], glad="My cat 字")) == frozenset("字")
