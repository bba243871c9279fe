"""Sentences with marked parts."""

import pytest

from clinic.foundation.regions import load_region
from clinic.plans.phrases import Piece, name, number, phrase, plain, typed
from clinic.plans.wording import wording_for


def test_phrase_marks_names_and_numbers() -> None:
    said = phrase("Call {who}: {number}.", who=name("سميرة"), number=number("555 0101"))
    assert said == (
        Piece("Call "),
        Piece("سميرة", "name"),
        Piece(": "),
        Piece("555 0101", "number"),
        Piece("."),
    )
    assert plain(said) == "Call سميرة: 555 0101."


def test_phrase_typed_braces_stay_text() -> None:
    assert plain(phrase("Say: {words}", words="{number} {{x}}")) == "Say: {number} {{x}}"


def test_phrase_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("Call {who}.")


def test_phrase_takes_phrases() -> None:
    inner = phrase("{day}, {time}", day="Monday", time="9 am")
    assert plain(phrase("{when}: visit", when=inner)) == "Monday, 9 am: visit"


@pytest.mark.parametrize(
    ("message", "words", "said"),
    [
        ("You go to {it}.", "where he left it.", "You go to where he left it."),
        ("You go to {it}. Then rest.", "where?", "You go to where? Then rest."),
        ("{it}, 9 am", "The clinic. It is free.", "The clinic. It is free, 9 am"),
        ("{it}: Rosa", "Keys.", "Keys: Rosa"),
        ("{it}, Rosa", "From 9 a.m.", "From 9 a.m., Rosa"),
        ("Say: {it}", "Come.", "Say: Come."),
    ],
)
def test_phrase_never_doubles_a_stop(message: str, words: str, said: str) -> None:
    assert plain(phrase(message, it=words)) == said


def test_typed_nothing_is_no_phrase() -> None:
    assert typed("") == ()


@pytest.mark.parametrize(
    ("us", "uk"),
    [
        ("Call first", "Ring first"),
        ("If nobody has called me", "If nobody has rung me"),
        ("She calls.", "She rings."),
        ("Recall the caller", "Recall the caller"),
        ("The call that finishes the plan", "The call that finishes the plan"),
        ("Reminder calls", "Reminder calls"),
        ("Nobody called yet?", "Nobody rang yet?"),
    ],
)
def test_wording_rings_only_where_people_ring(us: str, uk: str) -> None:
    assert wording_for(load_region("us")).label(us) == us
    assert wording_for(load_region("uk")).label(us) == uk


def test_wording_never_rewords_what_was_typed() -> None:
    said = wording_for(load_region("uk")).say("Call {who}.", who=name("Callum Call"))
    assert plain(said) == "Ring Callum Call."
