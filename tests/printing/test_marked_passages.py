"""In a page of another language, a passage that is marked as English is one that somebody typed."""

import re
from html import unescape

import pytest

from clinic.foundation.regions import load_region
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.wording import wording_for
from clinic.printing.documents.registry import DOCUMENTS, Document
from clinic.printing.folder.telling import Telling
from clinic.printing.glyphs import texts_of
from clinic.printing.markup import page_markup
from tests.factories.contents import CONTENTS, ON

ENGLISH = re.compile(r'<bdi[^>]*lang="en"[^>]*>([^<]*)</bdi>')
TRANSLATED = [one for one in DOCUMENTS.values() if one.in_languages]
FALLS = {"moved": [], "follow_on": [], "more_lines": 0}


def _whole(document: Document, name: str, language: str) -> str:
    content = CONTENTS[name]
    said_yes = (one.key for one in content.helpers if one.said_yes)
    to = next(said_yes) if document.reader is Reader.SUPPORTER else ""
    consents = {to: frozenset({"plan", "contact", "know_others", "risk", "may_be_rung"})} if to else {}
    say = wording_for(load_region(content.edition.region), language)
    telling = Telling(copy_for(content, ReaderFacts(document.reader, to), consents, ON), ON, say)
    return page_markup(f"{document.key}/document.html", {**FALLS, **document.build(telling, to)})


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("name", ["sam", "huda", "marisol"])
@pytest.mark.parametrize("document", TRANSLATED, ids=lambda one: one.key)
def test_passages_marked_as_english_were_typed(document: Document, name: str, language: str) -> None:
    typed = "\n".join(_plain(words) for _, words in texts_of(CONTENTS[name]))
    marked = {_plain(unescape(found)) for found in ENGLISH.findall(_whole(document, name, language))}
    assert {one for one in marked if one not in typed} == set()


def test_passages_of_a_plan_are_marked() -> None:
    marked = ENGLISH.findall(_whole(DOCUMENTS["plan"], "huda", "ar"))
    assert "A woman, please." in marked
    assert len(marked) > 20
