"""The two letters to the client: after telling, never instead of it, and without anything of treatment."""

from dataclasses import replace
from datetime import date

import page as ua
import pytest

from clinic.plans.content import PlanContent
from clinic.plans.content_care import Goodbye, Move
from clinic.printing.checks import problems_of
from clinic.printing.documents.letters import may_have_letter
from tests.factories.contents import CONTENTS, ON
from tests.factories.plan_examples.marisol import FIRST_DAY, MARISOL
from tests.printing.papers import Papers
from tests.printing.reader_papers import reader_paper, reader_payload, words_of

LETTERS = ("letter_leaving", "letter_goodbye")
every_letter = pytest.mark.parametrize("key", LETTERS)


def letter(key: str, content: PlanContent = MARISOL, **more) -> str:
    return words_of(reader_payload(key, content, **more)["letter"])


def told(**changes) -> PlanContent:
    return replace(MARISOL, move=replace(MARISOL.move, **changes))


def test_may_have_letter_only_after_being_told_in_person() -> None:
    assert may_have_letter(MARISOL, ON)
    assert may_have_letter(told(told_on=ON), ON)
    assert not may_have_letter(told(told_on=date(2026, 3, 7)), ON)  # tomorrow
    assert not may_have_letter(told(told_in_person=False), ON)
    assert not may_have_letter(told(told_on=None), ON)
    assert not may_have_letter(CONTENTS["bare"], ON)


def test_leaving_says_what_was_told_who_helps_when_and_that_it_is_nobodys_fault() -> None:
    words = letter("letter_leaving")
    assert "Dear Marisol," in words
    assert "We talked about this on Thursday, February 12." in words
    assert "My last day is Friday, March 27." in words
    assert "I am retiring after 31 years of work." in words
    assert "It is not about you, and it is not your fault." in words
    assert "Until Friday, March 27" in words
    assert "From Saturday, March 28" in words
    assert "Joy Lindqvist" in words
    assert "If nobody has been in touch by Friday, April 3" in words


def test_goodbye_says_what_was_done_what_may_be_felt_and_how_contact_works() -> None:
    words = letter("letter_goodbye")
    assert "Goodbye, Marisol, and thank you" in words
    assert "Our last meeting is on Friday, March 27." in words
    assert "What we did together\nWe found your home on Fifth Street." in words
    assert "Sad. Angry. Relieved. Nothing at all." in words
    assert "How contact works now" in words
    assert "“How to call before it gets big.”" in words


def test_goodbye_after_the_last_day_has_no_number_of_the_leaver() -> None:
    words = letter("letter_goodbye", on=FIRST_DAY)
    assert "Our last meeting was on Friday, March 27." in words
    assert "555-0101" not in words
    assert "555-0102" in words


@every_letter
def test_letter_with_almost_nothing_written_still_says_whom_to_call(key: str) -> None:
    bare = replace(
        MARISOL, move=Move(worker_name="Carol Whitcomb"), goodbye=Goodbye(), helpers=(), first_calls=()
    )
    words = letter(key, bare)
    assert "988" in words
    assert "None" not in words
    assert "Sad. Angry." in words


@every_letter
@pytest.mark.parametrize("name", CONTENTS)
def test_letter_holds_nothing_of_treatment(key: str, name: str) -> None:
    content = CONTENTS[name]
    words = words_of(reader_payload(key, content))
    secrets = [
        *(one.name for one in content.medicines.rows), *(one.what for one in content.results),
        *content.harder_days.my_signs, *(one.what for one in content.risks), content.knowledge.story,
        content.decisions.decision, content.client.health_and_body, content.move.leaving_from,
    ]  # fmt: skip
    assert content.client.printed_name in words  # the search does find names
    assert [secret for secret in secrets if secret and secret in words] == []


@every_letter
def test_letter_carries_the_organisation(key: str) -> None:
    assert reader_payload(key, MARISOL)["organisation"]["name"] == "Juniper Street"


@pytest.mark.slow
@every_letter
@pytest.mark.parametrize("name", ["marisol", "huda", "longest", "gary", "bare"])
def test_printed_letter_is_right_and_accessible(papers: Papers, key: str, name: str) -> None:
    content = CONTENTS[name]
    paper = reader_paper(papers, key, reader_payload(key, content), content)
    assert len(paper.texts) <= (2 if name == "longest" else 1)
    assert problems_of(paper.pdf, paper.payload) == []
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.slow
@every_letter
def test_printed_letter_loses_no_word_of_a_very_long_answer(papers: Papers, key: str) -> None:
    many = " ".join(f"word{place}" for place in range(600))
    much = replace(
        MARISOL,
        move=replace(MARISOL.move, reason_words=many, new_frame=many),
        goodbye=replace(MARISOL.goodbye, what_we_did=many),
    )
    paper = reader_paper(papers, key, reader_payload(key, much), much)
    assert set(many.split()) <= set(paper.text.split())
    assert problems_of(paper.pdf, paper.payload) == []  # it may be long, but it may be handed over
