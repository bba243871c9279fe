"""Whole papers in other languages, and in two: they hold, and say which language is where."""

from io import BytesIO
from typing import Any

import page as ua
import pikepdf
import pytest

from clinic.foundation.regions import load_region
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.wording import wording_for
from clinic.printing.checks import page_texts, problems_of
from clinic.printing.documents.registry import DOCUMENTS, Document
from clinic.printing.folder.telling import Telling
from tests.factories.contents import CONTENTS, ON
from tests.printing.papers import Papers

pytestmark = pytest.mark.slow

TRANSLATED = [one for one in DOCUMENTS.values() if one.in_languages]
CONSENTS = frozenset({"plan", "contact", "know_others", "risk", "may_be_rung"})


def _payload(document: Document, name: str, *languages: str) -> dict[str, Any]:
    content = CONTENTS[name]
    said_yes = (one.key for one in content.helpers if one.said_yes)
    to = next(said_yes) if document.reader is Reader.SUPPORTER else ""
    copy = copy_for(content, ReaderFacts(document.reader, to), {to: CONSENTS} if to else {}, ON)
    region = load_region(content.edition.region)
    payloads = [document.build(Telling(copy, ON, wording_for(region, one)), to) for one in languages]
    return {**payloads[0], **({"also": payloads[1]} if len(payloads) > 1 else {})}


def _printed(papers: Papers, document: Document, payload: dict[str, Any]) -> bytes:
    result = papers.printed(document.key, payload)
    assert result.pdf is not None, result.problem
    assert result.page_1_fits
    return result.pdf


def _languages(pdf: bytes) -> set[str]:
    """Of passages and parts, as the tags say; not of the whole."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        tags = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        return {str(one["/Lang"]) for one in tags if "/S" in one and "/Lang" in one}


@pytest.mark.parametrize("document", TRANSLATED, ids=lambda one: one.key)
def test_papers_in_arabic_hold(papers: Papers, document: Document) -> None:
    payload = _payload(document, "huda", "ar")
    pdf = _printed(papers, document, payload)
    assert problems_of(pdf, payload) == []
    assert ua.validate_pdf_bytes(pdf, profile=ua.ValidationProfile.PDF_UA_1).failures == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root["/Lang"]) == "ar"


@pytest.mark.parametrize("document", TRANSLATED, ids=lambda one: one.key)
def test_papers_in_two_languages_hold(papers: Papers, document: Document) -> None:
    payload = _payload(document, "sam", "es", "en")
    pdf = _printed(papers, document, payload)
    assert problems_of(pdf, payload) == []
    assert ua.validate_pdf_bytes(pdf, profile=ua.ValidationProfile.PDF_UA_1).failures == []
    assert {"es", "en"} <= _languages(pdf)


def test_papers_in_two_languages_turn_page_by_page(papers: Papers) -> None:
    plan = DOCUMENTS["plan"]
    texts = page_texts(_printed(papers, plan, _payload(plan, "sam", "es", "en")))
    assert "¿Quién me ayuda ahora?" in texts[0]
    assert "Who helps me now?" in texts[1]
    assert "Qué cambia" in texts[2]
    assert "Página 1 de" in texts[0]
    assert "Page 2 of" in texts[1]


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize(
    "name",
    ["longest", *(pytest.param(name, marks=pytest.mark.patient) for name in ("gary", "desmond", "joe"))],
)
def test_plan_in_languages_keeps_page_1_on_one_page(papers: Papers, language: str, name: str) -> None:
    payload = _payload(DOCUMENTS["plan"], name, language)
    assert problems_of(_printed(papers, DOCUMENTS["plan"], payload), payload) == []


def test_passages_of_english_are_tagged_in_an_arabic_plan(papers: Papers) -> None:
    plan = DOCUMENTS["plan"]
    assert "en" in _languages(_printed(papers, plan, _payload(plan, "huda", "ar")))
