"""WeasyPrint prints the letters that were asked for: pictures are compared, for the text layer cannot tell.

A paper font that is cut in two files of one family and weight prints wrong letters under a right text layer.
"""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps
from weasyprint import HTML

from tools.fetch_fonts import CUTS, PAPER, Cut

LETTERS = {
    "Warm Text": "ŁódźŞğẫọệΕλέΚирщ05-(",
    "Warm Head": "ŁódźŞğẫọệ?W",
    "Warm Arabic": "سميرة؟",
    "Warm Hebrew": "שלוםך",
}
SIDE = 64  # pixels of the square that both pictures of a letter are fitted into
SAME = 0.80  # share of ink that two pictures of one letter have in common, anti-aliasing aside


def _ink(picture: Image.Image) -> Image.Image:
    """The letter alone, black on white turned into white on black, fitted into a square."""
    inked = ImageOps.invert(picture.convert("L")).point(lambda level: 255 if level > 127 else 0)
    return inked.crop(inked.getbbox()).resize((SIDE, SIDE))


def _printed(cut: Cut, letter: str) -> Image.Image:
    style = f"@page {{ size: 6in }} p {{ font: {cut.weight} 80pt '{cut.family}' }}"
    page = f"<link rel=stylesheet href=fonts.css><style>{style}</style><p>{letter}"
    pdf = HTML(string=page, base_url=f"{PAPER.parent}/").write_pdf()
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return document[0].render(scale=2).to_pil()


def _drawn(path: Path, letter: str) -> Image.Image:
    picture = Image.new("L", (600, 600), 255)
    font = ImageFont.truetype(str(path), 160, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(picture).text((200, 150), letter, font=font, fill=0)
    return picture


def _shared_ink(one: Image.Image, other: Image.Image) -> float:
    both, either = ImageChops.multiply(one, other), ImageChops.lighter(one, other)
    return sum(both.histogram()[128:]) / sum(either.histogram()[128:])


@pytest.mark.slow
@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.stem)
def test_fonts_print_the_letters_asked_for(cut: Cut) -> None:
    for letter in LETTERS[cut.family]:
        shared = _shared_ink(_ink(_printed(cut, letter)), _ink(_drawn(PAPER / f"{cut.stem}.ttf", letter)))
        assert shared > SAME, letter


def test_fonts_picture_of_another_letter_differs() -> None:
    """The measure can tell: Ł is not Â, Ş is not Ý."""
    path = PAPER / "WarmText-700.ttf"
    for letter, wrong in ("ŁÂ", "ŞÝ", "źù"):
        assert _shared_ink(_ink(_drawn(path, letter)), _ink(_drawn(path, wrong))) < SAME
