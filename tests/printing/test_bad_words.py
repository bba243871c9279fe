"""Bad input at the press: printed right, or refused with the place named; nothing off the page."""

from dataclasses import replace

import page as ua
import pytest
from _pytest.mark import ParameterSet

from clinic.plans.content import PlanContent
from clinic.printing.checks import problems_of
from clinic.printing.refusals import LONGEST_WORD, placed_texts, refusal
from clinic.printing.render import Press
from tests.printing import bad_input
from tests.printing.bad_input import SAM, letters_off_the_page, with_first_name, with_words
from tests.printing.papers import Paper, Papers, payload_of


def in_the_drill(value: object) -> ParameterSet:
    """A long one, of a kind that another one stands for in the tests."""
    return pytest.param(value, marks=pytest.mark.patient)


def _sound(paper: Paper) -> Paper:
    assert problems_of(paper.pdf, paper.payload) == []
    assert letters_off_the_page(paper.pdf) == []
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    return paper


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    ["MARKUP", in_the_drill("STYLES"), "OVERRIDES", "SURROGATE", in_the_drill("FAMILY"), "NINE_SCRIPTS"],
)
def test_the_same_bad_words_in_every_field(papers: Papers, words: str) -> None:
    paper = _sound(papers.of(with_words(getattr(bad_input, words))))
    assert paper.result.page_1_fits
    assert "\u202e" not in paper.text
    if words == "MARKUP":
        assert "<b>bold</b> &amp; <script>" in " ".join(paper.text.split())
        assert "49" not in paper.texts[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        with_first_name(bad_input.LONG_NAME),
        in_the_drill(with_first_name("W" * 300)),
        replace(SAM, glad="e" + "\u0301" * 5000),
        in_the_drill(replace(SAM, glad="word " * 3000)),
    ],
    ids=["74-letter-name", "300-letter-name", "5000-marks", "3000-words"],
)
def test_too_much_of_one_thing(papers: Papers, content: PlanContent) -> None:
    paper = _sound(papers.of(content))
    assert paper.result.page_1_fits
    assert "(505)555-0142" in "".join(paper.texts[0].split())


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (replace(SAM, glad="x" * 60_000), "Who’ll be glad when it goes well"),
        (with_first_name("x" * 60_000), "Call first"),
        (replace(SAM, glad="x" * (LONGEST_WORD + 1)), "Who’ll be glad when it goes well"),
    ],
)
def test_press_refuses_what_is_no_word_and_names_where_it_stands(content: PlanContent, place: str) -> None:
    with Press() as press:
        result = press.render("plan", payload_of(content))
        assert press.pid is None  # not even tried
    assert result.pdf is None
    assert f"under “{place}”" in (result.problem or "")
    assert "xxx" not in (result.problem or "")


def test_refusal_lets_long_texts_of_short_words_pass() -> None:
    assert refusal(payload_of(replace(SAM, glad="word " * 12_000))) is None


def test_placed_texts_says_the_heading_that_a_text_stands_under() -> None:
    payload = {
        "page": {"label": [{"text": "Call first", "kind": ""}], "call": {"words": "Rosa"}},
        "foot": "x",
    }
    assert list(placed_texts(payload)) == [
        ("Call first", "Call first"), ("Call first", ""), ("Call first", "Rosa"), ("", "x"),
    ]  # fmt: skip
