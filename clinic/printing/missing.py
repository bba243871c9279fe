"""What is still missing in each paper, in words for whoever is about to print it, and what closes it. Pure.

On the paper itself nothing is blank: it says who helps to find it, or leaves the part out. Looked at as its
reader would: what would hurt to find out at night, with the paper in hand?
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clinic.checklist.pathways import core_pathway
from clinic.plans.content import Helper, PlanContent
from clinic.plans.first_calls import HELPER, first_calls
from clinic.plans.helper_words import short_name
from clinic.printing.documents.for_others_to_see import who_stays
from clinic.printing.papers import Paper


@dataclass(frozen=True)
class Missing:
    """`words`: a short sentence. `step` and `item`: the page and the question that close it, "" for none."""

    words: str
    step: str = ""
    item: str = ""


# what is missing, and keys of the questions that close it: the first one that this walk asks is the link
Found = tuple[str, tuple[str, ...]]
# (content, the paper's helper, day) -> what is missing
Look = Callable[[PlanContent, Helper | None, date], Iterator[Found]]


def missing_in(paper: Paper, content: PlanContent, on: date) -> tuple[Missing, ...]:
    """Short sentences, the gravest first; empty when nothing is missing."""
    steps = core_pathway(content.edition.pathway).steps
    asked = {one.item.key: step.key for step in steps for one in step.items}
    found = LOOKS[paper.document](content, content.helper(paper.helper), on)
    return tuple(
        Missing(words, asked.get(item, ""), item)
        for words, items in found
        for item in [next((one for one in items if one in asked), "")]
        if item or not items  # what this walk never asks is not missing
    )


def _nothing(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    yield from ()


# --- page 1 -------------------------------------------------------------------------------------------


def _line_one(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    """Who, which number, and what there is when nobody answers."""
    calls = [call for call in first_calls(content, on) if call.helper is not None]
    if not any(call.kind == HELPER for call in calls):
        yield "Nobody has said yes to the first call yet.", ("point_person",)
    for one in {call.helper.key: call.helper for call in calls if call.helper}.values():
        yield from _reach(one, ("point_person",))
    backup = content.helper(content.backup)
    if backup is None:
        yield "No backup yet.", ("backup",)
    else:
        yield from _reach(backup, ("backup",))
    if not content.day_and_night:
        yield "No number for day and night.", ()


def _reach(helper: Helper, items: tuple[str, ...]) -> Iterator[Found]:
    if not any(one.value for one in helper.reach):
        yield f"No number for {short_name(helper)}, and no place to find them.", items


def _page_1(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    yield from _line_one(content, helper, on)
    if not content.appointments and not content.first_appointment_owner:
        yield "No appointment yet, and nobody who gets one.", ("appointments",)
    if content.tripwire.by is None:
        yield "No day by which somebody calls.", ("check_call_on",)
    if not content.mend_number:
        yield "No number to call when something on it is wrong.", ()


def _plan(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    """Page 1, and the pages of the folder that are opened when it is bad."""
    yield from _page_1(content, helper, on)
    harder = content.harder_days
    if content.edition.pathway == "discharge" and not content.first_days.sleeps:
        yield "Where they sleep the first night is not written down.", ("sleeps",)
    if not harder.my_signs:
        yield "How a hard time starts is not written down.", ("my_signs",)
    if not harder.first_do:
        yield "What to do first in a hard time is not written down.", ("first_do",)
    if not content.way_back.who and not content.way_back.number:
        yield "No way back if this is too soon.", ("way_back",)
    if not content.medicines.answer:
        yield "Nothing is said about medicines.", ("medicines_answer",)


def _cards(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    yield from _line_one(content, helper, on)
    stays = who_stays(content, on)
    if content.client.wants_qr and (stays is None or not any(one.kind == "phone" for one in stays.reach)):
        yield "The square is left out: nobody who stays on line 1 has a number.", ("point_person",)


# --- the people who help, and the next worker ---------------------------------------------------------


def _supporter(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    if helper is None:
        return
    if not content.helpers_call and not content.mend_number:
        yield "No number that they can call.", ("check_call_by",)
    if not helper.said_yes:
        yield "They have not said yes yet.", ("askings",)
    elif not helper.agreed_words and not helper.doing_words:
        yield "What they said yes to is not written down.", ("takes_on",)
    if not helper.limits:
        yield "What they said no to is not written down.", ("limits",)
    if not content.harder_days.others_see:
        yield "Nothing is written about what they may notice.", ("others_see",)
    elif not content.harder_days.others_agreed:
        yield "What they may notice is left out: nobody has asked whether it may be told.", ("others_agreed",)


def _handover(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    if helper is None:
        yield "Nobody is named who takes over.", ("new_worker", "point_person")
    if not _first_contact(content, helper, on):
        yield "No day for the first contact with them.", ("second_contact_on", "appointments")
    knowledge = content.knowledge
    for words, said, item in (
        (knowledge.story, "The story is empty.", "story"),
        (knowledge.works, "What works is empty.", "works"),
        (knowledge.never_works, "What never works is empty.", "never_works"),
    ):
        if not words:
            yield said, (item,)
    for promise in knowledge.promises:
        if not promise.owner:
            yield "A promise has nobody who keeps it now.", ("promises",)
            break


def _first_contact(content: PlanContent, helper: Helper | None, on: date) -> bool:
    own = helper.key if helper else ""
    visits = any(own and one.helper == own and one.on and one.on >= on for one in content.appointments)
    return visits or content.move.second_contact_on is not None


def _finishing_call(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    coming = content.still_coming
    if coming is None or not coming.owner:
        yield "Nobody is named who makes this call.", ("check_call_by",)
    if coming is None or coming.by is None:
        yield "No day by which to call.", ("check_call_on",)
    if not content.client.reach:
        yield "No number of the client’s.", ("record",)
    if not content.client.safe_ring:
        yield "Nobody has asked whether it is safe to call.", ("safe_ring",)


# --- letters and what is signed -----------------------------------------------------------------------


def _letter_leaving(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    move = content.move
    if not move.worker_name:
        yield "Nobody is named who signs it.", ()
    if move.leaving_on is None:
        yield "No last day.", ("last_meeting",)
    if not any(call.helper and call.helper.key != move.worker_key for call in first_calls(content, on)):
        yield "It names nobody who helps afterwards.", ("point_person",)
    if not content.goodbye.contact_rule:
        yield "What holds for contact afterwards is empty.", ("contact_rule",)
    if content.tripwire.by is None:
        yield "No day by which somebody calls.", ("check_call_on",)


def _letter_goodbye(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    goodbye = content.goodbye
    if not content.move.worker_name:
        yield "Nobody is named who signs it.", ()
    if goodbye.last_meeting is None:
        yield "No day for the last meeting.", ("last_meeting",)
    if not goodbye.what_we_did:
        yield "What you did together is empty.", ("what_we_did",)
    if not goodbye.thanks:
        yield "Your thanks are empty.", ("thanks",)
    if not goodbye.contact_rule:
        yield "What holds for contact afterwards is empty.", ("contact_rule",)


def _signatures(content: PlanContent, helper: Helper | None, on: date) -> Iterator[Found]:
    if not any(one.answer not in ("no", "stepped_back") for one in content.helpers):
        yield "There is nobody yet whom they could say yes to.", ("people", "point_person")
    if not content.mend_number:
        yield "No number to call when they change their mind.", ()


LOOKS: Mapping[str, Look] = {
    "plan": _plan,
    "large_print": _plan,
    "one_page": _page_1,
    "wallet_cards": _cards,
    "fridge_sheet": _line_one,
    "supporter": _supporter,
    "handover": _handover,
    "finishing_call": _finishing_call,
    "letter_leaving": _letter_leaving,
    "letter_goodbye": _letter_goodbye,
    "signatures": _signatures,
    "consent_form": _nothing,
    "consent_part2": _nothing,
}
