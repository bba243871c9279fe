"""The handover: what the next worker must find, in which order, on two pages."""

from dataclasses import replace

import page as ua
import pytest

from clinic.plans.content import NeverRing, PlanContent
from clinic.plans.content_care import Decisions, Knowledge, ToldService
from clinic.printing.checks import problems_of
from tests.factories.contents import CONTENTS
from tests.factories.plan_examples.marisol import FIRST_DAY, MARISOL
from tests.factories.plan_examples.sam import SAM
from tests.printing.papers import Papers
from tests.printing.reader_papers import reader_paper, reader_payload, words_of

PRINTED = [
    ("marisol", "joy"), ("sam", "tolu"), ("gary", "sian"), ("huda", ""), ("longest", ""),
    ("bare", ""), ("joe", ""),
]  # fmt: skip


def payload_of(content: PlanContent, to: str = "", given=(), **more) -> dict:
    return reader_payload("handover", content, to, given, **more)


def row_of(content: PlanContent, key: str, to: str = "", given=(), **more) -> str:
    rows = {row["key"]: row for row in payload_of(content, to, given, **more)["handover"]["rows"]}
    return words_of([rows[key]["lines"], rows[key]["table"] or {}])


def test_title_says_from_whom_to_whom() -> None:
    assert words_of(payload_of(MARISOL, "joy")["handover"]["title"]) == "Marisol, from Carol to Joy"
    assert words_of(payload_of(MARISOL)["handover"]["title"]) == "Marisol, from Carol to the next worker"
    assert "Marisol may read it too." in words_of(payload_of(MARISOL, "joy")["handover"]["opening"])


def test_box_has_who_helps_now_with_the_days_of_each() -> None:
    lines = payload_of(MARISOL, "joy")["handover"]["now"]["lines"]
    assert [(words_of(line["days"]), line["number"]) for line in lines] == [
        ("Until Friday, March 27", "(505) 555-0101"), ("From Saturday, March 28", "(505) 555-0102"),
    ]  # fmt: skip
    assert "Call or text. Monday to Thursday, 8 am to 4 pm" in words_of(lines[1]["how"])


def test_box_is_closed_by_the_first_contact_of_the_receiver_alone() -> None:
    contact = payload_of(MARISOL, "joy")["handover"]["contact"]
    assert words_of(contact["words"]).startswith("Tuesday, March 31, 2 pm. First visit.")
    assert words_of(contact["closes"]) == "This handover is done when that has happened."
    assert contact["happened"] == "It happened on"
    elsewhere = payload_of(replace(MARISOL, appointments=()), "joy")["handover"]["contact"]
    assert words_of(elsewhere["words"]) == "Tuesday, March 31."


def test_box_without_a_day_says_so() -> None:
    words = words_of(payload_of(CONTENTS["bare"])["handover"]["contact"]["words"])
    assert words == "No day yet. Set one with Noor."


def test_rows_stand_in_the_order_of_handing_over() -> None:
    keys = [row["key"] for row in payload_of(MARISOL, "joy")["handover"]["rows"]]
    wanted = ["matters", "story", "works", "never_works", "promises", "signs", "risks", "people", "read"]
    assert [key for key in keys if key in wanted] == wanted


def test_story_has_its_lines_numbered() -> None:
    rows = {row["key"]: row for row in payload_of(MARISOL, "joy")["handover"]["rows"]}
    assert len(rows["story"]["lines"]) == 5
    assert rows["story"]["ordered"]


def test_promises_have_a_day_and_an_owner_or_say_that_they_have_none() -> None:
    rows = {row["key"]: row for row in payload_of(MARISOL, "joy")["handover"]["rows"]}
    cells = [[words_of(cell) for cell in row] for row in rows["promises"]["table"]["rows"]]
    assert cells == [
        ["Housing form, second page", "April 3", "Joy"],
        ["First ride on bus 11, with Kwame", "April 2", "Marisol"],
        ["Ask the pharmacy for Friday packs", "No day yet", "Nobody yet"],
    ]


def test_risks_have_an_action_or_say_whose_it_is() -> None:
    risks = row_of(MARISOL, "risks", "joy")
    assert "Lunch at Teo’s on Sundays; ask at each visit" in risks
    assert "Nothing yet. This is yours to settle." in risks
    assert "None is written down. Ask again" in row_of(SAM, "risks")


def test_missing_answers_name_who_still_knows_and_until_when() -> None:
    empty = replace(MARISOL, knowledge=Knowledge())
    for key in ("story", "works", "never_works"):
        assert row_of(empty, key, "joy") == "Not written down. Ask Carol Whitcomb, until Friday, March 27."
    assert row_of(empty, "story", "joy", on=FIRST_DAY) == "Not written down. Ask at (505) 555-0100."
    assert row_of(empty, "promises", "joy") == "None is written down."


def test_missing_knowledge_of_a_discharge_is_no_row() -> None:
    keys = {row["key"] for row in payload_of(SAM)["handover"]["rows"]}
    assert not keys & {"story", "works", "never_works", "promises"}
    assert {"signs", "risks", "people", "read"} <= keys


