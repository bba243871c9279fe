"""Every document looks as it did when somebody looked. Made anew by `python -m tools.golden_pictures`."""

import pytest
from PIL import Image

from tests.printing.golden_papers import (
    FOLDER,
    TOLERANCE,
    Golden,
    all_goldens,
    as_file,
    difference,
    picture_of,
)
from tests.printing.papers import Papers

GOLDENS = all_goldens()


@pytest.mark.slow
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_paper_looks_as_it_did(papers: Papers, golden: Golden) -> None:
    result = papers.printed(golden.document, golden.payload())
    assert result.pdf is not None, result.problem
    assert golden.file.exists(), "Look at it, then: python -m tools.golden_pictures"
    with Image.open(golden.file) as kept:
        assert difference(picture_of(result.pdf), kept.convert("L")) < TOLERANCE


def test_no_picture_is_left_of_a_paper_that_is_no_more() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == {golden.file.name for golden in GOLDENS}


def test_difference_sees_a_line_that_is_gone_and_not_a_smoother_edge() -> None:
    page = Image.new("L", (400, 500), 255)
    with_line, smooth = page.copy(), page.copy()
    with_line.paste(0, (40, 100, 340, 104))
    smooth.paste(200, (40, 100, 340, 104))
    assert difference(page, with_line) > TOLERANCE
    assert difference(page, smooth) == 0.0
    assert difference(page, Image.new("L", (800, 500), 255)) == 1.0


def test_as_file_keeps_a_picture_as_it_is(papers: Papers) -> None:
    picture = picture_of(papers.named("bare").pdf)
    assert len(as_file(picture)) < 100_000
