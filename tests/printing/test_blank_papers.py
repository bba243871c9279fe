"""Blank papers as they come out of the press."""

import page as ua
import pytest
from PIL import Image

from clinic.foundation.regions import load_region, region_keys
from clinic.printing.checks import fonts_left_out, problems_of
from tests.printing.blank_papers import WORKBOOKS, blank_paper
from tests.printing.papers import Papers

pytestmark = pytest.mark.slow
MOST_PAGES = 40


@pytest.mark.parametrize("region", region_keys())
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_emergency_page_is_one_page_with_the_numbers(papers: Papers, region: str, paper: str) -> None:
    printed = blank_paper(papers, "emergency_page", region=region, paper=paper)
    assert printed.result.pages == 1
    assert printed.texts[0].startswith("Who helps me now?")
    assert all(line.number in printed.text for line in load_region(region).crisis_lines)
    assert problems_of(printed.pdf, printed.payload) == []


@pytest.mark.parametrize("language", ["es", "ar"])
def test_emergency_page_speaks_the_clients_language(papers: Papers, language: str) -> None:
    printed = blank_paper(papers, "emergency_page", language=language)
    assert printed.result.pages == 1
    assert "Who helps me now?" not in printed.text
    assert "988" in printed.text


@pytest.mark.parametrize("key", WORKBOOKS)
def test_workbook_prints_every_question_and_nothing_left_over(papers: Papers, key: str) -> None:
    printed = blank_paper(papers, key)
    flat = printed.text.replace("\n", " ")
    for group in printed.payload["groups"]:
        assert group["title"] in flat
        for step in group["pages"]:
            assert all(one["label"] in flat for one in step["questions"]), step["key"]
    assert all(words in flat for look in printed.payload["look"] for words in look["boxes"])
    assert problems_of(printed.pdf, printed.payload) == []
    assert printed.result.pages <= MOST_PAGES
    assert all("Name or code" in text for text in printed.texts)


@pytest.mark.parametrize("key", ["emergency_page", *WORKBOOKS])
def test_blank_is_accessible(papers: Papers, key: str) -> None:
    printed = blank_paper(papers, key)
    report = ua.validate_pdf_bytes(printed.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert fonts_left_out(printed.pdf) == []


def test_lines_to_write_on_are_drawn(papers: Papers) -> None:
    """The frame of line 1 holds long dark lines: without them it would be a box with labels."""
    picture = blank_paper(papers, "emergency_page").picture(1, 1.0)
    lines = [y for y in range(90, 270) if _longest_dark_run(picture, y) > 200]
    assert len(lines) >= 4


def _longest_dark_run(picture: Image.Image, y: int) -> int:
    longest = run = 0
    for x in range(picture.width):
        run = run + 1 if picture.getpixel((x, y)) < 190 else 0
        longest = max(longest, run)
    return longest
