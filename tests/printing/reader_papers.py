"""Any document of the made-up plans, for any of its readers."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.wording import wording_for
from clinic.printing.documents import DOCUMENTS
from clinic.printing.folder.telling import Telling
from clinic.printing.letterhead import Logo
from tests.factories.contents import ON
from tests.printing.papers import Paper, Papers

A_PAGE = ("plan",)
MUCH = ("plan", "risk", "know_others")


def reader_payload(
    key: str,
    content: PlanContent,
    to: str = "",
    given: Collection[str] = A_PAGE,
    *,
    on: date = ON,
    language: str = "en",
    logo: Logo | None = None,
    others: Collection[str] = (),
) -> dict[str, Any]:
    """The plain values of one document. `given`: what the client agreed to; `others`: who may be known."""
    document = DOCUMENTS[key]
    consents = {one: frozenset({"know_others"}) for one in others}
    if to and document.reader is not Reader.CLIENT:
        consents[to] = consents.get(to, frozenset()) | frozenset(given)
    reader = ReaderFacts(document.reader, "" if document.reader is Reader.CLIENT else to)
    copy = copy_for(content, reader, consents, on)
    wording = wording_for(load_region(content.edition.region), language)
    return document.build(Telling(copy, on, wording, logo), to)


def reader_paper(papers: Papers, key: str, payload: dict[str, Any], content: PlanContent) -> Paper:
    """The same, printed."""
    return Paper(content, payload, papers.printed(key, payload))


def words_of(value: Any) -> str:
    """Every text of a payload, in order: pieces of a phrase as one, texts apart by a line."""
    if isinstance(value, str):
        return value.replace("\u00a0", " ")
    if isinstance(value, list):
        if value and all(isinstance(one, dict) and set(one) == {"text", "kind"} for one in value):
            return "".join(one["text"] for one in value).replace("\u00a0", " ")
        return "\n".join(found for one in value if (found := words_of(one)))
    if isinstance(value, dict):
        return "\n".join(found for one in value.values() if (found := words_of(one)))
    return ""


def everybody_known(content: PlanContent) -> tuple[PlanContent, tuple[str, ...]]:
    """The plan where every helper may know of the others, and their keys."""
    helpers = tuple(replace(one, may_know_others=True) for one in content.helpers)
    return replace(content, helpers=helpers), tuple(one.key for one in helpers)
