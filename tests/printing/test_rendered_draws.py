"""A hundred random papers, printed: nothing withheld is in any byte of any of them."""

import pytest

from clinic.printing.documents.registry import DOCUMENTS
from clinic.printing.render import Press
from tests.printing.rendered_draws import printed_draws, share_of


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paper_holds_nothing_withheld_in_any_byte(document: str, press: Press):
    for one in printed_draws(press, document, share_of(document)):
        assert not one.problem, one
        assert one.told, "the search finds what the reader may have"
        assert not one.leaked, one


def test_draws_are_a_hundred():
    assert sum(share_of(document) for document in DOCUMENTS) >= 100
