"""The search through a file finds a word wherever it may hide; or what it doesn't find proves nothing."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from tests.plans.random_plans import MARKED_TEXT
from tests.printing.every_byte import EveryByte

WORD = "q000017z"


def in_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = f"ü {WORD}"


def in_metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [WORD]


def in_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(WORD, 0))


def in_compressed_stream(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(f"BT ({WORD}) Tj ET".encode())


def in_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = WORD.encode()


def in_name_of_a_destination(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Dests = pikepdf.Dictionary({f"/{WORD}": pdf.pages[0].obj})


def in_file_id(pdf: pikepdf.Pdf) -> None:
    pdf.trailer["/ID"] = pikepdf.Array([pikepdf.String(WORD), pikepdf.String("x")])


def in_alternative_text(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Alt=f"سلام {WORD}"))


PLACES = (
    in_title, in_metadata, in_bookmark, in_compressed_stream, in_attachment, in_name_of_a_destination,
    in_file_id, in_alternative_text,
)  # fmt: skip


def made(hide: Callable[[pikepdf.Pdf], None] | None) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if hide:
        hide(pdf)
    out = BytesIO()
    streams = pikepdf.ObjectStreamMode.generate
    pdf.save(out, compress_streams=True, object_stream_mode=streams)
    return out.getvalue()


@pytest.mark.parametrize("hide", PLACES, ids=lambda hide: hide.__name__)
def test_word_is_found_where_it_hides(hide: Callable[[pikepdf.Pdf], None]):
    assert EveryByte(made(hide)).words(MARKED_TEXT) == {WORD}


def test_word_that_is_nowhere_is_not_found():
    assert EveryByte(made(None), "plan-2.pdf").words(MARKED_TEXT) == set()


def test_word_in_the_name_of_the_file_is_found():
    assert EveryByte(made(None), f"plan-{WORD}.pdf").words(MARKED_TEXT) == {WORD}
