"""Grids that turn round where the text runs from right to left.

WeasyPrint lays out the columns of every grid from the left, whatever the direction (CSS Grid 1, section 3.1
wants them in the direction of the text). Turning each grid round by hand would be rules for every row of
every document, and one forgotten is a name beside another's number. So each finished grid is turned here.
"""

from functools import wraps
from typing import Any

from weasyprint.layout import block, grid

GRIDS_OF_THE_ENGINE = grid.grid_layout


@wraps(GRIDS_OF_THE_ENGINE)
def mirrored_grid_layout(*args: Any, **kwargs: Any) -> Any:
    """As the engine lays a grid out, and then as its text runs."""
    result = GRIDS_OF_THE_ENGINE(*args, **kwargs)
    box = result[0]
    if box is not None and box.style["direction"] == "rtl":
        for child in box.children:
            _turn(child, box)
    return result


def _turn(child: Any, box: Any) -> None:
    """Move a cell as far from one side as it stood from the other."""
    left = box.content_box_x()
    turned = 2 * left + box.width - child.position_x - child.margin_width()
    child.translate(turned - child.position_x, 0)


def mirror_grids() -> None:
    """From now on, in this process."""
    for module in (grid, block):  # the other callers look it up in `grid` each time
        module.grid_layout = mirrored_grid_layout
