"""What every printed plan must pass, over every made-up plan, with the real engine."""

import re
from dataclasses import replace
from datetime import date

import page as ua
import pytest

from clinic.plans.content import NeverRing
from clinic.printing.checks import LEFTOVERS, fonts_left_out, numbers_of_page_1, problems_of
from clinic.printing.documents import neutral_file_name
from clinic.printing.render import render_pdf
from tests.factories.contents import CONTENTS
from tests.factories.plan_examples.marisol import FIRST_DAY, MARISOL
from tests.printing.papers import Papers, payload_of

pytestmark = pytest.mark.slow
every_plan = pytest.mark.parametrize("name", CONTENTS)
MADE = [name for name, content in CONTENTS.items() if content.edition.number]


def _squeezed(text: str) -> str:
    """Without spaces and hyphens: a hyphen at a line's end comes back from the text layer as it likes."""
    return re.sub(r"[\s\u00ad\ufffe-]", "", text)


@every_plan
def test_page_1_begins_with_the_question_and_is_one_page(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    first_line = paper.texts[0].split("\n")[0]
    assert first_line == "Who helps me now?"
    assert paper.result.page_1_fits
    assert "What is changing, and what I have instead" in paper.texts[1].replace("\n", " ")


@every_plan
def test_page_1_holds_what_carries_three_days(papers: Papers, name: str) -> None:
    page_1 = papers.named(name).texts[0].replace("\n", " ")
    content = CONTENTS[name]
    heads = ("Day or night, always", "What happens next", "Something wrong on this page?", "If nobody has")
    for head in heads:
        said = head.replace("called", "rung") if content.edition.region == "uk" else head
        assert said in page_1, head
    for number in numbers_of_page_1(papers.named(name).payload):
        assert _squeezed(number) in _squeezed(page_1)


@every_plan
def test_line_1_is_somebody_who_said_yes_or_stands_in(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    stand_in = paper.copy.stand_in.helper if paper.copy.stand_in else ""
    allowed = {one.name for one in paper.copy.helpers if one.said_yes or one.key == stand_in}
    for call in paper.payload["page_1"]["first"]:
        assert call["name"] in allowed | {"", "The day and night line"}


def test_leaver_stands_only_with_until_before_the_last_day(papers: Papers) -> None:
    paper = papers.of(MARISOL)
    assert "555-0101" in paper.texts[0]
    assert "Until Friday, March 27" in paper.texts[0].replace("\n", " ")
    assert not any("555-0101" in text for text in paper.texts[1:])


def test_leaver_is_gone_after_the_last_day(papers: Papers) -> None:
    paper = papers.of(MARISOL, FIRST_DAY)
    assert "555-0101" not in paper.text
    assert "Joy Lindqvist" in paper.texts[0]
    assert "Until" not in paper.texts[0]


@every_plan
def test_no_leftovers_no_other_client_no_missing_number(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    others = {one.client.printed_name for one in CONTENTS.values()} - {CONTENTS[name].client.printed_name}
    assert problems_of(paper.pdf, paper.payload, others) == []
    assert LEFTOVERS.search(paper.text) is None


@every_plan
def test_no_heading_is_left_without_words(papers: Papers, name: str) -> None:
    for section in papers.named(name).payload["sections"]:
        assert section["blocks"], section["key"]
        assert all(block != {"kind": "text", "words": []} for block in section["blocks"])


def test_never_ring_is_on_no_page(papers: Papers) -> None:
    never = (
        NeverRing(name="Quentin Zabriskie", nickname="Quint", number="(505) 555-0199", address="9 Elm Row"),
    )
    text = papers.of(replace(CONTENTS["sam"], never_ring=never)).text
    assert "Rosa" in text  # the search does find names
    for secret in ("Quentin", "Zabriskie", "Quint", "555-0199", "Elm Row"):
        assert secret not in text


@every_plan
def test_law_notice_is_never_on_the_clients_own_plan(papers: Papers, name: str) -> None:
    assert "42 CFR" not in papers.named(name).text


@every_plan
def test_every_number_has_a_way_and_hours(papers: Papers, name: str) -> None:
    contacts = list(_contacts(papers.named(name).payload))
    assert contacts
    for contact in contacts:
        if contact["number"]:
            assert contact["ways"], contact
            assert contact["when"], contact


def _contacts(value):
    if isinstance(value, dict):
        if "ways" in value and "number" in value:
            yield value
        for one in value.values():
            yield from _contacts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _contacts(one)


@every_plan
def test_dates_are_in_words(papers: Papers, name: str) -> None:
    text = papers.named(name).text
    assert not re.search(r"\d{4}-\d\d-\d\d|\b\d{1,2}/\d{1,2}/\d{2,4}\b", text)


@every_plan
def test_foot_of_every_page_says_whose_which_and_how_many(papers: Papers, name: str) -> None:
    paper, edition = papers.named(name), CONTENTS[name].edition
    for number, text in enumerate(paper.texts, start=1):
        flat = text.replace("\n", " ")
        assert f"Page {number} of {len(paper.texts)}" in flat
        assert edition.plan_word in flat
        assert (f"Plan {edition.number}, made" if edition.number else "Not made yet") in flat
        assert ("Replaces the plan of" in flat) == bool(edition.replaces_on)
        if name != "huda":  # Arabic letters come back joined otherwise; the picture is right
            assert CONTENTS[name].client.printed_name in flat


@every_plan
def test_no_internal_id_is_printed(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{16}", paper.text)
    for helper in paper.copy.helpers:
        if helper.key not in helper.name.lower():
            assert not re.search(rf"\b{helper.key}\b", paper.text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("joe", "Draft. For checking, not agreed yet."),
        ("bare", "Draft. For checking, not agreed yet."),
        ("desmond", "Plan so far. More is to come."),
        ("replaced", "Replaced. There is a newer plan. Please use that one."),
    ],
)
def test_draft_so_far_and_replaced_say_so_on_every_page(papers: Papers, name: str, words: str) -> None:
    assert all(words in text.replace("\n", " ") for text in papers.named(name).texts)


@pytest.mark.parametrize("name", ["sam", "gary", "marisol"])
def test_plan_carries_no_banner(papers: Papers, name: str) -> None:
    assert not any(word in papers.named(name).text for word in ("Draft", "Plan so far", "Replaced."))


@every_plan
def test_metadata_tells_nothing(papers: Papers, name: str) -> None:
    paper, content = papers.named(name), CONTENTS[name]
    information = dict(paper.reader.metadata or {})
    assert information.pop("/Title") == "Plan"
    assert set(information) <= {"/Producer"}
    whole = str(paper.reader.xmp_metadata.stream.get_data() if paper.reader.xmp_metadata else b"")
    outline = str(paper.reader.outline)
    for secret in filter(None, (content.client.printed_name, content.organisation, "mental")):
        assert secret not in whole
        assert secret not in outline
    assert not paper.reader.attachments
    assert "/JavaScript" not in str(paper.reader.root_object)


@pytest.mark.parametrize(
    ("name", "file_name"),
    [("sam", "plan-2-2026-03-06.pdf"), ("joe", "plan-draft.pdf"), ("dee", "plan-3-2026-03-06.pdf")],
)
def test_neutral_file_name_tells_nothing(name: str, file_name: str) -> None:
    assert neutral_file_name(CONTENTS[name]) == file_name


@every_plan
def test_fonts_are_ours_and_in_the_file(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    assert fonts_left_out(paper.pdf) == []
    used = {str(font) for page in paper.reader.pages for font in _base_fonts(page)}
    assert used
    assert all("Warm" in font for font in used), used


def _base_fonts(page):
    return [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()]


@every_plan
def test_accessible_without_a_single_failure(papers: Papers, name: str) -> None:
    report = ua.validate_pdf_bytes(papers.named(name).pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@every_plan
def test_paper_size_follows_the_region(papers: Papers, name: str) -> None:
    box = papers.named(name).reader.pages[0].mediabox
    expected = (595, 842) if CONTENTS[name].edition.region == "uk" else (612, 792)
    assert (round(box.width), round(box.height)) == expected


@every_plan
def test_last_page_is_not_nearly_empty(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    picture = paper.picture(len(paper.texts), 1.0)
    body = picture.crop((0, 30, picture.width, picture.height - 62))
    inked = body.point(lambda level: 255 if level < 200 else 0).getbbox()
    assert inked
    assert inked[3] > body.height * 0.45


@every_plan
def test_no_heading_stands_alone_at_the_foot_of_a_page(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    titles = set(_titles(paper.payload["sections"])) | {"What happens next"}
    for text in paper.texts:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        body = lines[: next(at for at, line in enumerate(lines) if "’s plan" in line or "Page " in line)]
        assert body[-1] not in titles


def _titles(value):
    if isinstance(value, dict):
        if isinstance(value.get("title"), str):
            yield value["title"]
        for one in value.values():
            yield from _titles(one)
    elif isinstance(value, list):
        for one in value:
            yield from _titles(one)


@every_plan
def test_no_card_is_split_over_two_pages(papers: Papers, name: str) -> None:
    paper = papers.named(name)
    people = next(one for one in paper.payload["sections"] if one["key"] == "people")["blocks"]
    pairs = next(block for block in people if block["kind"] == "people")["pairs"]
    people = [card for pair in pairs for card in pair if card and card["kind"] == "person"]
    cards = [card for card in people if card["contact"]["number"]]
    folder = [_squeezed(text) for text in paper.texts[1:]]
    for card in cards:
        if card["name"].isascii():
            words = re.split(r"[ -]", card["name"])  # a long name is read back line by line
            wanted = [*words, _squeezed(card["contact"]["number"])]
            assert any(all(part in page for part in wanted) for page in folder), card["name"]


def test_same_plan_is_the_same_bytes(papers: Papers) -> None:
    again = render_pdf("plan", payload_of(CONTENTS["bare"]))
    assert again.pdf == papers.named("bare").pdf


def test_check_by_date_is_on_page_1(papers: Papers) -> None:
    assert "Check this page with someone after Monday, June 1." in papers.named("sam").texts[0].replace(
        "\n", " "
    )
    assert CONTENTS["sam"].edition.check_by == date(2026, 6, 1)
