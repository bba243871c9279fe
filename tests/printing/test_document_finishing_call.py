"""The call that finishes a plan: one page for whoever calls, with room for every answer."""

import json
from dataclasses import replace
from datetime import date

import page as ua
import pytest

from clinic.checklist.short_walk import short_walk
from clinic.plans.content import NeverRing, PlanContent, StillComing
from clinic.printing.checks import problems_of
from clinic.printing.documents.finishing_call import SAFE
from tests.printing.client_papers import CONTENTS, PEOPLE, paper_for, payload_for
from tests.printing.papers import Papers
from tests.printing.test_documents import _words as words_of

printed = pytest.mark.slow
ASKS = tuple(one.ask for one in short_walk().call.questions)
LONGEST = tuple(sorted(ASKS, key=len)[-short_walk().call.most :])


def _so_far(name: str, questions: tuple[str, ...] = LONGEST, owner: str = "Tolu Adeyemi") -> PlanContent:
    content = PEOPLE[name]
    edition = replace(content.edition, kind="so_far")
    coming = StillComing(owner=owner, by=date(2026, 3, 9), questions=questions)
    client = replace(content.client, reach=("(919) 555-0177 (call, text)",), safe_ring="with_care")
    return replace(content, edition=edition, still_coming=coming, client=client)


def test_call_says_whom_to_call_how_and_by_when() -> None:
    said = words_of(payload_for("finishing_call", _so_far("sam"))["rows"])
    assert "Sam" in said
    assert "(919) 555-0177 (call, text)" in said
    assert SAFE["with_care"] in said
    assert "Tolu Adeyemi, by Monday, March 9" in said


@pytest.mark.parametrize("answer", SAFE)
def test_call_says_whether_it_is_safe_to_ring(answer: str) -> None:
    content = _so_far("sam")
    content = replace(content, client=replace(content.client, safe_ring=answer))
    assert SAFE[answer] in words_of(payload_for("finishing_call", content)["rows"])


def test_call_asks_in_the_order_of_the_plan() -> None:
    assert payload_for("finishing_call", _so_far("sam"))["questions"] == list(LONGEST)


def test_call_opens_with_a_first_name_alone() -> None:
    opening = words_of(payload_for("finishing_call", _so_far("sam"))["open"])
    assert "“Hello, this is Tolu. Is this Sam?”" in opening
    assert "Adeyemi" not in opening
    nobody = words_of(payload_for("finishing_call", _so_far("sam", owner=""))["open"])
    assert "Then say your first name." in nobody


def test_call_holds_nothing_else_of_the_plan() -> None:
    never = (NeverRing(name="Quentin Zabriskie", number="(505) 555-0199"),)
    content = replace(_so_far("sam"), never_ring=never, let_it_out="Zebra radio")
    text = json.dumps(payload_for("finishing_call", content))
    for hidden in ("Quentin", "555-0199", "Zebra", "Rosa", "Menon", "Sertraline"):
        assert hidden not in text


def test_call_of_a_whole_plan_says_that_none_is_needed() -> None:
    assert payload_for("finishing_call", replace(CONTENTS["sam"], still_coming=None))["questions"] == []


@printed
@pytest.mark.parametrize("name", ["sam", "longest", "huda", "gary", "bare"])
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_call_is_one_page_with_room_for_each_answer(papers: Papers, name: str, size: str) -> None:
    paper = paper_for(papers, "finishing_call", _so_far(name), paper=size)
    assert paper.result.pages == 1
    assert paper.result.page_1_fits
    left = paper.payload["lines"] - len(paper.result.moved)
    assert left >= len(LONGEST)
    flat = paper.text.replace("\n", " ")
    assert all(f"“{one}”" in flat for one in LONGEST)
    assert problems_of(paper.pdf, paper.payload) == []


@printed
@pytest.mark.parametrize("count", [0, 1, 3, 7])
def test_call_is_accessible_with_any_number_of_questions(papers: Papers, count: int) -> None:
    paper = paper_for(papers, "finishing_call", _so_far("sam", LONGEST[:count]))
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert ("No call is needed" in paper.text.replace("\n", " ")) == (count == 0)
