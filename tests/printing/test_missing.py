"""What is still missing in each paper, looked at as its reader would."""

from dataclasses import replace

import pytest

from clinic.checklist.pathways import core_pathway
from clinic.plans.content import PlanContent
from clinic.plans.content_care import Goodbye
from clinic.printing.documents import DOCUMENTS
from clinic.printing.missing import LOOKS, missing_in
from clinic.printing.papers import Paper
from tests.factories.contents import CONTENTS, ON
from tests.printing.client_papers import wanting_square

BARE, SAM, MARISOL = CONTENTS["bare"], CONTENTS["sam"], CONTENTS["marisol"]
LEAVING = replace(BARE, edition=replace(BARE.edition, pathway="worker_leaving"))


def words_in(document: str, content: PlanContent, helper: str = "") -> list[str]:
    return [one.words for one in missing_in(Paper(document, helper), content, ON)]


def with_rosa(**changes: object) -> PlanContent:
    helpers = tuple(replace(one, **changes) if one.key == "rosa" else one for one in SAM.helpers)  # type: ignore[arg-type]
    return replace(SAM, helpers=helpers)


def test_every_document_is_looked_at() -> None:
    """Seen to fail with a document taken out of LOOKS: its page would have been an error."""
    assert LOOKS.keys() == DOCUMENTS.keys()


@pytest.mark.parametrize("content", [BARE, LEAVING], ids=["discharge", "worker_leaving"])
@pytest.mark.parametrize("document", LOOKS)
def test_what_is_missing_leads_to_the_question_that_closes_it(document: str, content: PlanContent) -> None:
    pathway = core_pathway(content.edition.pathway)
    for one in missing_in(Paper(document), content, ON):
        if one.item:
            step = pathway.step(one.step)
            assert step is not None
            assert one.item in {asked.item.key for asked in step.items}
        else:
            assert one.words.startswith(("No number", "Nobody is named"))


@pytest.mark.parametrize("document", ["plan", "one_page", "wallet_cards", "fridge_sheet"])
def test_line_1_without_anybody_is_named_first(document: str) -> None:
    assert words_in(document, BARE)[0] == "Nobody has said yes to the first call yet."
    assert words_in(document, BARE)[1] == "No backup yet."


@pytest.mark.parametrize("document", ["plan", "wallet_cards"])
def test_whoever_has_no_number_is_named(document: str) -> None:
    assert "No number for Rosa, and no place to find them." in words_in(document, with_rosa(reach=()))
    assert not any("Rosa" in one for one in words_in(document, SAM))


@pytest.mark.parametrize("document", ["plan", "wallet_cards"])
def test_page_without_a_night_line_says_so(document: str) -> None:
    assert "No number for day and night." in words_in(document, replace(SAM, day_and_night=()))


def test_plan_names_what_is_looked_up_on_a_bad_day() -> None:
    words = words_in("plan", BARE)
    assert "How a hard time starts is not written down." in words
    assert "No way back if this is too soon." in words
    assert "How a hard time starts is not written down." not in words_in("one_page", BARE)
    assert words_in("plan", SAM) == []


def test_cards_say_why_there_is_no_square() -> None:
    nobody = [one for one in words_in("wallet_cards", wanting_square(BARE)) if "square" in one]
    assert nobody == ["The square is left out: nobody who stays on line 1 has a number."]
    assert not [one for one in words_in("wallet_cards", wanting_square(SAM)) if "square" in one]


def test_helper_page_names_what_was_not_agreed() -> None:
    silent = with_rosa(agreed_words=(), doing_words=(), limits="")
    assert words_in("supporter", silent, "rosa")[:2] == [
        "What they said yes to is not written down.", "What they said no to is not written down.",
    ]  # fmt: skip
    assert words_in("supporter", with_rosa(answer="asked"), "rosa")[0] == "They have not said yes yet."
    unasked = replace(SAM, harder_days=replace(SAM.harder_days, others_agreed=False))
    assert any("nobody has asked" in one for one in words_in("supporter", unasked, "rosa"))
    no_number = replace(SAM, helpers_call=(), mend_number="")
    assert words_in("supporter", no_number, "rosa")[0] == "No number that they can call."


def test_handover_without_receiver_or_meeting_says_so() -> None:
    assert words_in("handover", LEAVING)[:2] == [
        "Nobody is named who takes over.", "No day for the first contact with them.",
    ]  # fmt: skip
    assert "No day for the first contact with them." not in words_in("handover", MARISOL, "joy")


def test_letters_say_what_they_would_be_poor_without() -> None:
    bye = replace(MARISOL, goodbye=Goodbye())
    assert "No day for the last meeting." in words_in("letter_goodbye", bye)
    assert "Your thanks are empty." in words_in("letter_goodbye", bye)
    assert "What holds for contact afterwards is empty." in words_in("letter_leaving", bye)
    assert "It names nobody who helps afterwards." in words_in("letter_leaving", LEAVING)


def test_call_without_a_number_or_a_caller_says_so() -> None:
    assert words_in("finishing_call", BARE)[:3] == [
        "Nobody is named who makes this call.", "No day by which to call.", "No number of the client’s.",
    ]  # fmt: skip


def test_sheet_to_sign_needs_somebody_to_say_yes_to() -> None:
    assert "There is nobody yet whom they could say yes to." in words_in("signatures", BARE)
    assert words_in("signatures", SAM) == []
