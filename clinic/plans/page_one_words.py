"""The sentences of page 1 that stay when everything else fails: danger, nobody called, something is wrong.

Each is worded for how the client uses a phone (ClientFacts.phone_way): call, text, relay, none.
"""

from clinic.plans.content import PlanContent
from clinic.plans.phrases import Phrase, number, phrase
from clinic.plans.wording import Wording, message

DANGER = {
    "call": message("In danger now? Call {number}."),
    "relay": message("In danger now? Call {number}."),
    "text": message("In danger now? {number}. Anyone near you can call it for you."),
    "none": message("In danger now? {number}. Anyone near you can call it for you."),
}
NOBODY_CALLED = {
    "call": message("Call {number}. Say: “I was handed over and nobody has called.”"),
    "text": message("Text {number}. Write: “I was handed over and nobody has been in touch.”"),
    "relay": message("Call {number} by relay. Say: “I was handed over and nobody has been in touch.”"),
    "none": message(
        "Ask at any front desk to call {number}. Say: “I was handed over and nobody has been in touch.”"
    ),
}
SOMETHING_WRONG = {
    "call": message("Something wrong on this page? Call {number}."),
    "text": message("Something wrong on this page? Text {number}."),
    "relay": message("Something wrong on this page? Call {number} by relay."),
    "none": message("Something wrong on this page? Ask at any front desk to call {number}."),
}


def danger_words(content: PlanContent, wording: Wording) -> Phrase:
    """The line is for everybody, and what to do in danger."""
    emergency = number(wording.region.emergency_number)
    danger = wording.say(DANGER.get(content.client.phone_way, DANGER["call"]), number=emergency)
    for_all = wording.say("You don’t have to be in danger.")
    return phrase("{for_all} {danger}", for_all=for_all, danger=danger)


def tripwire_title(content: PlanContent, wording: Wording) -> str:
    """By when somebody should have been in touch."""
    by = content.tripwire.by
    if content.client.phone_way != "call":
        if by is None:
            return wording.label("If nobody has been in touch")
        return wording.label("If nobody has been in touch by {day}", day=wording.day(by))
    if by is None:
        return wording.label("If nobody has called me")
    return wording.label("If nobody has called me by {day}", day=wording.day(by))


def tripwire_words(content: PlanContent, wording: Wording) -> Phrase:
    """What to do then: a number that outlives people, and words to say."""
    known = content.tripwire.number or content.mend_number
    if known:
        told = NOBODY_CALLED.get(content.client.phone_way, NOBODY_CALLED["call"])
        what = wording.say(told, number=number(known))
    else:
        what = wording.say("Tell the person who gave you this page.")
    no_fault = wording.say("It is not your fault, and you are not a bother.")
    return phrase("{what} {no_fault}", what=what, no_fault=no_fault)


def mend_words(content: PlanContent, wording: Wording) -> Phrase:
    """How to have the page put right, and when to look at it again."""
    return phrase("{mend} {check}", mend=_mend(content, wording), check=_check(content, wording))


def _mend(content: PlanContent, wording: Wording) -> Phrase:
    if not content.mend_number:
        return wording.say(
            "Something wrong on this page? Tell the person who gave it to you. They will mend it."
        )
    told = SOMETHING_WRONG.get(content.client.phone_way, SOMETHING_WRONG["call"])
    who = wording.say(told, number=number(content.mend_number))
    return phrase("{who} {mend}", who=who, mend=wording.say("We’ll mend it and give you a new one."))


def _check(content: PlanContent, wording: Wording) -> Phrase:
    if content.edition.check_by is None:
        return ()
    day = wording.strong_day(content.edition.check_by)
    return wording.say("Check this page with someone after {day}.", day=day)
