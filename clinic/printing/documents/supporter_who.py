"""Who a supporter is to the client, and the two or three sentences that their page opens with."""

from clinic.plans.content import Helper
from clinic.plans.helper_words import contact_of, is_paid
from clinic.plans.paper_languages import ENGLISH
from clinic.plans.phrases import Phrase, name
from clinic.plans.relations import inside_sentence, own_relation
from clinic.plans.wording import message
from clinic.printing.folder.telling import Telling, sentences

FIRST, STANDS_IN, BACKUP, HELPS = "first", "stands_in", "backup", "helps"
# By role: when they said yes, and while they are still being asked.
OPENINGS = {
    FIRST: (
        message("{client} chose you as the first person to call."),
        message("{client} would like to call you first. You can say yes, no, or in part."),
    ),
    STANDS_IN: (
        message("For now, you are the first person {client} calls."),
        message("{client} would like to call you first, for now. You can say yes, no, or in part."),
    ),
    BACKUP: (
        message("You are second: {client} calls you when the first person can’t answer."),
        message(
            "{client} would like to call you when the first person can’t answer. "
            "You can say yes, no, or in part."
        ),
    ),
    HELPS: (
        message("You are one of the people who help {client}. What you do is enough."),
        message("{client} would like your help. You can say yes, no, or in part."),
    ),
}


def role_of(tell: Telling, own: Helper) -> str:
    """One of FIRST, STANDS_IN, BACKUP, HELPS. The composition of the page follows from it."""
    content = tell.content
    if any(call.helper == own.key for call in content.first_calls):
        return FIRST
    if content.stand_in and content.stand_in.helper == own.key:
        return STANDS_IN
    return BACKUP if content.backup == own.key else HELPS


def lead(tell: Telling, own: Helper) -> Phrase:
    """What this means, between which days, and what nobody asks of them."""
    role = role_of(tell, own)
    said_yes, asked = OPENINGS[role]
    client = name(tell.content.client.printed_name)
    opening = tell.say.say(said_yes if own.said_yes else asked, client=client)
    reached = () if role == HELPS else _reached(tell, own)
    return sentences(opening, _days(tell, own, role), _not_a_nurse(tell, own), reached)


def _days(tell: Telling, own: Helper, role: str) -> Phrase:
    say, content = tell.say, tell.content
    days = [(call.from_on, call.until_on) for call in content.first_calls if call.helper == own.key]
    if role == STANDS_IN and content.stand_in:
        days = [(None, content.stand_in.until_on)]
    from_on, until_on = next(iter(days), (own.from_on, own.until_on))
    starts = (
        say.say("It starts on {day}.", day=say.strong_day(from_on)) if from_on and from_on > tell.on else ()
    )
    ends = say.say("Your last day for this is {day}.", day=say.strong_day(until_on)) if until_on else ()
    return sentences(starts, ends)


def _reached(tell: Telling, own: Helper) -> Phrase:
    """When they said that they can be called: they should know what stands on the plan."""
    when = contact_of(own, "call", tell.say).when
    return tell.say.say("The plan says when: {when}.", when=inside_sentence(when)) if when else ()


def _not_a_nurse(tell: Telling, own: Helper) -> Phrase:
    say, client = tell.say, name(tell.content.client.printed_name)
    if is_paid(own) or own.nature == "community":
        return ()
    relation = own_relation(own) if say.language == ENGLISH else ""  # typed words don't bend to its grammar
    if not relation:
        return say.say("You are not a nurse. You don’t have to fix it.")
    return say.say(
        "You are {client}’s {relation}, not a nurse. You don’t have to fix it.",
        client=client, relation=relation,
    )  # fmt: skip
