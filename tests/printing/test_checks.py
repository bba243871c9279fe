"""The last look at a finished PDF finds what it is there to find."""

from copy import deepcopy

import pytest

from clinic.printing.checks import LEFTOVERS, _holds, fonts_left_out, is_tagged, problems_of
from clinic.printing.render import render_pdf
from tests.printing.papers import Paper, Papers


@pytest.fixture
def paper(papers: Papers) -> Paper:
    return papers.named("bare")


def test_problems_of_a_sound_plan_are_none(paper: Paper) -> None:
    assert problems_of(paper.pdf, paper.payload, ["Somebody Else"]) == []


def test_problems_of_a_missing_number_are_told(paper: Paper) -> None:
    payload = deepcopy(paper.payload)
    payload["page_1"]["first"][0]["contact"]["number"] = "(505) 555-0177"
    assert problems_of(paper.pdf, payload) == ["The number (505) 555-0177 is not on page 1."]


def test_problems_of_another_clients_name_do_not_repeat_it(paper: Paper) -> None:
    assert problems_of(paper.pdf, paper.payload, ["Noor"]) == ["It holds another client's name."]


def test_problems_of_part_of_a_word_is_no_name(paper: Paper) -> None:
    assert problems_of(paper.pdf, paper.payload, ["Noo", "ay or nigh"]) == []


@pytest.mark.parametrize("left", ["None", "null", "N/A", "TBD", "&#39;", "&amp;", "{{ name }}", "{% if %}"])
def test_leftovers_are_found(left: str) -> None:
    assert LEFTOVERS.search(f"Call {left} now")


@pytest.mark.parametrize("fine", ["None of it is too small", "nullified", "Nonesuch", "R&B", "5 & 6", "TBDs"])
def test_leftovers_spare_plain_words(fine: str) -> None:
    assert LEFTOVERS.search(fine) is None


def test_problems_of_an_empty_value_that_was_printed(paper: Paper) -> None:
    payload = deepcopy(paper.payload)
    payload["page_1"]["night"][0]["words"] = None
    pdf = render_pdf("plan", payload).pdf
    assert pdf
    assert problems_of(pdf, payload) == ["It shows a leftover of the template: None"]


def test_problems_of_numbers_that_the_document_names_itself(paper: Paper) -> None:
    said = {"numbers": ["988", "(505) 555-0177"], "sections": paper.payload["sections"]}
    assert problems_of(paper.pdf, said) == ["The number (505) 555-0177 is not on page 1."]


def test_problems_of_what_is_no_file_at_all(paper: Paper) -> None:
    assert problems_of(b"%PDF-1.7 cut short", paper.payload) == ["The file can't be opened."]
    assert problems_of(b"", paper.payload) == ["The file can't be opened."]


def test_problems_of_a_file_that_no_screen_reader_can_read() -> None:
    found = problems_of(NOT_EMBEDDED, {"numbers": []})
    assert "It has no tags, so a screen reader can't read it." in found


def test_is_tagged_tells_one_from_the_other(paper: Paper) -> None:
    assert is_tagged(paper.pdf)
    assert not is_tagged(NOT_EMBEDDED)


def test_fonts_left_out_of_a_plain_pdf_are_named() -> None:
    assert fonts_left_out(NOT_EMBEDDED) == ["/Helvetica"]


NOT_EMBEDDED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F 4 0 R>>>>>> endobj
4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("االتصال على 900100 ،07700 والقول", "07700 900100"),
        ("االتصال على 555-0100 )415(.", "(415) 555-0100"),
        (")919( 555-0126", "(919) 555-0126"),
        ("ext. 4471 +1 (505) 555-0101", "+1 (505) 555-0101 ext. 4471"),
        ("988", "988"),
    ],
)
def test_numbers_are_found_on_lines_of_arabic(line: str, number: str) -> None:
    assert _holds(line, number, "rtl")


@pytest.mark.parametrize("number", ["07700 900101", "(415) 555-0101", "98", "(415) 555-0100 ext. 9"])
def test_other_numbers_are_not_found_on_lines_of_arabic(number: str) -> None:
    assert not _holds("900100 ،07700 االتصال على 555-0100 )415(. 988", number, "rtl")