def test_people_have_a_way_and_hours_beside_each_number() -> None:
    rows = {row["key"]: row for row in payload_of(MARISOL, "joy")["handover"]["rows"]}
    people = rows["people"]["table"]["rows"]
    assert len(people) == 5
    assert all(words_of(how) for _, _, how in people)
    assert (
        words_of(people[0]) == "Teo Alvarado, cousin\n(505) 555-0140\nCall or text. Every day, 9 am to 8 pm"
    )
    assert "And 18 more in the plan." in words_of(rows["people"]["lines"])


def test_people_who_must_not_be_told_are_named_without_a_reason() -> None:
    never = NeverRing(name="Quentin Zabriskie", nickname="Quint", number="(505) 555-0199", address="9 Elm")
    assert row_of(replace(MARISOL, never_ring=(never,)), "never", "joy") == (
        "Quentin Zabriskie. Quint. (505) 555-0199."
    )
    assert "never" not in {row["key"] for row in payload_of(MARISOL, "joy")["handover"]["rows"]}


def test_read_and_told_quotes_the_client_and_says_who_has_read_it() -> None:
    read = row_of(MARISOL, "read", "joy")
    assert "Carol told Marisol on Thursday, February 12. Face to face." in read
    assert "Marisol said: “You’re retiring?! Who is going to help me now?”" in read
    assert "Has read this page: yes." in read


def test_signs_tell_what_only_the_worker_noticed() -> None:
    signs = row_of(MARISOL, "signs", "joy")
    assert "Only Carol Whitcomb noticed: She stops singing about ten days before it gets bad." in signs
    assert "Then call, in this order: Teo Alvarado, Joy Lindqvist, Bernadette Yazzie." in signs


def test_law_notice_only_with_a_consent_that_names_the_reader() -> None:
    marked = replace(MARISOL, marked=("knowledge.story",))
    assert payload_of(marked, "joy")["handover"]["law"] == []
    assert row_of(marked, "story", "joy").startswith("Not written down")
    told = payload_of(marked, "joy", ("substance_use",))
    assert "Joy Lindqvist may read here" in words_of(told["handover"]["law"])
    assert "41 years old" in words_of(told)


def test_organisation_stands_at_the_head() -> None:
    assert payload_of(MARISOL, "joy")["organisation"] == {"name": "Juniper Street", "logo": {}}
    assert "organisation" not in payload_of(replace(MARISOL, organisation=""), "joy")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "to"), PRINTED)
def test_printed_handover_is_right_and_accessible(papers: Papers, name: str, to: str) -> None:
    content = CONTENTS[name]
    paper = reader_paper(papers, "handover", payload_of(content, to), content)
    assert len(paper.texts) <= (3 if name == "longest" else 2)
    assert problems_of(paper.pdf, paper.payload) == []
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.slow
def test_printed_handover_grows_only_when_its_content_does(papers: Papers) -> None:
    """Forty promises make another page, and none of them is lost."""
    promises = tuple(
        replace(MARISOL.knowledge.promises[0], what=f"Promise number {place}") for place in range(40)
    )
    much = replace(MARISOL, knowledge=replace(MARISOL.knowledge, promises=promises))
    paper = reader_paper(papers, "handover", payload_of(much, "joy"), much)
    assert len(paper.texts) > 2
    assert all(f"Promise number {place}" in paper.text for place in range(40))


def test_row_says_when_it_is_safe_to_call() -> None:
    care = replace(SAM.client, safe_ring="with_care", safe_ring_care="Never before noon", safe_paper="no")
    words = row_of(replace(SAM, client=care), "reach", "tolu")
    assert "Call with care. Never before noon" in words
    assert "Paper is not safe to keep." in words


def test_row_of_what_else_to_know_is_there_only_with_something_to_tell() -> None:
    known = replace(SAM.knowledge, consents_naming_me="Still to be signed: housing")
    content = replace(
        SAM,
        knowledge=known,
        helpers_warned="Not yet: Ade, by Friday",
        told_services=(ToldService("Dr. Menon", FIRST_DAY, "by fax"), ToldService("The pharmacy")),
        decisions=Decisions(proxy="wants", proxy_next="Ade helps, by May"),
        agreement=replace(SAM.agreement, supervisor_saw="Sue Bell"),
    )
    words = row_of(content, "record", "tolu")
    for told in (
        "Helpers told what not to pass on: Not yet: Ade, by Friday",
        "Dr. Menon on",
        "by fax",
        "The pharmacy",
        "Naming a proxy: Ade helps, by May",
        "Consents that name the last worker: Still to be signed: housing",
        "Seen by Sue Bell.",
    ):
        assert told in words
    plain = replace(SAM, decisions=Decisions(proxy="declined"))
    assert "record" not in {row["key"] for row in payload_of(plain, "tolu")["handover"]["rows"]}


@pytest.mark.slow
def test_printed_handover_loses_no_word_of_a_very_long_answer(papers: Papers) -> None:
    many = " ".join(f"word{place}" for place in range(900))
    much = replace(MARISOL, knowledge=replace(MARISOL.knowledge, works=many))
    paper = reader_paper(papers, "handover", payload_of(much, "joy"), much)
    assert set(many.split()) <= set(paper.text.split())
    assert problems_of(paper.pdf, paper.payload) == []
