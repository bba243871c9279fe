"""A second look at laid-out pages: no page nearly empty, and lines to write on down to its foot. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NEARLY_EMPTY = 0.45  # of the height between the margins
LINE = 26.75 * 4 / 3  # a ruled line with its border, in CSS pixels
MOST_LINES = 16
WORTH_IT = 4  # fewer are not worth laying out once more


@dataclass(frozen=True)
class Place:
    """Where something stands: page (from 0), and how far down it: 0 is the top margin, 1 the bottom one."""

    page: int
    down: float


def sections_to_follow_on(
    places: Mapping[str, Place], own_page: Iterable[str], order: list[str]
) -> list[str]:
    """Sections that start a page of their own, but would leave the page before them nearly empty."""
    found = []
    for key in own_page:
        before = order.index(key) - 1
        if before < 0:
            continue
        end = places[f"end-{order[before]}"]
        if end.page < places[key].page and end.down < NEARLY_EMPTY:
            found.append(key)
    return found


def lines_to_add(end: Place, height: float) -> int:
    """How many more ruled lines fit below the last one. `height`: between the margins, in CSS pixels."""
    fit = int((1 - end.down) * height / LINE) - 1
    return min(MOST_LINES, fit) if fit >= WORTH_IT else 0
