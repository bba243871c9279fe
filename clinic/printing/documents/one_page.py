"""The plan on one page, for a client who reads little: who, number, when. One idea a row, few words in it."""

from dataclasses import dataclass, replace
from typing import Any

from clinic.plans.content import Helper
from clinic.plans.first_calls import ALWAYS, FirstCall, first_calls
from clinic.plans.helper_words import Contact, contact_of, is_paid, short_name
from clinic.plans.next_steps import next_steps
from clinic.plans.page_one import asking_words
from clinic.plans.phrases import Phrase, name, strong, typed
from clinic.plans.relations import relation_words
from clinic.plans.wording import message
from clinic.printing.documents.frame import frame, plain_values
from clinic.printing.documents.one_page_words import (
    FOR_NOW,
    HELPS,
    IF_NO_ANSWER,
    THEN_HELPS,
    call_words,
    danger_words,
    mend_words,
    times_title,
    tripwire,
)
from clinic.printing.documents.short_foot import foot_height, short_foot
from clinic.printing.folder.telling import Telling

WHOSE, REPLACES = message("{name}’s plan"), message("Replaces the plan of {day}")
# What leaves the page when it is full, in this order; type never shrinks below its size.
# "snug", "room": closer compositions. The next visit, whoever comes third, and what is wrong,
# are in the plan too.
MAY_MOVE = ("words", "snug", "more", "room", "relation", "next", "later_more", "mend")
LONG_NAME = 24  # letters


@dataclass(frozen=True)
class Idea:
    """One row. `kind`: who, call, when, backup, night, next, tripwire, words. `sign`: the drawing beside it.

    `lines` always stay; `more` and the whole of a row "words" may leave a full page.
    """

    kind: str
    sign: str
    title: Phrase
    number: str = ""
    lines: tuple[Phrase, ...] = ()
    more: tuple[Phrase, ...] = ()
    relation: str = ""
    long_name: bool = False  # its title is set smaller


