"""What a helper is to the client, in words."""

import pytest

from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.regions import load_region
from clinic.plans.relations import KINDS, TYPE_WORDS, inside_sentence, relation_words
from clinic.plans.wording import wording_for
from tests.factories.plan_examples.pieces import helper, worker

US = wording_for(load_region("us"))


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("sister", "your sister"),
        ("Sister", "your sister"),
        ("my sister", "your sister"),
        ("GP", "your GP"),
        ("Ade’s team lead", "Ade’s team lead"),
        ("brother-in-law’s friend", "your brother-in-law’s friend"),
        ("the caretaker", "the caretaker"),
        ("أخت", "your أخت"),
    ],
)
def test_relation_words_are_told_to_the_client(relation: str, said: str) -> None:
    assert relation_words(helper("x", "X", relation), US) == said


def test_relation_words_follow_the_type_when_nothing_was_typed() -> None:
    assert relation_words(worker("x", "X", "case_manager"), US) == "your case manager"
    assert relation_words(worker("x", "X", "social_club"), US) == ""


@pytest.mark.parametrize(
    ("typed", "inside"),
    [
        ("Once a week", "once a week"),
        ("Mondays at noon", "Mondays at noon"),
        ("Monday’s choir", "Monday’s choir"),
        ("December only", "December only"),
        ("AA meetings", "AA meetings"),
        ("I ring her", "I ring her"),
        ("Marching band", "marching band"),
        ("A walk", "a walk"),
        ("", ""),
    ],
)
def test_inside_sentence_lowers_no_day_and_no_month(typed: str, inside: str) -> None:
    assert inside_sentence(typed) == inside


def test_type_words_are_of_types_that_there_are() -> None:
    assert set(TYPE_WORDS) | set(KINDS) <= {one.key for one in catalogue().types}
