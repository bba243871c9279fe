"""No page nearly empty, and lines to write on down to the foot."""

import pytest

from clinic.printing.fitting import MOST_LINES, Place, lines_to_add, sections_to_follow_on

ORDER = ["changes", "people", "week"]


def _places(end_of_changes: float) -> dict[str, Place]:
    return {
        "changes": Place(1, 0.0),
        "end-changes": Place(1, end_of_changes),
        "people": Place(2, 0.0),
        "end-people": Place(2, 0.9),
        "week": Place(3, 0.0),
    }


@pytest.mark.parametrize(("end", "found"), [(0.2, ["people"]), (0.44, ["people"]), (0.46, []), (0.99, [])])
def test_sections_to_follow_on_where_the_page_before_is_nearly_empty(end: float, found: list[str]) -> None:
    assert sections_to_follow_on(_places(end), ["people", "week"], ORDER) == found


def test_sections_to_follow_on_never_the_first() -> None:
    assert sections_to_follow_on(_places(0.9), ["changes"], ORDER) == []


@pytest.mark.parametrize(("down", "lines"), [(0.99, 0), (0.9, 0), (0.5, 11), (0.1, MOST_LINES)])
def test_lines_to_add_fill_the_page(down: float, lines: int) -> None:
    assert lines_to_add(Place(4, down), 900.0) == lines
