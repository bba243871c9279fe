"""Words in many scripts as they are printed, compared as pictures with the words drawn from the font alone.

The text layer can't tell: it reads right where letters are wrong, and "اآلن" where the page says "الآن".
"""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps
from weasyprint import HTML

from clinic.printing.assets import ASSETS, BASE
from clinic.printing.typesetter import PackagedFetcher

HEIGHT = 80  # of both pictures, in pixels
AS_WIDE = 0.03  # by how much their widths may differ
SAME = 0.86  # share of ink in common: outlines differ by a pixel, letters by far more
# Language, the word, the file that draws it.
WORDS = [
    ("ar", "الآن", "WarmArabic-700"),
    ("ar", "سميرة", "WarmArabic-400"),
    ("ar", "لا بأس", "WarmArabic-400"),
    ("ar", "الحدّاد", "WarmArabic-700"),
    ("fa", "پیژن", "WarmArabic-400"),
    ("vi", "Nguyễn", "WarmText-400"),
    ("vi", "Thủy", "WarmHead-700"),
    ("pl", "Łódź", "WarmText-700"),
    ("pl", "Żółw", "WarmHead-800"),
    ("tr", "Işığın", "WarmText-600"),
    ("tr", "Şahin", "WarmHead-700"),
    ("ro", "Țări", "WarmText-400"),
    ("el", "Ελένη", "WarmText-400"),
    ("ru", "Щукин", "WarmText-700"),
    ("uk", "Їжак", "WarmText-400"),
    ("he", "שלום", "WarmHebrew-700"),
]
FAMILIES = {
    "WarmText": "Warm Text",
    "WarmHead": "Warm Head",
    "WarmArabic": "Warm Arabic",
    "WarmHebrew": "Warm Hebrew",
}
RIGHT_TO_LEFT = ("ar", "fa", "he")


def _printed(language: str, word: str, file: str) -> Image.Image:
    family, weight = file.split("-")
    paragraph = f"font: {weight} 90px '{FAMILIES[family]}'; margin: 0"
    style = f"@page {{ size: 900px 300px; margin: 40px }} p {{ {paragraph} }}"
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    head = f"<link rel=stylesheet href=fonts.css><style>{style}</style>"
    markup = f"<html lang={language} dir={direction}>{head}<p>{word}"
    pdf = HTML(string=markup, base_url=BASE, url_fetcher=PackagedFetcher()).write_pdf()
    with pypdfium2.PdfDocument(BytesIO(pdf)) as opened:
        return opened[0].render(scale=2).to_pil()


def _drawn(language: str, word: str, file: str) -> Image.Image:
    picture = Image.new("L", (1800, 500), 255)
    font = ImageFont.truetype(str(ASSETS / "fonts" / f"{file}.ttf"), 180, layout_engine=ImageFont.Layout.RAQM)
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    ImageDraw.Draw(picture).text((300, 150), word, font=font, fill=0, direction=direction, language=language)
    return picture


def _ink(picture: Image.Image) -> Image.Image:
    """The word alone, white on black."""
    inked = ImageOps.invert(picture.convert("L")).point(lambda level: 255 if level > 127 else 0)
    return inked.crop(inked.getbbox())


def _shared(one: Image.Image, other: Image.Image) -> float:
    """Share of the ink that two words have in common; none where one is wider than the other."""
    shapes = [word.width / word.height for word in (one, other)]
    if abs(shapes[0] / shapes[1] - 1) > AS_WIDE:
        return 0.0
    size = round(HEIGHT * shapes[0]), HEIGHT
    words = [word.resize(size) for word in (one, other)]
    both, either = ImageChops.multiply(*words), ImageChops.lighter(*words)
    return sum(both.histogram()[128:]) / sum(either.histogram()[128:])


@pytest.mark.parametrize(("language", "word", "file"), WORDS, ids=[f"{one[0]}-{one[2]}" for one in WORDS])
def test_words_are_printed_as_they_are_written(language: str, word: str, file: str) -> None:
    assert _shared(_ink(_printed(language, word, file)), _ink(_drawn(language, word, file))) > SAME


@pytest.mark.parametrize(
    ("language", "word", "wrong", "file"),
    [
        ("ar", "الآن", "اآلن", "WarmArabic-700"),  # as the text layer reads it
        ("ar", "سميرة", "سمرية", "WarmArabic-400"),  # joined pairs swapped
        ("pl", "Łódź", "Âódù", "WarmText-700"),  # two files of one family and weight
        ("tr", "Şahin", "Ýahin", "WarmHead-700"),
        ("el", "Ελένη", "Ελήνη", "WarmText-400"),
    ],
)
def test_pictures_of_wrong_words_differ(language: str, word: str, wrong: str, file: str) -> None:
    """The measure can tell."""
    assert _shared(_ink(_printed(language, word, file)), _ink(_drawn(language, wrong, file))) < SAME
