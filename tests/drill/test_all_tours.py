"""The tour of the journeys, with everybody seeing everything of theirs."""

import pytest

from tests.journeys.test_every_page import (
    addresses,
    demo,
    test_every_page_answers,
    test_every_page_fits_a_small_phone,
    test_every_page_has_one_heading,
    test_every_page_is_accessible,
    test_every_page_is_visited,
    test_every_page_leaves_the_browser_content,
    visits,
)

__all__ = [
    "addresses",
    "demo",
    "test_every_page_answers",
    "test_every_page_fits_a_small_phone",
    "test_every_page_has_one_heading",
    "test_every_page_is_accessible",
    "test_every_page_is_visited",
    "test_every_page_leaves_the_browser_content",
    "visits",
]


@pytest.fixture(scope="module")
def whole() -> bool:
    return True
