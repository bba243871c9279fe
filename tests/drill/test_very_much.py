"""So much at once that it takes minutes: 400 people, 200 appointments, in every document that shows them."""

from collections.abc import Callable

import pytest

from clinic.printing.documents import DOCUMENTS
from clinic.printing.render import Press
from tests.printing.bad_input import letters_off_the_page, with_appointments, with_contacts
from tests.printing.reader_papers import MUCH, reader_payload

PLANS = {"contacts": with_contacts(400), "appointments": with_appointments(200)}


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_very_much_is_printed_whole_and_within_limits(
    document: str, plan: str, drill_result: Callable[..., None]
) -> None:
    content = PLANS[plan]
    to = content.helpers[0].key if document == "supporter" else ""
    with Press() as press:
        result = press.render(document, reader_payload(document, content, to, MUCH))
    assert result.pdf is not None, result.problem
    outside = letters_off_the_page(result.pdf)
    value = f"{result.pages} pages, {len(outside)} letters off them"
    drill_result(f"Very many {plan}: {document}", value, "made, and 0 off the page", ok=not outside)
    assert outside == []
