"""Cards for a wallet and the sheet for the fridge: nothing that tells what is wrong, of the right size."""

import itertools
import json
from dataclasses import replace

import page as ua
import pytest
import zxingcpp
from PIL import Image

from clinic.plans.content import PlanContent
from clinic.printing.checks import problems_of
from tests.factories.plan_examples.marisol import FIRST_DAY
from tests.printing.client_papers import (
    CONTENTS,
    PEOPLE,
    paper_for,
    payload_for,
    squeezed,
    type_sizes,
    wanting_square,
)
from tests.printing.papers import Paper, Papers

DOCUMENTS = ["wallet_cards", "fridge_sheet"]
each = pytest.mark.parametrize("document", DOCUMENTS)
every_plan = pytest.mark.parametrize("name", PEOPLE)
printed = pytest.mark.slow
CARD_HEIGHT, CARD_WIDTH = 153.0, 485.2  # 54 by 2 x 85.6 mm, in points
LONGEST_GAP = 24  # dots, at two to a point: corners are round
ORDINARY = ["sam", "gary", "dee", "huda", "desmond", "joe", "bare"]


def _with(content: PlanContent, key: str, **changes: object) -> PlanContent:
    helpers = tuple(replace(one, **changes) if one.key == key else one for one in content.helpers)  # type: ignore[arg-type]
    return replace(content, helpers=helpers)


# --- what they hold -----------------------------------------------------------------------------------


@each
def test_cards_hold_three_numbers_and_short_names(document: str) -> None:
    payload = payload_for(document, CONTENTS["sam"])
    assert [one["name"] for one in payload["calls"]] == ["Rosa", "Tolu"]
    assert payload["numbers"] == ["(505) 555-0142", "(505) 555-0117", "988"]


@each
def test_cards_say_who_a_paid_person_is_to_nobody(document: str) -> None:
    rosa, tolu = payload_for(document, CONTENTS["sam"])["calls"]
    assert rosa["about"] == "your sister"
    assert tolu["about"] == ""
    psychiatrist = _with(
        CONTENTS["sam"], CONTENTS["sam"].backup, relation="psychiatrist", type="psychiatrist"
    )
    assert "psychiatrist" not in json.dumps(payload_for(document, psychiatrist))


@each
@every_plan
def test_cards_hold_nothing_clinical_and_no_organisation(document: str, name: str) -> None:
    content = replace(PEOPLE[name], organisation="Zebra Mental Health")
    content = replace(
        content, helpers=tuple(replace(one, organisation="Zebra Clinic") for one in content.helpers)
    )
    text = json.dumps(payload_for(document, content))
    assert "Zebra" not in text
    assert "Crisis" not in text
    for hidden in (
        *(row.name for row in content.medicines.rows),
        *(visit.what for visit in content.appointments),
        *content.harder_days.my_signs,
        content.client.matters_most,
    ):
        assert not hidden or json.dumps(hidden)[1:-1] not in text


@each
def test_cards_carry_the_organisation_when_the_client_chose_it(document: str) -> None:
    sam = replace(CONTENTS["sam"], organisation="Zebra House")
    chosen = replace(sam, client=replace(sam.client, shows_organisation=True))
    assert "Zebra House" in json.dumps(payload_for(document, chosen))


@each
def test_cards_call_a_service_by_what_the_client_calls_it(document: str) -> None:
    sam = CONTENTS["sam"]
    team = _with(sam, sam.backup, name="Eastside Crisis Team", type="clinic", called="")
    assert payload_for(document, team)["calls"][1]["name"] == "My team"
    called = _with(sam, sam.backup, name="Eastside Crisis Team", type="clinic", called="The house")
    assert payload_for(document, called)["calls"][1]["name"] == "The house"


@each
def test_cards_around_a_switch_have_both_with_their_days(document: str) -> None:
    calls = payload_for(document, CONTENTS["marisol"])["calls"]
    assert [one["name"] for one in calls] == ["Carol", "Joy", "Teo"]
    assert [one["dated"] for one in calls] == [True, True, False]
    after = payload_for(document, CONTENTS["marisol"], on=FIRST_DAY)
    assert "Carol" not in json.dumps(after)


@each
def test_cards_with_nobody_say_so_and_keep_the_line(document: str) -> None:
    payload = payload_for(document, CONTENTS["bare"])
    assert [one["name"] for one in payload["calls"]] == ["No name yet"]
    assert payload["numbers"] == ["988"]


# --- the square ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sam", "gary", "bare"])
def test_square_is_there_only_with_a_yes(name: str) -> None:
    assert payload_for("wallet_cards", CONTENTS[name])["square"] is None


def test_square_is_not_there_for_a_stand_in_or_a_place() -> None:
    for name in ("gary", "joe", "bare"):
        assert payload_for("wallet_cards", wanting_square(CONTENTS[name]))["square"] is None


def test_square_never_stands_on_the_sheet() -> None:
    assert "square" not in payload_for("fridge_sheet", wanting_square(CONTENTS["sam"]))


