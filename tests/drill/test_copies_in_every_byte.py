"""Two thousand random papers, printed: nothing withheld is in any byte. The tests print a hundred of them."""

from collections.abc import Callable, Iterator

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
def test_paper_holds_nothing_withheld_in_any_byte(
    document: str, press: Press, drill_result: Callable[..., None]
) -> None:
    of_a_hundred = sum(share_of(one) for one in DOCUMENTS)
    draws = -(-DRAWS * share_of(document) // of_a_hundred)
    found = list(printed_draws(press, document, draws))
    leaked = sum(bool(one.leaked) for one in found)
    invalid = sum(bool(one.problem) for one in found)
    unseen = sum(not one.told for one in found)
    drill_result(
        f"Copies printed, every byte read: {document}",
        f"{len(found)} copies, {leaked} leak, {invalid} invalid, {unseen} without their control",
        "0 leak, 0 invalid, 0 without",
        ok=not leaked + invalid + unseen,
    )
    assert not [one for one in found if one.problem or one.leaked or not one.told]
