"""O3 and O4: the engine opens packaged files alone, and a PDF carries nothing but its pages.

Seen to fail: O3 with a fetcher that answers what isn't packaged; O4 with the client's name as the author.
"""

import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from weasyprint.urls import FatalURLFetchingError

from clinic.printing.assets import packaged_files
from clinic.printing.checks import page_texts
from clinic.printing.typesetter import PackagedFetcher, Typesetter
from tests.factories.contents import CONTENTS
from tests.printing.conftest import papers, press
from tests.printing.every_paper import Kind, long_ones_in_the_drill, pairwise
from tests.printing.papers import Papers
from tests.printing.reader_papers import reader_payload

__all__ = ["papers", "press"]

# What would open, run, send or hold something else.
NEVER = set(
    """/EmbeddedFiles /EmbeddedFile /AF /Filespec /JavaScript /JS /AA /OpenAction /Launch /RichMedia /XFA
    /AcroForm /SubmitForm /ImportData /GoToR /GoToE /URI /Movie /Sound /Rendition /PieceInfo /Author /Creator
    /Keywords /Subject /CreationDate /ModDate /LastModified /Collection /PageLabels /Threads /SpiderInfo
    """.split()
)
TOLD = {"/Producer", "/Title"}
ONE_OF_EACH = list({kind.document: kind for kind in reversed(pairwise())}.values())
FOREIGN = (
    "file:///etc/passwd",
    "http://127.0.0.1:9/x.png",
    "//example.org/x",
    "data:text/html,x",
    "\\\\host\\share",
    "jar:file:///x!/y",
)


@pytest.mark.parametrize("url", FOREIGN)
def test_o3_engine_opens_nothing_that_is_not_packaged(url: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        PackagedFetcher().fetch(url)


@pytest.mark.slow
def test_o3_engine_opens_no_file_and_no_network_whatever_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text of a plan asks for a file in every way that a page could; only packaged ones are opened."""
    asked: list[str] = []
    fetch = PackagedFetcher.fetch

    def watched(self: PackagedFetcher, url: str, headers: dict[str, str] | None = None) -> Any:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(PackagedFetcher, "fetch", watched)
    monkeypatch.setattr(socket.socket, "connect", _no_network)
    typed = '<img src="file:///etc/passwd"><link rel=stylesheet href=http://127.0.0.1:9/x>url(file:///etc/x)'
    sam = CONTENTS["sam"]
    helper = replace(sam.helpers[0], name=typed, called="", own_words=f"<style>@import {typed}</style>")
    payload = reader_payload("plan", replace(sam, helpers=(helper, *sam.helpers[1:])))
    pdf, _told = Typesetter().print("plan", payload)
    assert "file:///etc/passwd" in "".join(page_texts(pdf)).replace("\n", "")  # as words, on the page
    assert asked
    assert not [url for url in asked if url not in packaged_files()]


def _no_network(*_what: object) -> None:
    raise AssertionError("the engine opened a connection")


@pytest.mark.slow
@pytest.mark.parametrize("kind", long_ones_in_the_drill(ONE_OF_EACH), ids=lambda kind: kind.document)
def test_o4_paper_carries_nothing_but_its_pages(papers: Papers, kind: Kind) -> None:
    payload = kind.payload()
    result = papers.printed(kind.document, payload)
    assert result.pdf is not None
    with Pdf.open(BytesIO(result.pdf)) as pdf:
        assert len(pdf.pages) > 0  # the control: there is something to look into
        keys = {key for one in pdf.objects for key in _keys(one)}
        assert "/Contents" in keys
        assert keys & NEVER == set()
        assert set(pdf.docinfo.keys()) <= TOLD
        assert set(pdf.Root.get("/Names", Dictionary()).keys()) <= {"/Dests"}
        assert set(_titles(pdf)) <= {_title_of(pdf)}
        assert _title_of(pdf) == payload["title"]
        assert not re.search(rb"<(xmp|dc:creator|photoshop|pdfx)", pdf.Root.Metadata.read_bytes())
        assert not [name for name in _places(pdf) if not re.fullmatch("[a-z0-9_-]{1,40}", name)]
        shown = _squeezed("".join(page_texts(result.pdf)))
        assert not [one for one in _bookmarks(pdf) if _squeezed(one) not in shown]


def test_o4_title_names_the_kind_of_paper_alone() -> None:
    """The title is the payload's: the test above sees to that in the files."""
    titles = {kind.payload()["title"] for kind in ONE_OF_EACH}
    names = {word for content in CONTENTS.values() for word in content.client.printed_name.split()}
    assert all(titles)
    assert not {word for title in titles for word in title.split()} & names


def _keys(one: Any) -> Iterator[str]:
    """The keys of an object and of those written inside it; those of a name too, as in /S /URI."""
    if isinstance(one, Dictionary | Stream):
        for key, value in one.items():
            yield key
            if isinstance(value, Name) and key in ("/S", "/Type", "/Subtype"):
                yield str(value)
            if not getattr(value, "is_indirect", False):
                yield from _keys(value)
    elif isinstance(one, Array):
        for value in one:
            if not getattr(value, "is_indirect", False):
                yield from _keys(value)


def _title_of(pdf: Pdf) -> str:
    return str(pdf.docinfo.get("/Title", ""))


def _titles(pdf: Pdf) -> list[str]:
    """What the XML part calls the paper."""
    return re.findall(r"<rdf:li[^>]*>([^<]*)</rdf:li>", pdf.Root.Metadata.read_bytes().decode("utf-8"))


def _places(pdf: Pdf) -> list[str]:
    """Names under which something in this file can be found."""
    dests = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    return [str(one) for one in list(dests.get("/Names", Array()))[::2]]


def _bookmarks(pdf: Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            one = waiting.pop()
            waiting += one.children
            found.append(str(one.title))
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\ufffe-]", "", text)
