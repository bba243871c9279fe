"""Page 1: "Who helps me now?" One answer, for the printed plan, its plain page and the screens."""

from dataclasses import dataclass
from datetime import date

from clinic.plans.content import Helper, PlanContent
from clinic.plans.first_calls import ALWAYS, HELPER, FirstCall, first_calls, point_person
from clinic.plans.helper_words import (
    FIRST_WORDS,
    Contact,
    Sign,
    contact_of,
    first_sentence,
    is_short,
    short_name,
    sign_of,
)
from clinic.plans.next_steps import NextStep, next_steps
from clinic.plans.page_one_words import danger_words, mend_words, tripwire_title, tripwire_words
from clinic.plans.phrases import Phrase, name, phrase
from clinic.plans.relations import relation_words
from clinic.plans.wording import Wording

# What the client may want second, right under line 1 (ClientFacts.stands_first); other words stand as typed.
STANDS_SECOND = ("backup", "day_and_night", "next", "words", "note")


@dataclass(frozen=True)
class CallBlock:
    """Somebody to call. `label`: which days, or in which case. `relation`: "your sister"."""

    label: Phrase
    name: str = ""
    relation: str = ""
    contact: Contact = Contact()
    sign: Sign | None = None
    quote: str = ""  # in the helper's own words
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class NightLine:
    """A number that is there day and night, with its ways and its note as the region words them."""

    number: str
    words: str


@dataclass(frozen=True)
class PageOne:
    """Everything on page 1, top to bottom. `second`: one of STANDS_SECOND, or the client's own words."""

    title: str
    notice: Phrase  # only on a plan so far
    first: tuple[CallBlock, ...]  # at least one; the first is for today
    backup: CallBlock
    night_label: str
    night: tuple[NightLine, ...]
    danger: Phrase
    next_title: str
    next: tuple[NextStep, ...]
    tripwire_title: str
    tripwire: Phrase
    said_yes_title: Phrase
    said_yes: tuple[str, ...]
    second: str
    words: str  # one sentence the client can use
    note: str
    mend: Phrase


def page_one(content: PlanContent, on: date, wording: Wording) -> PageOne:
    """Page 1 as it reads on this day."""
    stretches = first_calls(content, on)
    today = stretches[0]
    agreed = _agreed(content, today)
    return PageOne(
        title=wording.label("Who helps me now?"),
        notice=_notice(content, wording),
        first=tuple(_first_block(content, one, stretches, wording) for one in stretches),
        backup=_backup_block(content, stretches, on, wording),
        night_label=wording.label("Day or night, always"),
        night=tuple(NightLine(one.number, _sentences(one.ways, one.note)) for one in content.day_and_night),
        danger=danger_words(content, wording),
        next_title=wording.label("What happens next"),
        next=next_steps(content, on, wording),
        tripwire_title=tripwire_title(content, wording),
        tripwire=tripwire_words(content, wording),
        said_yes_title=_said_yes_title(agreed, wording),
        said_yes=agreed.agreed_words if agreed else (),
        second=content.client.stands_first,
        words=next(iter(content.words_i_can_use), ""),
        note=content.client.own_note,
        mend=mend_words(content, wording),
    )


def _notice(content: PlanContent, wording: Wording) -> Phrase:
    coming = content.still_coming
    if content.edition.kind != "so_far":
        return ()
    if coming is None or not coming.owner:
        return wording.say("This is your plan so far. The rest is still to come.")
    if coming.by is None:
        return wording.say(
            "This is your plan so far. {who} will be in touch to finish it with you.", who=name(coming.owner)
        )
    return wording.say(
        "This is your plan so far. {who} will be in touch by {day} to finish it with you.",
        who=name(coming.owner), day=wording.strong_day(coming.by),
    )  # fmt: skip


# --- line 1 -------------------------------------------------------------------------------------------


def _first_block(
    content: PlanContent, call: FirstCall, stretches: tuple[FirstCall, ...], wording: Wording
) -> CallBlock:
    is_today = call is stretches[0]
    asking = (call.wished or content.asking) if is_today and call.kind != HELPER else ""
    notes = _asking_notes(content.helper(asking), wording)
    if call.kind == ALWAYS or call.helper is None:
        return _night_block(content, call, notes, wording) if is_today else _open_block(call, wording)
    contact = contact_of(call.helper, content.client.phone_way, wording, long=len(stretches) == 1)
    return CallBlock(
        label=_first_label(call, contact, wording),
        name=call.helper.name,
        relation=relation_words(call.helper, wording),
        contact=contact,
        sign=sign_of(call.helper, filled=call is stretches[0]),
        quote=call.helper.own_words,
        notes=notes,
    )


