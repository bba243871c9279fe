"""Codes that a plan holds are read back in the words of the lists they came from."""

import re

import pytest

from clinic.plans.code_words import LISTS, PEOPLE, QUESTIONS, labels_of
from clinic.plans.compare import sayings_of, with_names
from clinic.plans.content import PlanContent
from clinic.plans.pieces import pieces
from clinic.plans.plan_texts import place_words
from tests.factories.contents import CONTENTS

CODE = re.compile(r"[a-z]+(?:_[a-z]+)+|standard|ring|neighbour")


def test_fields_with_codes_have_labels() -> None:
    named = {*LISTS, *QUESTIONS, *PEOPLE, *place_words()["codes"]}
    assert [where for where in named if not labels_of(where)] == []


@pytest.mark.parametrize("key", CONTENTS)
def test_no_made_up_plan_shows_a_code(key: str) -> None:
    plan: PlanContent = CONTENTS[key]
    shown = {one.words for one in pieces(with_names(plan), sayings_of(plan))}
    assert [words for words in shown if CODE.fullmatch(words)] == []
