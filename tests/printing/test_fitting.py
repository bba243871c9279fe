"""What must leave page 1, from heights alone."""

import pytest

from clinic.printing.fitting import fewest_moves

MAY_MOVE = ("ticks", "note", "room")
HEIGHTS = {"ticks": 60.0, "note": 20.0, "margins": 500.0}


@pytest.mark.parametrize(
    ("too_much", "count"), [(-5.0, 0), (0.0, 0), (0.1, 1), (60.0, 1), (60.1, 2), (80.0, 2), (80.1, None)]
)
def test_fewest_moves_takes_as_few_as_will_do(too_much: float, count: int | None) -> None:
    assert fewest_moves(MAY_MOVE, too_much, HEIGHTS) == count


def test_fewest_moves_passes_over_what_is_not_there() -> None:
    assert fewest_moves(("gone", "note"), 10.0, HEIGHTS) == 2
