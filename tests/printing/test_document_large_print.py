"""The plan in large print: nothing small, nothing lost, the three numbers first."""

from dataclasses import replace
from math import pi

import page as ua
import pytest
from markupsafe import Markup

from clinic.printing.checks import problems_of
from clinic.printing.glyphs import texts_of
from clinic.printing.large_map import RADIUS, SIDE, map_in_large
from tests.printing.client_papers import CONTENTS, FORTY, PEOPLE, paper_for, payload_for, squeezed, type_sizes
from tests.printing.papers import Papers, payload_of

SMALLEST = 18.0
every_plan = pytest.mark.parametrize("name", PEOPLE)
# Some 25 pages each: those who differ most.
many_pages = pytest.mark.parametrize("name", ["sam", "huda", "gary", "marisol", "longest", "forty", "bare"])
printed = pytest.mark.slow


@every_plan
def test_large_print_has_the_sections_of_the_plan(name: str) -> None:
    large, usual = payload_for("large_print", PEOPLE[name]), payload_of(PEOPLE[name])
    assert large["sections"] == usual["sections"]
    assert large["page_1"] == usual["page_1"]


@printed
@many_pages
def test_large_print_sets_nothing_small(papers: Papers, name: str) -> None:
    sizes = type_sizes(paper_for(papers, "large_print", PEOPLE[name]).pdf)
    assert min(sizes) >= SMALLEST
    assert max(sizes) >= 42


@printed
@pytest.mark.parametrize("name", ["sam", "huda", "gary", "dee", "ines", "desmond"])
@pytest.mark.parametrize("size", ["letter", pytest.param("a4", marks=pytest.mark.patient)])
def test_large_print_has_the_three_numbers_on_page_1(papers: Papers, name: str, size: str) -> None:
    paper = paper_for(papers, "large_print", CONTENTS[name], paper=size)
    page = paper.payload["page_1"]
    numbers = [page["first"][0]["contact"]["number"], page["backup"]["contact"]["number"]]
    for number in [*numbers, page["night"][0]["number"]]:
        assert squeezed(number) in squeezed(paper.texts[0])


@printed
@pytest.mark.parametrize("name", ["sam", "marisol", "longest", "gary"])
def test_large_print_says_every_word_of_every_section(papers: Papers, name: str) -> None:
    paper = paper_for(papers, "large_print", CONTENTS[name])
    text = squeezed(paper.text)
    for section in paper.payload["sections"]:
        blocks = [block for block in section["blocks"] if block["kind"] not in ("drawing", "week", "people")]
        for place, words in texts_of(blocks):
            if place.split(".")[-1] in ("text", "words", "label", "title", "what", "when", "name"):
                assert squeezed(words) in text, (section["key"], words)


@printed
def test_large_print_week_is_a_list_of_days(papers: Papers) -> None:
    paper = paper_for(papers, "large_print", CONTENTS["sam"])
    week = next(one for one in paper.payload["sections"] if one["key"] == "week")["blocks"]
    rows = next(block for block in week if block["kind"] == "week")["rows"]
    text = squeezed(paper.text)
    for day, cells in rows:
        assert day in paper.text
        for entry in (one for entries in cells for one in entries):
            assert squeezed("".join(piece["text"] for piece in entry["words"])) in text


@printed
def test_large_print_names_all_of_forty_helpers(papers: Papers) -> None:
    paper = paper_for(papers, "large_print", FORTY)
    assert all(squeezed(one.name) in squeezed(paper.text) for one in FORTY.helpers if one.answer != "no")
    assert paper.result.pages < 60


@printed
@many_pages
def test_large_print_is_whole_and_accessible(papers: Papers, name: str) -> None:
    """Seen to fail, by marisol and longest, while whoever stands behind the first call could not leave."""
    paper = paper_for(papers, "large_print", PEOPLE[name])
    assert paper.result.page_1_fits
    assert paper.payload["page_1"]["night"][0]["number"] in paper.payload["numbers"]
    assert problems_of(paper.pdf, paper.payload) == []
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@printed
@many_pages
def test_large_print_foot_is_on_every_page_whole(papers: Papers, name: str) -> None:
    paper, edition = paper_for(papers, "large_print", PEOPLE[name]), PEOPLE[name].edition
    for number, text in enumerate(paper.texts, start=1):
        flat = text.replace("\n", " ")
        assert f"Page {number} of {len(paper.texts)}" in flat
        assert edition.plan_word in flat
        assert ("Replaces the plan of" in flat) == bool(edition.replaces_on)


@printed
@pytest.mark.parametrize(("name", "language"), [("sam", "en"), ("marisol", "en"), ("huda", "ar")])
def test_large_print_draws_the_map_with_large_letters(papers: Papers, name: str, language: str) -> None:
    content = PEOPLE[name]
    wanted = replace(content, client=replace(content.client, wants_map=True))
    paper = paper_for(papers, "large_print", wanted, language=language)
    without = replace(content, client=replace(content.client, wants_map=False))
    sizes = type_sizes(paper.pdf)
    assert min(sizes) >= SMALLEST
    assert sizes - type_sizes(paper_for(papers, "large_print", without, language=language).pdf)


def test_map_in_large_keeps_signs_apart_and_of_equal_area() -> None:
    assert pytest.approx(pi * RADIUS**2, rel=0.01) == SIDE**2
    assert 2 * RADIUS < 32  # between one sign and the next
    drawn = map_in_large(
        Markup('<svg viewBox="0 0 1 1"><style></style><text class="map-name">Rosa</text></svg>')
    )
    assert "Rosa" not in drawn
