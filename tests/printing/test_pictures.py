"""Pages as pictures."""

from io import BytesIO

import pytest
from PIL import Image

from clinic.printing.limits import Limits
from clinic.printing.pictures import NoPictures, page_pictures, picture_of_page
from tests.printing.papers import Papers


def test_page_pictures_are_one_png_a_page(papers: Papers) -> None:
    paper = papers.named("bare")
    pictures = page_pictures(paper.pdf, width=300)
    assert len(pictures) == paper.result.pages
    first = Image.open(BytesIO(pictures[0]))
    assert (first.format, first.width) == ("PNG", 300)
    assert first.convert("L").getextrema()[0] < 60  # there is ink on it


def test_picture_of_page_is_that_page(papers: Papers) -> None:
    pdf = papers.named("bare").pdf
    assert picture_of_page(pdf, 2, width=200) == page_pictures(pdf, width=200)[1]


@pytest.mark.parametrize("page", [6, 99])
def test_picture_of_page_that_is_not_there(papers: Papers, page: int) -> None:
    with pytest.raises(NoPictures):
        picture_of_page(papers.named("bare").pdf, page)


def test_page_pictures_of_something_else_say_so_plainly() -> None:
    with pytest.raises(NoPictures, match="You can still open the PDF"):
        page_pictures(b"no pdf at all")


def test_page_pictures_that_take_too_long_are_stopped(papers: Papers) -> None:
    with pytest.raises(NoPictures, match="too long"):
        page_pictures(papers.named("bare").pdf, limits=Limits(wall=0.05))