def _first_label(call: FirstCall, contact: Contact, wording: Wording) -> Phrase:
    if call.kind != HELPER and call.until_on and not call.from_on:
        return wording.say("For now, until {day}", day=wording.day(call.until_on))
    if call.from_on or call.until_on:
        return _days_label(call, wording)
    if call.kind == HELPER:
        return wording.say(FIRST_WORDS.get(contact.way, "Call first"))
    return wording.say("For now")


def _days_label(call: FirstCall, wording: Wording) -> Phrase:
    if call.from_on and call.until_on:
        return wording.say(
            "{first} to {last}", first=wording.day_alone(call.from_on), last=wording.day(call.until_on)
        )
    if call.from_on:
        return wording.say("From {day}", day=wording.day(call.from_on))
    return wording.say("Until {day}", day=wording.day(call.until_on)) if call.until_on else ()


def _night_block(
    content: PlanContent, call: FirstCall, notes: tuple[Phrase, ...], wording: Wording
) -> CallBlock:
    """Nobody is named for these days: the day-and-night number stands there instead."""
    line = next(iter(content.day_and_night), None)
    return CallBlock(
        label=_days_label(call, wording) or wording.say("For now"),
        name=wording.label("The day and night line"),
        contact=Contact(
            line.number,
            ways=first_sentence(line.ways),
            when=wording.label("Any time, day or night"),
            way="ring",
        )
        if line
        else Contact(),
        notes=notes or (wording.say("There is no one person yet. You can still call."),),
    )


def _open_block(call: FirstCall, wording: Wording) -> CallBlock:
    return CallBlock(
        _days_label(call, wording), notes=(wording.say("No name yet. Use the day or night number."),)
    )


def _asking_notes(helper: Helper | None, wording: Wording) -> tuple[Phrase, ...]:
    if helper is None or helper.answer not in ("asked", "not_asked"):
        return ()
    return (asking_words(helper, wording),)


def asking_words(helper: Helper, wording: Wording) -> Phrase:
    """Somebody was asked and hasn't answered, or will be: "We’re asking Rosa. Ade will ask by Tuesday." """
    asking = wording.say("We’re asking {name}.", name=name(short_name(helper)))
    if helper.ask_who and helper.ask_by:
        will_ask = wording.say(
            "{who} will ask by {day}.", who=name(helper.ask_who), day=wording.day(helper.ask_by)
        )
        return phrase("{asking} {will_ask}", asking=asking, will_ask=will_ask)
    return asking


# --- the other blocks ---------------------------------------------------------------------------------


def _backup_block(
    content: PlanContent, stretches: tuple[FirstCall, ...], on: date, wording: Wording
) -> CallBlock:
    label = _backup_label(stretches, wording)
    helper = content.helper(content.backup)
    if helper is None or helper == stretches[0].helper or (helper.until_on and helper.until_on < on):
        return CallBlock(label, notes=(wording.say("No one yet. Use the day or night number."),))
    if not helper.said_yes:
        below = wording.say("Until there is a yes, use the day or night number.")
        return CallBlock(label, notes=(*_asking_notes(helper, wording), below))
    return CallBlock(
        label=label,
        name=helper.name,
        relation=relation_words(helper, wording),
        contact=contact_of(helper, content.client.phone_way, wording),
        sign=sign_of(helper),
    )


def _backup_label(stretches: tuple[FirstCall, ...], wording: Wording) -> Phrase:
    today = stretches[0]
    if len(stretches) == 1 and today.helper and is_short(short_name(today.helper)):
        return wording.say("If {name} can’t answer", name=name(short_name(today.helper)))
    return wording.say("If no one answers")


def _agreed(content: PlanContent, today: FirstCall) -> Helper | None:
    """Whose yes stands on the page: while a worker is still there, that of whoever follows."""
    if today.kind != HELPER or today.helper is None:
        return None
    if today.helper.key != content.move.worker_key or content.edition.pathway != "worker_leaving":
        return today.helper
    follows = point_person(content)
    return follows if follows and follows.said_yes and follows.agreed_words else today.helper


def _said_yes_title(helper: Helper | None, wording: Wording) -> Phrase:
    if helper is None or not is_short(short_name(helper)):
        return wording.say("What this person said yes to")
    return wording.say("What {name} said yes to", name=name(short_name(helper)))


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "!", "?", "؟")) else f"{part}." for part in parts if part)
