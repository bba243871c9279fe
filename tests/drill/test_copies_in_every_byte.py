"""Two thousand random papers, printed: nothing withheld is in any byte. The tests print a hundred of them.

Each is searched in its decoded streams, names, ids, bookmarks and text, and each holds something that its
reader may have: a search that found nothing would prove nothing.
"""

from collections.abc import Callable, Iterator

import pytest

from clinic.printing.documents.registry import DOCUMENTS
from clinic.printing.render import Press
from tests.printing.rendered_draws import Printed, printed_draws, share_of

DRAWS = 2_000
FOR_OTHERS = ("supporter", "handover")  # whose readers may be told of treatment, with the notice


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
    wrong = [one for one in found if one.problem or one.leaked or not one.told]
    drill_result(f"Every byte: {document}", _words(found, wrong), "0 leaks, 0 invalid", ok=not wrong)
    assert not wrong
    if document in FOR_OTHERS:
        assert any(one.draw.has_notice for one in found)
        assert any(not one.draw.has_notice for one in found)
    assert any(one.draw.takes_back for one in found)
    assert any(one.draw.last_day for one in found)


def _words(found: list[Printed], wrong: list[Printed]) -> str:
    leaks, invalid = sum(bool(one.leaked) for one in wrong), sum(bool(one.problem) for one in wrong)
    notices = sum(one.draw.has_notice for one in found)
    back = sum(one.draw.takes_back for one in found)
    ends = sum(one.draw.last_day for one in found)
    return (
        f"{len(found)} papers ({notices} tell of treatment, {back} after withdrawals, {ends} on a last day): "
        f"{leaks} leaks, {invalid} invalid"
    )
