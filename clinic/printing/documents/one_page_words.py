"""The fixed sentences of the plan on one page: eight words or fewer in each, and a test that counts them."""

from clinic.plans.content import Helper
from clinic.plans.helper_words import Contact, is_short, short_name
from clinic.plans.phrases import Phrase, name, number, strong
from clinic.plans.wording import message
from clinic.printing.folder.telling import Telling

HELPS = message("{name} helps you.")
FOR_NOW = message("{name} helps you for now.")
THEN_HELPS = message("From {day}: {name} helps you.")
IF_NO_ANSWER = message("No answer? {what}")
TIMES = message("{name} is there for you:")
GOOD_TIMES = message("Good times:")

CALL = {
    "ring": message("Call {name}."),
    "text": message("Text {name}."),
    "relay": message("Call {name} by relay."),
    "video": message("Video call {name}."),
    "message": message("Leave {name} a message."),
    "knock": message("Go and see {name}."),
}
CALL_THEM = {
    "ring": message("Call this number:"),
    "text": message("Text this number:"),
    "relay": message("Call this number by relay:"),
    "video": message("Video call this number:"),
    "message": message("Leave a message here:"),
    "knock": message("Go and see them here:"),
}
DANGER = {
    "call": message("In danger now? Call {number}."),
    "relay": message("In danger now? Call {number}."),
    "text": message("In danger now? Ask someone to call {number}."),
    "none": message("In danger now? Ask someone to call {number}."),
}
NOBODY_CALLED = {
    "call": message("Nobody called by {day}?"),
    "other": message("No word by {day}?"),
}
NOBODY_CALLED_YET = {"call": message("Nobody called yet?"), "other": message("No word yet?")}
THEN_CALL = {
    "call": message("Call {number}. It is not your fault."),
    "text": message("Text {number}. It is not your fault."),
    "relay": message("Call {number} by relay. It is not your fault."),
    "none": message("Ask someone to call {number}. It is not your fault."),
}
WRONG = {
    "call": message("Something wrong here? Call {number}."),
    "text": message("Something wrong here? Text {number}."),
    "relay": message("Something wrong here? Call {number} by relay."),
    "none": message("Something wrong here? Ask someone to call {number}."),
}


def call_words(tell: Telling, helper: Helper, contact: Contact) -> Phrase:
    """What to do with the number: "Call Rosa." A long name is not said again."""
    way = contact.way if contact.way in CALL else "ring"
    if not is_short(short_name(helper)):
        return tell.say.say(CALL_THEM[way])
    return tell.say.say(CALL[way], name=name(short_name(helper)))


def times_title(tell: Telling, helper: Helper) -> Phrase:
    """Above the hours."""
    if not is_short(short_name(helper)):
        return tell.say.say(GOOD_TIMES)
    return tell.say.say(TIMES, name=name(short_name(helper)))


def danger_words(tell: Telling) -> Phrase:
    """The emergency number, for how this client uses a phone."""
    return tell.say.say(_for(tell, DANGER), number=number(tell.say.region.emergency_number))


def tripwire(tell: Telling) -> tuple[Phrase, Phrase]:
    """(question, what to do): when nobody has been in touch. Both empty without a number."""
    content, say = tell.content, tell.say
    known = content.tripwire.number or content.mend_number
    if not known:
        return (), ()
    kind = "call" if content.client.phone_way == "call" else "other"
    by = content.tripwire.by
    title = say.say(NOBODY_CALLED[kind], day=strong(say.day(by))) if by else say.say(NOBODY_CALLED_YET[kind])
    return title, say.say(_for(tell, THEN_CALL), number=number(known))


def mend_words(tell: Telling) -> Phrase:
    """How to have the page put right."""
    if not tell.content.mend_number:
        return tell.say.say("Something wrong here? Tell who gave it to you.")
    return tell.say.say(_for(tell, WRONG), number=number(tell.content.mend_number))


def _for(tell: Telling, table: dict[str, str]) -> str:
    return table.get(tell.content.client.phone_way, table["call"])
