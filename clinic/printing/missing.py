"""What is still missing in each paper, in words for whoever is about to print it. Pure.

On the paper itself nothing is blank: it says who helps to find it, or leaves the part out.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from clinic.plans.content import Helper, PlanContent
from clinic.plans.first_calls import HELPER, first_calls
from clinic.printing.papers import Paper

# (content, the paper's helper, day) -> what is missing
Look = Callable[[PlanContent, Helper | None, date], Iterator[str]]


def missing_in(paper: Paper, content: PlanContent, on: date) -> tuple[str, ...]:
    """Short sentences, the gravest first; empty when nothing is missing."""
    return tuple(LOOKS.get(paper.document, _nothing)(content, content.helper(paper.helper), on))


def _nothing(content: PlanContent, helper: Helper | None, on: date) -> Iterator[str]:
    yield from ()


def _line_one(content: PlanContent, helper: Helper | None, on: date) -> Iterator[str]:
    if not any(call.kind == HELPER for call in first_calls(content, on)):
        yield "Nobody has said yes to the first call yet."
    if not content.backup:
        yield "No backup yet."


def _plan(content: PlanContent, helper: Helper | None, on: date) -> Iterator[str]:
    yield from _line_one(content, helper, on)
    if not content.appointments and not content.first_appointment_owner:
        yield "No appointment yet, and nobody who gets one."
    if content.tripwire.by is None:
        yield "No day by which somebody calls."


def _supporter(content: PlanContent, helper: Helper | None, on: date) -> Iterator[str]:
    if helper is None:
        return
    if not helper.said_yes:
        yield "They have not said yes yet."
    elif not helper.agreed_words:
        yield "What they said yes to is not written down."
    if not helper.limits:
        yield "What they said no to is not written down."
    if not content.harder_days.others_see:
        yield "Nothing is written about what they may notice."


def _handover(content: PlanContent, helper: Helper | None, on: date) -> Iterator[str]:
    knowledge = content.knowledge
    for words, said in (
        (knowledge.story, "The story is empty."),
        (knowledge.works, "What works is empty."),
        (knowledge.never_works, "What never works is empty."),
    ):
        if not words:
            yield said
    if helper is None:
        yield "Nobody is named who takes over."


def _letter(content: PlanContent, helper: Helper | None, on: date) -> Iterator[str]:
    goodbye = content.goodbye
    if not goodbye.what_we_did:
        yield "What you did together is empty."
    if not goodbye.thanks:
        yield "Your thanks are empty."
    if not goodbye.contact_rule:
        yield "What holds for contact afterwards is empty."


LOOKS: Mapping[str, Look] = {
    "plan": _plan,
    "large_print": _plan,
    "one_page": _plan,
    "wallet_cards": _line_one,
    "fridge_sheet": _line_one,
    "supporter": _supporter,
    "handover": _handover,
    "letter_leaving": _letter,
    "letter_goodbye": _letter,
}
