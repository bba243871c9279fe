"""No fixed word of paper stays English: in a language that brackets every message, no letter stands outside.

Only what was typed may: words of the plan itself.
"""

import re
from functools import cache
from gettext import NullTranslations
from html import unescape
from typing import Any

import pytest

from clinic.foundation.regions import load_region
from clinic.foundation.text import initials
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.wording import Wording
from clinic.printing import markup
from clinic.printing.blanks.registry import BLANKS
from clinic.printing.documents.registry import DOCUMENTS, Document
from clinic.printing.folder.telling import Telling
from clinic.printing.glyphs import texts_of
from tests.factories.contents import CONTENTS, ON
from tools.words.gathering import gathered

INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
MARKUP = re.compile(r"<(style|head)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")


class Bracketing(NullTranslations):
    """Every message in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧" if message in _chosen() else message


@cache
def _chosen() -> frozenset[str]:
    """The words of lists that are gathered for translators."""
    return frozenset(one.id for one in gathered() if one.context)


@pytest.fixture(autouse=True)
def _bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates too; days come from the calendar of the language and are bracketed whole."""
    monkeypatch.setattr(markup, "fixed_words", lambda language, ring_word: Bracketing())
    monkeypatch.setattr(markup, "with_passages", lambda whole, *_: whole)  # typed words stay set apart
    monkeypatch.setattr(Wording, "_date", lambda self, day, **_: f"⟦{day.isoformat()}⟧")


def _outside(whole: str) -> set[str]:
    """What stands in no brackets, run by run."""
    text = unescape(MARKUP.sub("\n", whole))
    while INNERMOST.search(text):
        text = INNERMOST.sub("\n", text)
    runs = (_plain(run) for run in re.split(r"[\n⟦⟧]", text))
    return {run for run in runs if WORD.search(run)}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,:;·“”()")


def _not_typed(whole: str, *sources: Any) -> set[str]:
    """Runs that are no part of anything typed."""
    typed = "\n".join(_plain(words) for source in sources for _, words in texts_of(source))
    return {run for run in _outside(whole) if run not in typed}


def _page(document: str, payload: dict[str, Any]) -> str:
    falls = {"moved": [], "follow_on": [], "more_lines": 0}
    return markup.page_markup(f"{document}/document.html", {**falls, **payload})


def _helper_of(name: str) -> str:
    return next((one.key for one in CONTENTS[name].helpers if one.said_yes), "")


def _wording(name: str) -> Wording:
    return Wording(load_region(CONTENTS[name].edition.region), Bracketing(), "es")


def _payload(document: Document, name: str) -> dict[str, Any]:
    to = _helper_of(name) if document.reader is Reader.SUPPORTER else ""
    consents = {to: frozenset({"plan", "contact", "know_others", "risk", "may_be_rung"})} if to else {}
    copy = copy_for(CONTENTS[name], ReaderFacts(document.reader, to), consents, ON)
    return document.build(Telling(copy, ON, _wording(name)), to)


TRANSLATED = [one for one in DOCUMENTS.values() if one.in_languages]


@pytest.mark.parametrize("name", ["sam", "gary", "dee", "marisol", "desmond", "ines"])
@pytest.mark.parametrize("document", TRANSLATED, ids=lambda one: one.key)
def test_documents_hold_no_fixed_word_outside_the_catalogues(document: Document, name: str) -> None:
    if document.reader is Reader.SUPPORTER and not _helper_of(name):
        pytest.skip("nobody in this plan said yes")
    whole = _page(document.key, _payload(document, name))
    assert "⟦" in whole
    region = load_region(CONTENTS[name].edition.region)
    assert _not_typed(whole, CONTENTS[name], region) - _initials(name) == set()


def _initials(name: str) -> set[str]:
    """Two letters in the sign beside a name."""
    return {initials(one.name).casefold() for one in CONTENTS[name].helpers}


def test_blank_page_1_holds_no_fixed_word_outside_the_catalogues() -> None:
    region = load_region("us")
    payload = BLANKS["emergency_page"].build(Wording(region, Bracketing(), "es"))
    assert _not_typed(_page("emergency_page", payload), region) == set()


def test_a_word_outside_the_catalogues_is_found() -> None:
    """The measure can tell."""
    assert _outside("<p>⟦My ⟦week⟧⟧ Rosa.</p><h2>Time on my own</h2>") == {"rosa", "time on my own"}
    assert _not_typed("<p>Rosa.</p><h2>Time on my own</h2>", ["Rosa sings."]) == {"time on my own"}
