"""Helpers in words."""

from datetime import time

import pytest

from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.days import Hours
from clinic.foundation.regions import load_region
from clinic.plans.content_people import Reach
from clinic.plans.helper_words import PLACES_AND_GROUPS, contact_of, short_name, sign_of
from clinic.plans.wording import wording_for
from tests.factories.plan_examples.pieces import helper, phone, worker

US = wording_for(load_region("us"))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Rosa Okafor", "Rosa"),
        ("Dr. Wu", "Dr. Wu"),
        ("Father Tom", "Father Tom"),
        ("Mrs. Halloran", "Mrs. Halloran"),
        ("María del Carmen Abreu", "María del Carmen Abreu"),
        ("Petra", "Petra"),
    ],
)
def test_short_name_keeps_what_is_no_first_name(name: str, short: str) -> None:
    assert short_name(helper("x", name, "")) == short


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("The Boathouse", {"nature": "community"}),
        ("The Boathouse", {"type": "other"}),
        ("Peer Warmline", {"nature": "paid", "type": "helpline"}),
        ("Harbor Choir", {"nature": "paid", "type": "social_club"}),
    ],
)
def test_short_name_keeps_the_whole_name_of_a_place_or_a_group(name: str, known: dict[str, str]) -> None:
    assert short_name(helper("x", name, "", **known)) == name


def test_places_and_groups_are_types_that_there_are() -> None:
    assert {one.key for one in catalogue().types} >= PLACES_AND_GROUPS


def test_short_name_is_what_the_client_calls_them() -> None:
    assert short_name(helper("x", "Theodore Alvarado", "", called="Teo")) == "Teo"


def test_contact_of_joins_ways_as_a_sentence() -> None:
    contact = contact_of(helper("x", "X", "", phone("555 0101", "ring", "text", "message")), "call", US)
    assert contact.ways == "Call, text or leave a message"
    assert contact.way == "ring"


def test_contact_of_a_phone_without_way_or_hours_still_says_both() -> None:
    contact = contact_of(helper("x", "X", "", Reach("phone", "555 0101")), "call", US)
    assert (contact.ways, contact.when) == ("Call", "Ask what time is good")


def test_contact_of_takes_the_way_that_suits_the_client() -> None:
    voice, texts = phone("555 0101", "ring"), phone("555 0102", "text", "ring")
    one = helper("x", "X", "", voice, texts)
    assert contact_of(one, "call", US).number == "555 0101"
    assert (contact_of(one, "text", US).number, contact_of(one, "text", US).ways) == ("555 0102", "Text")


def test_contact_of_without_a_phone_is_a_place() -> None:
    place = Reach("place", "The blue door", ("knock",), (Hours((0,), time(7), time(15)),))
    one = helper("x", "X", "", phone("555 0101"), place)
    assert contact_of(one, "none", US).place == "The blue door"
    assert contact_of(one, "none", US).number == ""


def test_sign_of_is_round_for_the_unpaid_and_square_for_the_paid() -> None:
    assert sign_of(helper("x", "Teo Alvarado", "")).shape == "round"
    assert sign_of(worker("x", "Joy Lindqvist", "nurse")).shape == "square"
    assert sign_of(helper("x", "Choir", "", nature="community")).shape == "round"
    assert sign_of(helper("x", "Teo Alvarado", ""), filled=True).letters == "TA"
