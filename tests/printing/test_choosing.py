"""Which papers a plan comes to by itself."""

from dataclasses import replace

import pytest

from clinic.plans.content import PlanContent
from clinic.printing.choosing import Chosen, Offer, offers, with_choices
from clinic.printing.documents import DOCUMENTS
from clinic.printing.papers import NoSuchPaper, Paper
from tests.factories.contents import CONTENTS, ON

SAM, MARISOL, HUDA = CONTENTS["sam"], CONTENTS["marisol"], CONTENTS["huda"]
ALL = (
    "plan large_print one_page wallet_cards fridge_sheet supporter handover letter_leaving letter_goodbye "
    "signatures finishing_call"
).split()


def _offers(content: PlanContent, **consents: frozenset[str]) -> dict[str, Offer]:
    known = [key for key in ALL if key in DOCUMENTS]
    return {one.paper.key: one for one in offers(content, consents, ON, known)}


def _wanted(content: PlanContent, **consents: frozenset[str]) -> set[str]:
    return {key for key, one in _offers(content, **consents).items() if one.wanted}


def _client(content: PlanContent, **facts: object) -> PlanContent:
    return replace(content, client=replace(content.client, **facts))


@pytest.mark.parametrize(
    ("reading", "document"),
    [("standard", "plan"), ("large", "large_print"), ("short", "one_page"), ("audio", "plan"), ("?", "plan")],
)
def test_plan_comes_as_the_client_reads(reading: str, document: str) -> None:
    plans = _wanted(_client(SAM, reading_format=reading)) & {"plan", "large_print", "one_page"}
    assert plans == {document}


@pytest.mark.parametrize(
    ("facts", "hangs"),
    [
        ({"safe_paper": "yes", "paper_kept": "home"}, True),
        ({"safe_paper": "yes", "paper_kept": "bag"}, False),
        ({"safe_paper": "with_care", "paper_kept": "home"}, False),
        ({"safe_paper": "no", "paper_kept": "home"}, False),
        ({"safe_paper": "", "paper_kept": "home"}, False),
        ({"safe_paper": "yes", "paper_kept": "home", "leave_out_places": True}, False),
    ],
)
def test_fridge_sheet_only_where_it_is_safe(facts: dict[str, object], hangs: bool) -> None:
    offer = next(
        one for one in offers(_client(SAM, **facts), {}, ON, DOCUMENTS) if one.paper.key == "fridge_sheet"
    )
    assert offer.wanted is hangs


def test_page_of_whoever_stands_on_page_1_is_offered_and_needs_a_consent() -> None:
    locked = [one for one in _offers(SAM).values() if one.paper.document == "supporter"]
    assert locked
    assert all(one.needs_consent and not one.wanted for one in locked)


def test_page_of_a_helper_follows_the_consent() -> None:
    key = next(one.paper.helper for one in _offers(SAM).values() if one.paper.document == "supporter")
    assert f"supporter.{key}" in _wanted(SAM, **{key: frozenset({"plan"})})
    assert f"supporter.{key}" not in _wanted(SAM, **{key: frozenset({"contact"})})


def test_helper_who_is_not_on_page_1_gets_a_page_only_when_the_client_agreed() -> None:
    offered = {one.paper.helper for one in _offers(MARISOL).values() if one.paper.document == "supporter"}
    other = next(
        one.key
        for one in MARISOL.helpers
        if one.key not in offered and one.key != MARISOL.move.worker_key and one.answer == "yes"
        and one.nature == "unpaid"
    )  # fmt: skip
    assert f"supporter.{other}" in _wanted(MARISOL, **{other: frozenset({"plan"})})


def test_worker_who_leaves_gets_no_page() -> None:
    everybody = {one.key: frozenset({"plan"}) for one in MARISOL.helpers}
    assert f"supporter.{MARISOL.move.worker_key}" not in _offers(MARISOL, **everybody)


def test_letters_only_to_somebody_who_was_told_in_person() -> None:
    told = replace(MARISOL, move=replace(MARISOL.move, told_in_person=True))
    by_letter = replace(MARISOL, move=replace(MARISOL.move, told_in_person=False))
    letters = {"letter_leaving", "letter_goodbye"}
    keys = {one.paper.key for one in offers(told, {}, ON, DOCUMENTS)}
    assert keys & letters == letters & set(DOCUMENTS)
    assert not {one.paper.key for one in offers(by_letter, {}, ON, DOCUMENTS)} & letters


def test_call_that_finishes_the_plan_comes_with_a_plan_so_far() -> None:
    assert "finishing_call" in _offers(CONTENTS["desmond"])
    assert "finishing_call" not in _offers(SAM)


def test_paper_speaks_the_clients_language_where_it_can() -> None:
    assert _offers(_client(SAM, language="es", interpreter=""))["plan"].paper.languages == ("es",)
    assert _offers(_client(SAM, language="ar", interpreter="An interpreter"))["plan"].paper.languages == (
        "ar",
        "en",
    )
    assert _offers(_client(SAM, language="vi"))["plan"].paper.languages == ("en",)


def test_papers_of_workers_are_in_english() -> None:
    handover = next(
        one for one in offers(_client(MARISOL, language="es"), {}, ON, DOCUMENTS)
        if one.paper.document == "handover"
    )  # fmt: skip
    assert handover.paper.languages == ("en",)


def test_choice_of_a_worker_holds() -> None:
    offered = tuple(_offers(SAM).values())
    chosen = with_choices(offered, {"plan": Chosen(wanted=False), "large_print": Chosen(True, "es,en")})
    by_key = {one.paper.key: one for one in chosen}
    assert not by_key["plan"].wanted
    assert by_key["large_print"].wanted
    assert by_key["large_print"].paper.languages == ("es", "en")


def test_choice_makes_up_for_no_consent() -> None:
    offered = tuple(_offers(SAM).values())
    locked = next(one for one in offered if one.needs_consent)
    chosen = with_choices(offered, {locked.paper.key: Chosen(wanted=True)})
    assert not next(one for one in chosen if one.paper == locked.paper).wanted


@pytest.mark.parametrize("spoken", ["", "xx", "en,en", "es,xx", "../en", "es,en,ar,es"])
def test_paper_in_a_language_that_there_is_not(spoken: str) -> None:
    with pytest.raises(NoSuchPaper):
        Paper("plan").speaking(spoken)


@pytest.mark.parametrize("key", ["", "nothing", "../plan", "PLAN"])
def test_paper_that_there_is_not(key: str) -> None:
    with pytest.raises(NoSuchPaper):
        Paper.named(key)
