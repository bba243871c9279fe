"""The plan on one page: who, number, when, in few words, and on one page whoever they are."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import page as ua
import pytest

from clinic.plans.content import Agreement
from clinic.printing.checks import problems_of
from clinic.printing.documents import one_page, one_page_words
from tests.factories.plan_examples.marisol import FIRST_DAY
from tests.printing.client_papers import CONTENTS, PEOPLE, paper_for, payload_for, squeezed, type_sizes
from tests.printing.papers import Papers
from tests.printing.test_documents import _words as words_of
from tests.printing.test_fixed_words import _message

SMALLEST, MOST_WORDS = 18.0, 8
every_plan = pytest.mark.parametrize("name", PEOPLE)
printed = pytest.mark.slow


def _fixed() -> set[str]:
    found: set[str] = set()
    for module in (one_page, one_page_words):
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        found |= {said for node in ast.walk(tree) if (said := _message(node))}
    return found


def _sentences(text: str) -> list[str]:
    """Names count as one word, a day as three ("Monday, March 16")."""
    text = text.replace("{day}", "Monday March 16")
    return [one for one in re.split(r"[.:?!]", text) if one.strip()]


def test_one_page_says_eight_words_at_most_in_a_sentence() -> None:
    long = {
        one: words for text in _fixed() for one in _sentences(text) if len(words := one.split()) > MOST_WORDS
    }
    assert long == {}
    assert len(_fixed()) > 30


def _idea(name: str, kind: str, content=None) -> str:
    payload = payload_for("one_page", content or CONTENTS[name])
    return " | ".join(words_of(one) for one in payload["ideas"] if one["kind"] == kind)


def test_one_page_says_who_number_when() -> None:
    assert "Rosa helps you." in _idea("sam", "who")
    assert "your sister" in _idea("sam", "who")
    assert "Call Rosa." in _idea("sam", "call")
    assert "(505) 555-0142" in _idea("sam", "call")
    assert "Every day, 8 in the morning to 10 at night" in _idea("sam", "when")


def test_one_page_for_somebody_who_texts_never_says_call_them() -> None:
    assert "Text Bo." in _idea("dee", "call")
    assert "No answer? Text Nora." in _idea("dee", "backup")
    assert "Ask someone to call 911." in _idea("dee", "night")
    assert "Text (206) 555-0100." in _idea("dee", "tripwire")


def test_one_page_for_somebody_without_a_phone_says_where_to_go() -> None:
    said = _idea("joe", "call")
    assert "Go and see Lou." in said
    assert "Beacon Center" in said


def test_one_page_with_nobody_says_so_and_gives_the_number() -> None:
    assert "You can call day and night." in _idea("bare", "who")
    assert "There is no one person yet." in _idea("bare", "who")
    assert "988" in _idea("bare", "night")
    assert _idea("bare", "call") == _idea("bare", "backup") == ""


def test_one_page_around_a_switch_has_both_with_their_days() -> None:
    assert "Until Friday, March 27." in _idea("marisol", "who")
    assert "From Saturday, March 28: Joy helps you." in _idea("marisol", "later")
    after = payload_for("one_page", CONTENTS["marisol"], on=FIRST_DAY)
    assert "Carol" not in json.dumps(after)
    assert [one["kind"] for one in after["ideas"]].count("later") == 0


def test_one_page_never_names_a_backup_who_has_not_said_yes() -> None:
    sam = CONTENTS["sam"]
    helpers = tuple(replace(one, answer="asked") if one.key == sam.backup else one for one in sam.helpers)
    assert _idea("sam", "backup", replace(sam, helpers=helpers)) == ""


@every_plan
def test_one_page_holds_nothing_but_who_number_when(name: str) -> None:
    """Positive control: what stands in the plan, and would be found."""
    content = replace(
        PEOPLE[name],
        agreement=Agreement(answer="no", not_agreed="Zebra words"),
        animals="Zebra Biscuit",
        let_it_out="Zebra radio",
    )
    text = json.dumps(payload_for("one_page", content))
    assert "Zebra" not in text
    assert all(row.name not in text for row in content.medicines.rows)


@printed
@every_plan
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_one_page_is_one_page_and_large(papers: Papers, name: str, size: str) -> None:
    paper = paper_for(papers, "one_page", PEOPLE[name], paper=size)
    assert paper.result.pages == 1
    assert paper.result.page_1_fits
    assert min(type_sizes(paper.pdf)) >= SMALLEST
    kinds = {one["kind"] for one in paper.payload["ideas"]} - set(paper.result.moved)
    assert {"who", "night"} <= kinds
    assert problems_of(paper.pdf, paper.payload) == []


@printed
@every_plan
def test_one_page_is_accessible(papers: Papers, name: str) -> None:
    report = ua.validate_pdf_bytes(
        paper_for(papers, "one_page", PEOPLE[name]).pdf, profile=ua.ValidationProfile.PDF_UA_1
    )
    assert report.is_compliant, [failure.message for failure in report.failures]


@printed
def test_one_page_begins_with_the_question(papers: Papers) -> None:
    paper = paper_for(papers, "one_page", CONTENTS["sam"])
    assert paper.texts[0].startswith("Who helps me now?")
    assert squeezed("(505) 555-0142") in squeezed(paper.texts[0])


@printed
@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("name", ["sam", "huda", "dee", "desmond", "joe"])
def test_one_page_is_one_page_in_every_language(papers: Papers, name: str, language: str) -> None:
    paper = paper_for(papers, "one_page", CONTENTS[name], language=language)
    assert paper.result.pages == 1
    assert min(type_sizes(paper.pdf)) >= SMALLEST
    assert problems_of(paper.pdf, paper.payload) == []
