"""What must leave page 1 so that it stays one page. Pure."""

from collections.abc import Mapping, Sequence


def fewest_moves(may_move: Sequence[str], too_much: float, heights: Mapping[str, float]) -> int | None:
    """How many things must move, in the order in which they may; None when heights alone can't tell.

    `too_much`: by how much page 1 is too high with everything on it. `heights`: of what may move, by key;
    what is not on this page has none, and what sets the page closer has none either.
    """
    for count, key in enumerate(("", *may_move)):
        too_much -= heights.get(key, 0)
        if too_much <= 0:
            return count
    return None
