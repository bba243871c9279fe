"""A grid runs in the direction of its text: cells are looked for where a reader would look."""

import pytest
from weasyprint import HTML

from clinic.printing.mirrored_grids import mirror_grids

STYLE = (
    "@page { size: 400px 200px; margin: 20px } body { margin: 0 }"
    ".grid { display: grid; grid-template-columns: 100px 1fr; column-gap: 10px }"
)


def _cells(direction: str, inside: str = "") -> dict[str, tuple[float, float]]:
    """Left edge and width of every cell, by its letter."""
    cells = f"<div id=a>a</div><div id=b>b{inside}</div><div id=c>c</div>"
    markup = f"<html dir={direction}><style>{STYLE}</style><div class=grid>{cells}</div>"
    page = HTML(string=markup).render().pages[0]
    cells_found: dict[str, tuple[float, float]] = {}
    for box in page._page_box.descendants():
        if box.element is not None and box.element.get("id"):
            # The lines within a cell come after it, and are of the same element.
            cells_found.setdefault(box.element.get("id"), (box.position_x, box.margin_width()))
    return cells_found


@pytest.fixture(autouse=True)
def _mirrored() -> None:
    mirror_grids()


def test_grids_left_to_right_stay_as_they_are() -> None:
    assert _cells("ltr") == {"a": (20, 100), "b": (130, 250), "c": (20, 100)}


def test_grids_right_to_left_begin_at_the_right() -> None:
    assert _cells("rtl") == {"a": (280, 100), "b": (20, 250), "c": (280, 100)}


def test_grids_within_grids_are_turned_once() -> None:
    inner = "<div class=grid><div id=d>d</div><div id=e>e</div></div>"
    cells = _cells("rtl", inner)
    assert cells["b"] == (20, 250)
    assert cells["d"] == (170, 100)
    assert cells["e"] == (20, 140)
