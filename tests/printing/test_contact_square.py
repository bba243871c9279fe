"""The square that a phone reads: one name, one number, nothing else."""

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from clinic.printing.contact_square import QUIET, Square, contact_card, dialled, square_of


def _drawn(square: Square, dots: int = 8) -> Image.Image:
    """The path, painted as an SVG viewer would."""
    picture = Image.new("L", (square.size * dots, square.size * dots), 255)
    draw = ImageDraw.Draw(picture)
    for bar in square.path.split("z")[:-1]:
        start, rest = bar.removeprefix("M").split("h", 1)
        x, y = (int(part) for part in start.split())
        width = int(rest.split("v")[0])
        draw.rectangle((x * dots, y * dots, (x + width) * dots - 1, (y + 1) * dots - 1), fill=0)
    return picture


@pytest.mark.parametrize(("name", "number"), [("Rosa", "(505) 555-0142"), ("سميرة", "(313) 555-0168")])
def test_square_is_read_back_as_it_was_written(name: str, number: str) -> None:
    card = contact_card(name, number, "US")
    (found,) = zxingcpp.read_barcodes(_drawn(square_of(card)))
    assert found.text == card
    assert f"FN:{name}\r\n" in card


def test_contact_card_holds_a_name_and_a_number_alone() -> None:
    lines = contact_card("Rosa", "(505) 555-0142", "US").split("\r\n")
    assert lines == [
        "BEGIN:VCARD", "VERSION:3.0", "N:;Rosa;;;", "FN:Rosa", "TEL:+15055550142", "END:VCARD", ""
    ]  # fmt: skip


def test_contact_card_keeps_its_lines_whatever_the_name() -> None:
    card = contact_card("Ro;sa, a\\b" + "x" * 90, "988", "US")
    assert "FN:Ro\\;sa\\, a\\\\b" in card
    assert len(card.split("\r\n")) == 7


@pytest.mark.parametrize(
    ("number", "country", "dials"),
    [
        ("(505) 555-0142", "US", "+15055550142"),
        ("+1 (505) 555-0101 ext. 4471", "US", "+15055550101,4471"),
        ("07700 900142", "GB", "+447700900142"),
        ("988", "US", "988"),
        ("٥٠٥ ٥٥٥ ٠١٤٢", "US", "+15055550142"),
    ],
)
def test_number_is_dialled_from_anywhere(number: str, country: str, dials: str) -> None:
    assert dialled(number, country) == dials


def test_square_has_its_white_around_it() -> None:
    square = square_of("a")
    edge = _drawn(square, 1).crop((0, 0, square.size, QUIET))
    assert edge.getextrema() == (255, 255)
    assert square.path.startswith(f"M{QUIET} {QUIET}h7v1h-7z")
