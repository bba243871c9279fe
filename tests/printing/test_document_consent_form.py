"""Papers to sign about one helper: what a signed yes must hold, and boxes that say what holds today."""

from dataclasses import replace
from datetime import date
from typing import Any

import page as ua
import pytest

from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.wording import wording_for
from clinic.printing.agreed import Agreed, Agreements
from clinic.printing.checks import problems_of
from clinic.printing.documents import DOCUMENTS
from clinic.printing.folder.telling import Telling
from tests.factories.contents import CONTENTS, ON
from tests.factories.plan_examples.sam import SAM
from tests.printing.papers import Paper, Papers
from tests.printing.reader_papers import words_of

FORMS = ("consent_form", "consent_part2")
SAID, IN_JUNE = date(2026, 3, 2), date(2026, 6, 1)
PAID = next(one.key for one in SAM.helpers if one.nature == "paid")
PLAN = Agreed("rosa", "plan", SAID, None, "said", "")
RISK = Agreed("rosa", "risk", SAID, IN_JUNE, "said", "")
SIGNED = Agreed("rosa", "substance_use", SAID, IN_JUNE, "written", "help")
FOR_CARE = Agreed(PAID, "substance_use", SAID, None, "written", "care")


def form(
    key: str, to: str, agreements: Agreements = (), content: PlanContent = SAM, language: str = "en"
) -> dict[str, Any]:
    copy = copy_for(content, ReaderFacts(Reader.CLIENT), {}, ON)
    wording = wording_for(load_region(content.edition.region), language)
    return DOCUMENTS[key].build(Telling(copy, ON, wording, None, agreements), to)


def ticked(payload: dict[str, Any]) -> list[str]:
    return [
        f"{words_of(box['words'])} {words_of(box['since'])}"
        for point in payload["sheet"]["points"]
        for box in point["boxes"]
        if box["since"]
    ]


def point(payload: dict[str, Any], head: str) -> str:
    (found,) = (one for one in payload["sheet"]["points"] if one["head"] == head)
    return words_of(found)


@pytest.mark.parametrize("key", FORMS)
def test_form_holds_what_a_signed_yes_must_hold(key: str) -> None:
    """45 CFR 164.508(c)(1), (2) and (4); 42 CFR 2.31(a)(1) to (9): one assertion for each."""
    payload = form(key, "rosa")
    assert "Sam" in point(payload, "Whose plan it is")
    assert "Alder House" in point(payload, "Who tells")
    assert "Rosa Okafor, sister" in point(payload, "Who is told")
    assert "harder days" in point(payload, "What they may have")
    assert "So that Rosa can help me." in point(payload, "What for")
    assert "Until this day:" in point(payload, "Until when")
    back = point(payload, "I can take it back")
    assert "Write to us, or call (505) 555-0100." in back
    assert "What was told before then stays told." in back
    assert "My care and my plan stay the same." in point(payload, "If I say no")
    assert [who for who, _ in payload["sheet"]["signs"]] == [
        "My name, in full",
        "I sign here",
        "If somebody signs for me: name, and by what right",
        "The worker",
    ]
    assert payload["sheet"]["signs"][1][1] == "Date"
    assert words_of(payload["sheet"]["own_copy"]) == "I get a copy of this paper."


def test_form_says_that_what_is_told_may_be_told_on() -> None:
    """45 CFR 164.508(c)(2)(iii)."""
    assert "could tell others" in point(form("consent_form", "rosa"), "Once it is told")


def test_form_ticks_what_holds_and_nothing_else() -> None:
    assert ticked(form("consent_form", "rosa")) == []
    assert ticked(form("consent_form", "rosa", (PLAN, RISK, SIGNED))) == [
        "A page of my plan: who to call, and what they said yes to. Yes since March 2, 2026",
        "My harder days: how they start, what to do and what to look out for. "
        "Yes since March 2, 2026, until June 1, 2026",
    ]
    assert ticked(form("consent_form", "halloran", (PLAN,))) == []


def test_general_form_says_nothing_of_alcohol_or_drugs() -> None:
    """It may lie on the table while the person it names is there."""
    words = words_of(form("consent_form", "rosa", (PLAN, SIGNED))["sheet"])
    assert "alcohol" not in words
    assert "drug" not in words


def test_paper_on_treatment_keeps_to_its_law() -> None:
    """42 CFR 2.31(b) counseling notes and (d) proceedings are not in this yes."""
    payload = form("consent_part2", "rosa", (SIGNED,))
    apart = point(payload, "Not in this yes")
    assert "Notes that a counselor keeps apart from my record." in apart
    assert "against me in court" in apart
    assert "Until Monday, June 1, 2026" in point(payload, "Until when")
    assert "HIPAA" not in words_of(payload["sheet"]), "only for people whose job it is"
    assert "No last day" not in words_of(payload["sheet"])


def test_paper_on_treatment_for_care_says_what_may_become_of_it() -> None:
    """42 CFR 2.31(a)(4)(iii) and (10): told on as HIPAA allows, no longer covered, never in court."""
    payload = form("consent_part2", PAID, (FOR_CARE,))
    what_for = point(payload, "What for")
    assert "pass it on as the health privacy law (HIPAA) allows" in what_for
    assert "may not cover it any more" in what_for
    assert "nobody may use it against me in court" in what_for
    assert "For my care, for payment and for running the service, now and later. Set before" in ticked(
        payload
    )
    assert "So that Tolu can help me. Set before" not in ticked(payload)


@pytest.mark.parametrize("key", FORMS)
def test_form_about_nobody_has_room_to_write_a_name(key: str) -> None:
    payload = form(key, "")
    assert "Name:" in point(payload, "Who is told")
    assert ticked(payload) == []


@pytest.mark.slow
@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize(("name", "language"), [("sam", "en"), ("marisol", "es"), ("huda", "ar")])
def test_printed_form_is_one_page_and_accessible(papers: Papers, key: str, name: str, language: str) -> None:
    content = CONTENTS[name]
    to = next(one.key for one in content.helpers if one.nature == "paid")
    held = tuple(replace(FOR_CARE, helper=to, kind=kind) for kind in ("plan", "risk", "substance_use"))
    payload = form(key, to, held, content, language)
    paper = Paper(content, payload, papers.printed(key, payload))
    assert len(paper.texts) == 1
    assert problems_of(paper.pdf, payload) == []
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
