"""One paper in two languages, page by page."""

import re

import pytest

from clinic.foundation.regions import load_region
from clinic.plans.wording import wording_for
from clinic.printing.documents import DOCUMENTS
from clinic.printing.folder.telling import Telling
from clinic.printing.markup import page_markup
from tests.factories.contents import CONTENTS, ON
from tests.printing.papers import clients_copy

GROUP = re.compile(r'<div class="in-language(?: next-page)?" lang="(\w+)" dir="(\w+)">')


def _payload(document: str, language: str) -> dict:
    content = CONTENTS["huda"]
    say = wording_for(load_region(content.edition.region), language)
    return {"moved": [], **DOCUMENTS[document].build(Telling(clients_copy(content), ON, say), "")}


def _markup(document: str) -> str:
    falls = {"follow_on": ["goodbye"]}
    return page_markup(
        f"{document}/document.html",
        {**_payload(document, "ar"), "also": _payload(document, "en"), **falls},
    )


def test_page_markup_comes_in_both_languages_page_by_page() -> None:
    groups = GROUP.findall(_markup("plan"))
    assert groups[:4] == [("ar", "rtl"), ("en", "ltr"), ("ar", "rtl"), ("en", "ltr")]
    assert len(groups) == 2 * (1 + sum(one["own_page"] for one in _payload("plan", "en")["sections"]) - 1)


def test_page_markup_says_the_same_number_of_sections_in_both() -> None:
    whole = _markup("plan")
    assert len(re.findall(r'<section class="section', whole)) == 2 * len(_payload("plan", "en")["sections"])
    assert "من يساعدني الآن؟" in whole
    assert "Who helps me now?" in whole


def test_page_markup_gives_each_page_its_own_foot() -> None:
    whole = _markup("plan")
    assert whole.count('<div class="foot">') == len(GROUP.findall(whole))


def test_page_markup_uses_no_id_twice() -> None:
    ids = re.findall(r' id="([^"]+)"', _markup("plan"))
    assert ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("document", ["plan"])
def test_page_markup_of_one_language_is_left_alone(document: str) -> None:
    payload = {**_payload(document, "es"), "follow_on": []}
    assert "in-language" not in page_markup(f"{document}/document.html", payload)
