"""Every paper there is, of a plan or blank, as one list: what it is, whose, in which language and size."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, product
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from clinic.foundation.regions import load_region
from clinic.plans.paper_languages import paper_languages
from clinic.plans.wording import wording_for
from clinic.printing.blanks.registry import BLANKS
from clinic.printing.documents import DOCUMENTS
from tests.factories.contents import CONTENTS
from tests.printing.reader_papers import MUCH, reader_payload

SIZES = ("letter", "a4")


@dataclass(frozen=True)
class Kind:
    """One paper to print. `content`: a name in CONTENTS, "" for a blank one. `also`: a second language."""

    document: str
    content: str
    language: str
    size: str
    also: str = ""

    @property
    def name(self) -> str:
        """What a test is called."""
        return "-".join(
            one for one in (self.document, self.content, self.language, self.also, self.size) if one
        )

    def payload(self) -> dict[str, Any]:
        """Its plain values."""
        payload = {**self._in(self.language), "paper": self.size}
        return {**payload, "also": {**self._in(self.also), "paper": self.size}} if self.also else payload

    def _in(self, language: str) -> dict[str, Any]:
        if self.document in BLANKS:
            return BLANKS[self.document].build(wording_for(load_region("us"), language))
        content = CONTENTS[self.content]
        to = content.helpers[0].key if self.document == "supporter" and content.helpers else ""
        return reader_payload(self.document, content, to, MUCH, language=language)


def languages_of(document: str) -> tuple[str, ...]:
    """What this paper may be printed in."""
    speaks = (BLANKS if document in BLANKS else DOCUMENTS)[document].in_languages
    return tuple(paper_languages()) if speaks else ("en",)


def full_grid() -> Iterator[Kind]:
    """Every document of every made-up client in every language and size; and each in two languages once."""
    for document in (*DOCUMENTS, *BLANKS):
        contents = [""] if document in BLANKS else [one for one in CONTENTS if _has(document, one)]
        for content, language, size in product(contents, languages_of(document), SIZES):
            yield Kind(document, content, language, size)
        if document in DOCUMENTS and DOCUMENTS[document].in_languages:
            yield Kind(document, contents[0], "es", "letter", also="en")
            yield Kind(document, contents[0], "ar", "a4", also="en")


def _has(document: str, content: str) -> bool:
    return document != "supporter" or bool(CONTENTS[content].helpers)


def pairwise() -> list[Kind]:
    """So few that every document meets every language and both sizes, and clients take turns."""
    clients = {document: cycle(one for one in CONTENTS if _has(document, one)) for document in DOCUMENTS}
    sizes = cycle(SIZES)
    return [
        Kind(document, "" if document in BLANKS else next(clients[document]), language, next(sizes))
        for document in (*DOCUMENTS, *BLANKS)
        for language in languages_of(document)
    ]


def long_ones_in_the_drill(kinds: list[Kind]) -> list[ParameterSet]:
    """As parameters of a test: a workbook alone takes as long as ten other papers."""
    return [
        pytest.param(one, marks=[pytest.mark.patient] if one.document.startswith("workbook") else [])
        for one in kinds
    ]
