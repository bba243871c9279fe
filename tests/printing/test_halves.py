"""People I know and people whose job it is: equal halves, judged by the picture and by the type."""

from dataclasses import dataclass, replace

import pytest
from PIL import Image

from tests.factories.contents import CONTENTS
from tests.printing.papers import Paper, Papers, payload_of

pytestmark = pytest.mark.slow
every_plan = pytest.mark.parametrize("name", CONTENTS)
KNOWN, PAID = "People I know", "People whose job it is"


@dataclass(frozen=True)
class Words:
    """A piece of text on a page: where it starts (points, from the left), its size."""

    text: str
    x: float
    size: float


def _people_page(paper: Paper) -> int:
    """The page (from 1) where the halves begin: the headings, not the map."""
    return next(n for n, text in enumerate(paper.texts, start=1) if "My people" in text)


def _words(paper: Paper, page: int) -> list[Words]:
    found: list[Words] = []

    def visit(text, page_matrix, matrix, _, size):
        if text.strip():
            found.append(Words(text.strip(), matrix[4] * page_matrix[0], size * matrix[0] * page_matrix[0]))

    paper.reader.pages[page - 1].extract_text(visitor_text=visit)
    return found


def _long_dark_runs(picture: Image.Image, row: int, least: int) -> list[tuple[int, int]]:
    runs, start = [], None
    for x in range(picture.width + 1):
        dark = x < picture.width and picture.getpixel((x, row)) < 90
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            if x - start >= least:
                runs.append((start, x))
            start = None
    return runs


def _rules_of_the_halves(paper: Paper) -> list[tuple[int, int]]:
    """The two thick lines over the headings: the first row of the page with two long dark runs."""
    for page in range(_people_page(paper), len(paper.texts) + 1):
        picture = paper.picture(page)
        for row in range(picture.height):
            runs = _long_dark_runs(picture, row, least=picture.width // 4)
            if len(runs) == 2:
                return runs
    raise AssertionError("no page has two rules side by side")


@every_plan
def test_halves_are_equally_wide(papers: Papers, name: str) -> None:
    (left, right), (left_2, right_2) = _rules_of_the_halves(papers.named(name))
    assert (right - left) == pytest.approx(right_2 - left_2, rel=0.05)


@every_plan
def test_halves_have_the_same_size_of_type(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    people = next(block for block in _blocks(paper, "people") if block["kind"] == "people")
    left, right = people["pairs"][0]
    sizes = {}
    for side, card in (("left", left), ("right", right)):
        wanted = card.get("name") or card["title"]
        if not wanted.isascii():
            pytest.skip("right-to-left letters come back in another order; the picture is looked at")
        found = [
            one.size for page in range(_people_page(paper), len(paper.texts) + 1)
            for one in _words(paper, page) if wanted.startswith(one.text) and round(one.size) >= 14
        ]  # fmt: skip
        assert found, wanted
        sizes[side] = round(found[0], 1)
    assert sizes["left"] == sizes["right"] == 14


def _blocks(paper: Paper, key: str):
    return next(section["blocks"] for section in paper.payload["sections"] if section["key"] == key)


@every_plan
def test_halves_are_both_there_and_neither_is_empty(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    people = next(block for block in _blocks(paper, "people") if block["kind"] == "people")
    assert (people["known_title"], people["paid_title"]) == (KNOWN, f"{PAID} to help me")
    left, right = people["pairs"][0]
    for card in (left, right):
        assert card["name"] if card["kind"] == "person" else card["lines"]
    flat = paper.text.replace("\n", " ")
    assert KNOWN in flat
    assert PAID in flat


def test_halves_nobody_yet_holds_what_has_been_begun(papers: Papers) -> None:
    text = papers.named("gary").text.replace("\n", " ")
    assert "You said there is no one right now." in text
    assert (
        "Thursday 19 March: Tea at 2, Fen Street, Joan from Befrienders. Ade comes with you the first time."
        in text
    )
    assert "Ade will ask you again on Friday 20 March." in text
    assert "Your cat, Biscuit" in text
    assert "the library, Tuesdays" in text


def test_halves_a_much_longer_half_goes_on_in_two_columns() -> None:
    gary, marisol = CONTENTS["gary"], CONTENTS["marisol"]
    paid = tuple(one for one in marisol.helpers if one.nature == "paid" and one.until_on is None)
    payload = payload_of(replace(gary, helpers=gary.helpers + paid))
    people = next(section for section in payload["sections"] if section["key"] == "people")["blocks"][0]
    assert people["more_title"] == "More of my people"
    assert len(people["more"]) + sum(1 for _, right in people["pairs"] if right) == len(gary.helpers + paid)
