"""A logo: only pixels of what was sent are kept, whatever was sent; and how it stands on paper."""

import struct
import zlib
from io import BytesIO

import page as ua
import pytest
from pikepdf import Dictionary, Pdf
from PIL import Image, PngImagePlugin
from weasyprint.urls import FatalURLFetchingError

from clinic.printing.assets import BASE
from clinic.printing.letterhead import LOGO_FILE, Logo, logo_in, logo_values
from clinic.printing.logo import MOST_BYTES, NO_PICTURE, NOTHING, TOO_BIG, BadPicture, picture_of
from clinic.printing.typesetter import PackagedFetcher
from tests.factories.plan_examples.marisol import MARISOL
from tests.printing.papers import Papers
from tests.printing.reader_papers import reader_paper, reader_payload


def png(width: int = 40, height: int = 20, colour: str = "#2c5c3b", mode: str = "RGB", **more) -> bytes:
    target = BytesIO()
    Image.new(mode, (width, height), colour).save(target, "PNG", **more)
    return target.getvalue()


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))


def test_picture_of_png_and_jpeg_is_a_png_of_our_own() -> None:
    target = BytesIO()
    Image.new("CMYK", (30, 30)).save(target, "JPEG")
    for sent in (png(), target.getvalue(), png(mode="P", colour=1)):
        kept = picture_of(sent)
        assert opened(kept.png).format == "PNG"
        assert opened(kept.png).mode == "RGB"


def test_picture_of_keeps_pixels_and_nothing_else() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "<script>alert('secret')</script>")
    sent = png(pnginfo=told) + b"PK\x03\x04 hidden archive"
    kept = picture_of(sent)
    assert b"secret" in sent
    assert b"secret" not in kept.png
    assert b"hidden" not in kept.png
    assert opened(kept.png).info == {}
    assert opened(kept.png).getpixel((3, 3)) == (0x2C, 0x5C, 0x3B)


def test_picture_of_clear_pixels_is_white() -> None:
    sent = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(sent, "PNG")
    assert opened(picture_of(sent.getvalue()).png).getpixel((5, 5)) == (255, 255, 255)


def test_picture_of_a_large_one_is_made_small_with_its_shape() -> None:
    kept = picture_of(png(2000, 500))
    assert (kept.width, kept.height) == (800, 200)


@pytest.mark.parametrize(("width", "height"), [(2001, 5), (5, 2001), (65_500, 3)])
def test_picture_of_too_many_pixels_is_refused_in_words(width: int, height: int) -> None:
    with pytest.raises(BadPicture, match="2,000 on each side"):
        picture_of(png(width, height))


def test_picture_of_a_bomb_is_refused_by_its_head() -> None:
    """A head that claims 60,000 by 60,000 pixels, before a byte of them is unpacked."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(BadPicture):
        picture_of(bomb)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"", NOTHING),
        (b"x" * (MOST_BYTES + 1), TOO_BIG),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, NO_PICTURE),
        (png()[:50], NO_PICTURE),
        (b"%PDF-1.7", NO_PICTURE),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 100, NO_PICTURE),
    ],
)
def test_picture_of_anything_else_is_refused_in_words(sent: bytes, words: str) -> None:
    with pytest.raises(BadPicture, match=words.replace("?", r"\?")):
        picture_of(sent)


def test_logo_travels_in_the_payload_and_comes_back_whole() -> None:
    kept = picture_of(png())
    logo = Logo(kept.png, "Juniper Street", kept.width, kept.height)
    payload = reader_payload("letter_leaving", MARISOL, logo=logo)
    assert logo_in(payload) == kept.png
    assert payload["organisation"]["logo"]["words"] == "Juniper Street"
    assert logo_in(reader_payload("letter_leaving", MARISOL)) is None
    assert logo_values(None) == {}


@pytest.mark.slow
def test_logo_is_on_the_letter_with_its_words(papers: Papers) -> None:
    kept = picture_of(png(300, 100, "#000000"))
    logo = Logo(kept.png, "Juniper Street, a house with a tree", kept.width, kept.height)
    with_logo = reader_paper(
        papers, "letter_leaving", reader_payload("letter_leaving", MARISOL, logo=logo), MARISOL
    )
    without = reader_paper(papers, "letter_leaving", reader_payload("letter_leaving", MARISOL), MARISOL)
    head = (96, 84, 250, 140)  # where the letterhead begins, at two dots a point
    assert _ink(with_logo.picture(1).crop(head)) > 3 * _ink(without.picture(1).crop(head))
    assert "Juniper Street, a house with a tree" in _alternatives(with_logo.pdf)
    report = ua.validate_pdf_bytes(with_logo.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


def _ink(picture: Image.Image) -> int:
    return sum(picture.histogram()[:128])


def _alternatives(pdf: bytes) -> list[str]:
    """Every alternative text of the structure tree."""
    with Pdf.open(BytesIO(pdf)) as file:
        return [str(held.Alt) for held in file.objects if isinstance(held, Dictionary) and "/Alt" in held]


def test_logo_is_served_only_while_a_paper_carries_one() -> None:
    fetcher = PackagedFetcher()
    with pytest.raises(FatalURLFetchingError):
        fetcher.fetch(f"{BASE}{LOGO_FILE}")
    fetcher.logo = b"picture"
    assert fetcher.fetch(f"{BASE}{LOGO_FILE}").read() == b"picture"
    with pytest.raises(FatalURLFetchingError):
        fetcher.fetch(f"{BASE}other.png")
