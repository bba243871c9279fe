"""The tags of a finished file, read back with another library than the one that wrote them."""

from collections.abc import Iterator
from io import BytesIO

import page as ua
import pikepdf
import pytest
import weasyprint

from clinic.printing.tags import describe_tags, finish_tags

describe_tags()
PAGE = """<html lang="en"><head><title>Plan</title></head><body>
<p>She says <bdi lang="ar" dir="rtl">شكرا</bdi> to <span lang="es">todos</span>.</p>
<table><thead><tr><th scope="col">Day</th><th>Morning</th></tr></thead>
<tbody><tr><th scope="row">Monday</th><td>Choir</td></tr></tbody></table>
<table><tr><th scope="row">Night</th><td>988</td></tr></table></body></html>"""


def _made(markup: str) -> bytes:
    return (
        weasyprint.HTML(string=markup)
        .render(pdf_variant="pdf/ua-1")
        .write_pdf(pdf_variant="pdf/ua-1", finisher=finish_tags)
    )


@pytest.fixture(scope="module")
def opened() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(_made(PAGE))) as opened:
        yield opened


def _all(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield item
    kids = item.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _all(kid)


def _tags(opened: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in _all(opened.Root.StructTreeRoot) if "/S" in one]


def test_describe_tags_gives_header_cells_their_scope(opened: pikepdf.Pdf) -> None:
    scopes = [str(one.A.Scope) for one in _tags(opened) if one.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row", "/Row"]


def test_describe_tags_gives_passages_their_language(opened: pikepdf.Pdf) -> None:
    assert str(opened.Root.Lang) == "en"
    assert [str(one.Lang) for one in _tags(opened) if "/Lang" in one] == ["ar", "es"]


def test_finish_tags_lists_every_id_once_and_in_order(opened: pikepdf.Pdf) -> None:
    ids = [bytes(one.ID) for one in _tags(opened) if "/ID" in one]
    (leaf,) = opened.Root.StructTreeRoot.IDTree.Kids
    listed = [bytes(name) for name in list(leaf.Names)[::2]]
    assert listed == sorted(ids)
    assert len(set(listed)) == 4
    assert [bytes(one) for one in leaf.Limits] == [listed[0], listed[-1]]
    assert all(bytes(item.ID) == name for name, item in zip(listed, list(leaf.Names)[1::2], strict=True))


def test_finish_tags_leaves_a_file_without_ids_alone() -> None:
    with pikepdf.open(BytesIO(_made('<html lang="en"><title>x</title><p>One'))) as opened:
        assert "/IDTree" not in opened.Root.StructTreeRoot


RUNNING = """<html lang="en"><head><title>Plan</title><style>
@page { @bottom-left { content: element(foot) } }
.foot { position: running(foot) } .new { break-before: page }
</style></head><body><div class="foot"><p>Plan 2, KITE</p></div>
<p>One</p><p class="new"><span></span>Two<span class="sign"></span></p><div><span></span></div>
</body></html>"""


def test_describe_tags_reads_the_foot_once_and_leaves_it_to_the_page_after_that() -> None:
    made = _made(RUNNING)
    assert ua.validate_pdf_bytes(made, profile=ua.ValidationProfile.PDF_UA_1).is_compliant
    with pikepdf.open(BytesIO(made)) as opened:
        first, second = (pikepdf.parse_content_stream(page) for page in opened.pages)
        assert not _paginations(first)
        assert len(_paginations(second)) == 1
        pages = [one.Pg.objgen for one in _tags(opened) if one.S == "/P"]
        assert pages == [opened.pages[0].objgen, opened.pages[0].objgen, opened.pages[1].objgen]


IN_TWO_LANGUAGES = """<html lang="es"><head><title>Plan</title><style>
@page { @bottom-left { content: element(foot) } }
.foot { position: running(foot) } .new { break-before: page }
</style></head><body>
<div lang="es"><div class="foot"><p>Plan 2, hecho hoy</p></div><p>Uno</p></div>
<div lang="en" class="new"><div class="foot"><p>Plan 2, made today</p></div><p>One</p></div>
<div lang="es" class="new"><div class="foot"><p>Plan 2, hecho hoy</p></div><p>Dos</p></div>
</body></html>"""


def test_describe_tags_reads_the_foot_once_in_each_language() -> None:
    made = _made(IN_TWO_LANGUAGES)
    assert ua.validate_pdf_bytes(made, profile=ua.ValidationProfile.PDF_UA_1).is_compliant
    with pikepdf.open(BytesIO(made)) as opened:
        paginations = [len(_paginations(pikepdf.parse_content_stream(page))) for page in opened.pages]
        assert paginations == [0, 0, 1]
        assert [str(one.get("/Lang")) for one in _tags(opened) if one.S == "/Div"] == [
            "es", "es", "en", "en", "es",
        ]  # fmt: skip


def _paginations(content: list) -> list:
    return [one for one in content if str(one.operator) == "BDC" and one.operands[0] == "/Artifact"]


def test_describe_tags_makes_none_that_are_empty() -> None:
    with pikepdf.open(BytesIO(_made(RUNNING))) as opened:
        assert all(one.get("/K") for one in _tags(opened))
