"""Two thousand random papers, printed: nothing withheld is in any byte. The tests print a hundred of them."""

from collections.abc import Iterator

import pytest

from clinic.printing.documents.registry import DOCUMENTS
from clinic.printing.render import Press
from tests.printing.rendered_draws import printed_draws, share_of

DRAWS = 2_000


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paper_holds_nothing_withheld_in_any_byte(document: str, press: Press) -> None:
    of_a_hundred = sum(share_of(one) for one in DOCUMENTS)
    draws = -(-DRAWS * share_of(document) // of_a_hundred)
    found = list(printed_draws(press, document, draws))
    assert not [one for one in found if one.problem or one.leaked or not one.told]
