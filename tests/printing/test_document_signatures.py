"""The sheet to sign: only what holds today is ticked already, and no is as large as yes."""

from dataclasses import replace

import page as ua
import pytest

from clinic.foundation.regions import load_region
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.wording import wording_for
from clinic.printing.agreed import Agreed, Agreements
from clinic.printing.checks import problems_of
from clinic.printing.documents import DOCUMENTS
from clinic.printing.folder.telling import Telling
from tests.factories.contents import CONTENTS, ON
from tests.factories.plan_examples.marisol import MARISOL
from tests.factories.plan_examples.sam import SAM
from tests.printing.papers import Papers
from tests.printing.reader_papers import reader_paper, reader_payload, words_of


def sheet(content) -> dict:
    return reader_payload("signatures", content)["sheet"]


def test_consents_name_people_and_leave_room_for_more() -> None:
    consents = sheet(SAM)["consents"]
    assert words_of(consents["names"]).split("\n")[:2] == ["Rosa Okafor, sister", "Mrs. Halloran, neighbor"]
    assert consents["more"] >= 1
    assert words_of(consents["words"]) == "Tick what is all right with you. An empty box means no."


def test_consents_of_many_say_how_many_are_left() -> None:
    consents = sheet(MARISOL)["consents"]
    assert len(consents["names"]) == 4
    assert words_of(consents["others"]).startswith("21 more are in your plan.")


def test_consents_with_nobody_are_rows_to_write_in() -> None:
    consents = sheet(CONTENTS["bare"])["consents"]
    assert consents["names"] == []
    assert consents["more"] == 4


def test_consents_leave_out_who_said_no() -> None:
    said_no = replace(SAM, helpers=tuple(replace(one, answer="no") for one in SAM.helpers))
    assert sheet(said_no)["consents"]["names"] == []


def test_answer_offers_no_and_not_today() -> None:
    answer = sheet(SAM)["answer"]
    assert answer["choices"] == ["Yes", "Yes, in part", "No", "I can’t say today"]
    assert words_of(answer["words"]) == "No is an answer. Someone else can look at it again."
    assert "You don’t have to sign." in words_of(sheet(SAM)["opening"])


def test_said_back_asks_three_things() -> None:
    assert sheet(SAM)["said_back"]["questions"] == [
        "Who do I call first?", "When and where is my next visit?",
        "What do I do when it starts to get harder?",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sam", "marisol", "gary", "huda", "longest", "bare"])
def test_printed_sheet_is_one_page_and_accessible(papers: Papers, name: str) -> None:
    content = CONTENTS[name]
    paper = reader_paper(papers, "signatures", reader_payload("signatures", content), content)
    assert len(paper.texts) == 1
    assert problems_of(paper.pdf, paper.payload) == []
    report = ua.validate_pdf_bytes(paper.pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


def test_boxes_are_ticked_by_what_holds_today() -> None:
    agreed = tuple(
        Agreed("rosa", kind, ON, None, "said", "") for kind in ("plan", "risk", "contact", "may_be_rung")
    )
    consents = _sheet_with(agreed)["consents"]
    assert consents["ticked"][0] == [True, False, True, False]
    assert not any(any(row) for row in consents["ticked"][1:])
    assert "What is ticked, you said yes to before." in words_of(consents["words"])
    assert not any(any(row) for row in _sheet_with(())["consents"]["ticked"])


def _sheet_with(agreed: Agreements) -> dict:
    copy = copy_for(SAM, ReaderFacts(Reader.CLIENT), {}, ON)
    wording = wording_for(load_region(SAM.edition.region), "en")
    return DOCUMENTS["signatures"].build(Telling(copy, ON, wording, None, agreed), "")["sheet"]
