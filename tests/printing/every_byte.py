"""Everything that a PDF says, in any of its bytes: decoded streams, names, ids, bookmarks, tags, the text.

A word covered, clipped, white or off the page is still in the file, and is found here.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from clinic.printing.checks import page_texts


class EveryByte:
    """One file, taken to pieces once and searched for many words."""

    def __init__(self, pdf: bytes, file_name: str = "") -> None:
        self.pages = page_texts(pdf)
        with pikepdf.open(BytesIO(pdf)) as opened:
            pieces = [*_streams(opened), *_strings(opened)]
        written = (pdf, *pieces, *(page.encode("utf-8") for page in self.pages), file_name.encode("utf-8"))
        # Two-byte letters are plain ones with a zero beside: without the zeros, one search finds both.
        self.haystack = b"\n".join(written).replace(b"\0", b"")

    def words(self, pattern: str) -> frozenset[str]:
        """Every plain word of this shape, anywhere in the file."""
        return frozenset(
            found.decode("ascii") for found in re.findall(pattern.encode("ascii"), self.haystack)
        )


def _streams(opened: pikepdf.Pdf) -> Iterator[bytes]:
    for one in opened.objects:
        if isinstance(one, pikepdf.Stream):
            yield (
                one.read_bytes(pikepdf.StreamDecodeLevel.all) if _is_decodable(one) else one.read_raw_bytes()
            )


def _is_decodable(stream: pikepdf.Stream) -> bool:
    """Pictures stay as they are: their pixels are no text."""
    return stream.get("/Subtype") != pikepdf.Name.Image


def _strings(opened: pikepdf.Pdf) -> Iterator[bytes]:
    for one in (*opened.objects, opened.trailer):
        yield from _strings_in(one)


def _strings_in(value: Any) -> Iterator[bytes]:
    """Every string and name below one object, as the text that a reader would be told. Not through links."""
    if isinstance(value, pikepdf.String):
        yield from (str(value).encode("utf-8", "replace"), bytes(value))
    elif isinstance(value, pikepdf.Name):
        yield str(value).encode("utf-8")
    for one in _inside(value):
        if not getattr(one, "is_indirect", False):
            yield from _strings_in(one)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        return [*(pikepdf.Name(key) for key in value.keys()), *(value[key] for key in value.keys())]  # noqa: SIM118
    return list(value) if isinstance(value, pikepdf.Array) else []
