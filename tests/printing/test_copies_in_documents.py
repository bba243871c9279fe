"""Random plans in every document: nothing that its reader may not have is among the values of the paper."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.printing.documents.registry import DOCUMENTS
from tests.printing.copy_draws import drawn

NUMBERS = st.integers(0, 2**48)


@pytest.mark.parametrize("key", DOCUMENTS)
@settings(max_examples=100, deadline=None)
@given(number=NUMBERS)
def test_document_holds_nothing_withheld(key: str, number: int):
    paper = drawn(DOCUMENTS[key], number)
    if paper is None:
        return
    words = json.dumps(paper.payload, ensure_ascii=False)
    assert [text for text in paper.may_hold if text in words], "the search finds what is there"
    assert not [text for text in paper.withheld if text in words]


@pytest.mark.parametrize("key", ["fridge_sheet", "wallet_cards", "supporter"])
@settings(max_examples=50, deadline=None)
@given(number=NUMBERS)
def test_document_that_others_see_carries_no_name_of_the_clinic(key: str, number: int):
    paper = drawn(DOCUMENTS[key], number)
    if paper is None or paper.plan.client.shows_organisation:
        return
    assert paper.plan.organisation not in json.dumps(paper.payload)