@printed
@pytest.mark.parametrize(
    ("name", "who", "dials"),
    [("sam", "Rosa", "+15055550142"), ("marisol", "Joy", "+15055550102"), ("huda", "سميرة", "+13135550168")],
)
def test_square_is_read_from_the_printed_page(papers: Papers, name: str, who: str, dials: str) -> None:
    paper = paper_for(papers, "wallet_cards", wanting_square(CONTENTS[name]))
    found = {one.text for one in zxingcpp.read_barcodes(paper.picture(1, 3.0))}
    assert found == {f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:;{who};;;\r\nFN:{who}\r\nTEL:{dials}\r\nEND:VCARD\r\n"}
    assert "Sends nothing." in paper.text.replace("\n", " ")


@printed
def test_square_survives_a_bad_copier(papers: Papers) -> None:
    picture = paper_for(papers, "wallet_cards", wanting_square(CONTENTS["sam"])).picture(1, 1.6)
    assert zxingcpp.read_barcodes(picture.point(lambda level: 255 if level > 120 else 0))


# --- the paper ----------------------------------------------------------------------------------------


@printed
@each
@every_plan
@pytest.mark.parametrize("size", ["letter", pytest.param("a4", marks=pytest.mark.patient)])
def test_cards_are_one_page_with_every_number(papers: Papers, document: str, name: str, size: str) -> None:
    paper = paper_for(papers, document, wanting_square(PEOPLE[name]), paper=size)
    assert paper.result.pages == 1
    assert paper.result.page_1_fits
    assert all(squeezed(number) in squeezed(paper.texts[0]) for number in paper.payload["numbers"])
    assert problems_of(paper.pdf, paper.payload) == []


@printed
@each
@every_plan
def test_cards_are_accessible(papers: Papers, document: str, name: str) -> None:
    paper = paper_for(papers, document, wanting_square(PEOPLE[name]))
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@printed
@pytest.mark.parametrize("name", ORDINARY)
def test_card_folds_to_the_size_of_a_bank_card(papers: Papers, name: str) -> None:
    paper = paper_for(papers, "wallet_cards", CONTENTS[name])
    assert "two" not in paper.result.moved
    edges = _edges(paper)
    assert len(edges) == 4  # two cards, top and bottom
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        assert abs(bottom - top - CARD_HEIGHT) < 3


@printed
@pytest.mark.parametrize("name", ["marisol", "longest"])
def test_card_with_too_much_becomes_one_of_four_fields(papers: Papers, name: str) -> None:
    """Two or three dated lines. Seen to fail, by longest, while nothing left a field of four."""
    paper = paper_for(papers, "wallet_cards", CONTENTS[name])
    assert paper.result.page_1_fits
    assert "two" in paper.result.moved
    top, fold, bottom = _edges(paper)
    assert abs(fold - top - CARD_HEIGHT) < 3
    assert abs(bottom - fold - CARD_HEIGHT) < 3
    assert paper.text.count("Cut here") == 1


def _edges(paper: Paper) -> list[float]:
    """How far down the dashed and dotted lines across the cards stand, in points."""
    picture = paper.picture(1, 2.0)
    rows = [y for y in range(picture.height) if _is_dashed(picture, y)]
    return [y / 2 for place, y in enumerate(rows) if place == 0 or y - rows[place - 1] > 4]


def _is_dashed(picture: Image.Image, y: int) -> bool:
    """Dark and white by turns from one end of a card to the other, and no white longer than a gap."""
    dark = [x for x in range(picture.width) if picture.getpixel((x, y)) < 128]
    if not dark or dark[-1] - dark[0] < CARD_WIDTH * 2 - LONGEST_GAP:
        return False
    gaps = [right - left for left, right in itertools.pairwise(dark)]
    return max(gaps) <= LONGEST_GAP and sum(1 for gap in gaps if gap > 1) > 30


@printed
@pytest.mark.parametrize("name", ORDINARY)
def test_sheet_is_read_from_two_metres(papers: Papers, name: str) -> None:
    """A digit 40 points high in type is over 10 mm tall, which most people read from there."""
    paper = paper_for(papers, "fridge_sheet", CONTENTS[name])
    assert max(type_sizes(paper.pdf)) >= 60
    assert "close" not in paper.result.moved
    box = paper.reader.pages[0].mediabox
    assert box.width > box.height


@printed
@each
def test_cards_say_which_older_ones_to_throw_away(papers: Papers, document: str) -> None:
    said = {"wallet_cards": "Throw away the cards of", "fridge_sheet": "Take down the sheet of"}[document]
    assert said in paper_for(papers, document, CONTENTS["sam"]).text
    assert said not in paper_for(papers, document, CONTENTS["gary"]).text


@printed
@each
@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("name", ["sam", "huda", "marisol", "joe"])
def test_cards_are_one_page_in_every_language(
    papers: Papers, document: str, name: str, language: str
) -> None:
    paper = paper_for(papers, document, wanting_square(CONTENTS[name]), language=language)
    assert paper.result.pages == 1
    assert problems_of(paper.pdf, paper.payload) == []