def one_page(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of "one_page"."""
    ideas = (*_now(tell), *_later(tell), *_words(tell), *_backup(tell), *_night(tell), _next(tell))
    ideas = (*ideas, tripwire_idea) if (tripwire_idea := _tripwire(tell)) else ideas
    return {
        **frame(tell, tell.say.label("Plan")),
        "foot": plain_values(short_foot(tell.content, tell.say, WHOSE, REPLACES)),
        "foot_height": foot_height(tell.content),
        "heading": tell.say.label("Who helps me now?"),
        "notice": plain_values(_notice(tell)),
        "ideas": plain_values(ideas),
        "mend": plain_values(mend_words(tell)),
        "numbers": _numbers(ideas),
        "may_move": list(MAY_MOVE),
        "moved": [],
    }


def _numbers(ideas: tuple[Idea, ...]) -> list[str]:
    """Every number that must stand on the page: all but those of rows that may leave it."""
    kept = (idea.number for idea in ideas if idea.number and idea.kind not in MAY_MOVE)
    return list(dict.fromkeys(kept))


def _notice(tell: Telling) -> Phrase:
    return tell.say.say("More is still to come.") if tell.content.edition.kind == "so_far" else ()


# --- who, number, when --------------------------------------------------------------------------------


def _now(tell: Telling) -> list[Idea]:
    """Today's first call, an idea a row: who it is, which number, at what times."""
    today = first_calls(tell.content, tell.on)[0]
    if today.kind == ALWAYS or today.helper is None:
        return [_nobody(tell, today)]
    helper, say = today.helper, tell.say
    contact = contact_of(helper, tell.content.client.phone_way, say, long=True)
    who = Idea(
        "who", _portrait(helper), _helps(tell, today), lines=_until(tell, today), more=_asking(tell, today)
    )
    is_long = len(short_name(helper)) > LONG_NAME
    who = replace(who, relation=relation_words(helper, say), long_name=is_long)
    return [who, _call(tell, helper, contact), *_times(tell, helper, contact)]


def _nobody(tell: Telling, today: FirstCall) -> Idea:
    """No one person yet: the row says so kindly, and the day and night number follows below."""
    say = tell.say
    lines = (say.say("There is no one person yet."), *_asking(tell, today))
    return Idea("who", "moon", say.say("You can call day and night."), lines=lines)


def _helps(tell: Telling, call: FirstCall) -> Phrase:
    helper = call.helper
    who = name(short_name(helper) if helper else "")
    return tell.say.say(FOR_NOW if call.kind == "stand_in" else HELPS, name=who)


def _until(tell: Telling, call: FirstCall) -> tuple[Phrase, ...]:
    if call.until_on is None:
        return ()
    return (tell.say.say("Until {day}.", day=strong(tell.say.day(call.until_on))),)


def _asking(tell: Telling, call: FirstCall) -> tuple[Phrase, ...]:
    wished = tell.content.helper(call.wished or tell.content.asking) if call.kind != "helper" else None
    if wished is None or wished.answer not in ("asked", "not_asked"):
        return ()
    return (asking_words(wished, tell.say),)


def _call(tell: Telling, helper: Helper, contact: Contact) -> Idea:
    lines = (typed(contact.place),) if contact.place and not contact.number else ()
    return Idea("call", contact.way or "ring", call_words(tell, helper, contact), contact.number, lines)


def _times(tell: Telling, helper: Helper, contact: Contact) -> list[Idea]:
    if not contact.when:
        return []
    return [Idea("when", "sun", times_title(tell, helper), lines=(typed(contact.when),))]


def _later(tell: Telling) -> list[Idea]:
    """Who follows on a known day, with the number: before a switch both stand on the page."""
    found: list[Idea] = []
    for call in first_calls(tell.content, tell.on)[1:]:
        if call.helper is None or call.from_on is None:
            continue
        contact = contact_of(call.helper, tell.content.client.phone_way, tell.say)
        day = strong(tell.say.day(call.from_on))
        title = tell.say.say(THEN_HELPS, day=day, name=name(short_name(call.helper)))
        found.append(
            Idea(
                "later_more" if found else "later",
                _portrait(call.helper),
                title,
                contact.number,
                _how(contact),
            )
        )
    return found


# --- the other rows -----------------------------------------------------------------------------------


def _words(tell: Telling) -> list[Idea]:
    words = next(iter(tell.content.words_i_can_use), "")
    return [Idea("words", "text", tell.say.say("You can say:"), lines=(tell.quoted(words),))] if words else []


def _backup(tell: Telling) -> list[Idea]:
    today = first_calls(tell.content, tell.on)[0]
    helper = tell.content.helper(tell.content.backup)
    if helper is None or helper == today.helper or not helper.said_yes:
        return []  # the day and night number, which stands next, is what there is
    contact = contact_of(helper, tell.content.client.phone_way, tell.say)
    title = tell.say.say(IF_NO_ANSWER, what=call_words(tell, helper, contact))
    return [Idea("backup", contact.way or "ring", title, contact.number, _how(contact))]


def _how(contact: Contact) -> tuple[Phrase, ...]:
    place = contact.place if not contact.number else ""
    return tuple(typed(words) for words in (place, contact.when) if words)


def _night(tell: Telling) -> list[Idea]:
    line = next(iter(tell.content.day_and_night), None)
    if line is None:
        return []
    lines = (danger_words(tell),)
    return [Idea("night", "moon", tell.say.say("Day or night, always:"), line.number, lines)]


def _next(tell: Telling) -> Idea:
    steps = next_steps(tell.content, tell.on, tell.say)
    visit = next(step for step in steps if step.kind == "appointment")
    return Idea("next", "calendar", visit.when, lines=(visit.what,), more=visit.more[:1])


def _tripwire(tell: Telling) -> Idea | None:
    title, what = tripwire(tell)
    return Idea("tripwire", "clock", title, lines=(what,)) if what else None


def _portrait(helper: Helper) -> str:
    """A face in a round frame, or in a square one for whoever is paid; a house for a place."""
    if helper.nature == "community":
        return "place"
    return "face-square" if is_paid(helper) else "face-round"
