"""The people, whom never to call, how to reach the client, and what the client has read and been told."""

from clinic.plans.content import Helper
from clinic.plans.helper_words import contact_of, how_words
from clinic.plans.phrases import Phrase, name, number, typed
from clinic.plans.relations import inside_sentence, named
from clinic.plans.wording import message
from clinic.printing.documents.handover_blocks import HandoverRow, Table, typed_lines
from clinic.printing.documents.handover_record import record_rows, safe_lines
from clinic.printing.documents.handover_story import ask_giver
from clinic.printing.folder.telling import Telling, sentences

MOST_PEOPLE = 5
HATS = {
    "first_call": message("first call"),
    "stands_in": message("stands in"),
    "decides": message("decides if {client} can’t"),
    "guardian": message("named by a court"),
    "emergency": message("told in an emergency"),
    "next_of_kin": message("next of kin"),
    "carer": message("cares for {client}"),
}
AGREED = {
    "agrees": message("{client} agrees with the plan."),
    "partly": message("{client} agrees with a part of it."),
    "no": message("{client} doesn’t agree with it."),
    "could_not_say": message("{client} couldn’t say yet."),
}


def people_rows(tell: Telling, to: str) -> list[HandoverRow]:
    """People first, then what is known of reaching the client and of what they have read."""
    return [_people(tell, to), *_never(tell), *_reaching(tell), *record_rows(tell), _read_and_told(tell)]


def _people(tell: Telling, to: str) -> HandoverRow:
    say = tell.say
    helpers = [
        one
        for one in tell.content.helpers
        if one.key not in (to, tell.content.move.worker_key) and one.answer not in ("no", "stepped_back")
    ]
    helpers.sort(key=lambda one: _weight(tell, one))
    lines = list(_through_giver(tell))
    if len(helpers) > MOST_PEOPLE:
        lines.append(say.say("And {count} more in the plan.", count=str(len(helpers) - MOST_PEOPLE)))
    heads = (say.label("Who"), say.label("Number"), say.label("When"))
    table = Table(heads, tuple(_person(tell, one) for one in helpers[:MOST_PEOPLE])) if helpers else None
    nobody = () if helpers or lines else (say.say("No one yet."),)
    return HandoverRow("people", say.say("The people"), (*lines, *nobody), table=table)


def _weight(tell: Telling, helper: Helper) -> int:
    """Whoever carries most comes first; the order of the list decides between equals."""
    content = tell.content
    if helper.key in {call.helper for call in content.first_calls}:
        return 0
    if helper.key == content.backup or helper.hats or helper.is_proxy:
        return 1
    return 2 if helper.nature != "paid" else 3


def _person(tell: Telling, helper: Helper) -> tuple[Phrase, ...]:
    """Name and what they are to the client; number or place; how and when."""
    say, client = tell.say, _client(tell)
    contact = contact_of(helper, "call", say)
    who = named(helper, say)
    for hat in helper.hats:
        who = say.say("{who}, {hat}", who=who, hat=say.say(HATS[hat], client=client)) if hat in HATS else who
    where = (number(contact.number),) if contact.number else typed(contact.place)
    how = how_words(contact)
    return (who, where or say.say("None yet"), how)


def _through_giver(tell: Telling) -> list[Phrase]:
    say, known = tell.say, tell.content.knowledge
    lines = []
    if known.rings_for:
        lines.append(say.say("Calls made for {client}: {words}", client=_client(tell), words=known.rings_for))
    if known.only_through_me:
        lines.append(say.say("Needs a new way there: {words}", words=known.only_through_me))
    return lines


def _never(tell: Telling) -> list[HandoverRow]:
    """Beside the people, so that nobody is called by mistake. The reason is nowhere."""
    say = tell.say
    lines = [
        sentences((name(one.name),), typed(one.nickname), (number(one.number),) if one.number else ())
        for one in tell.content.never_ring
    ]
    return [HandoverRow("never", say.say("Never call or tell"), tuple(lines))] if lines else []


def _reaching(tell: Telling) -> list[HandoverRow]:
    say, client = tell.say, tell.content.client
    lines: list[Phrase] = [typed(one) for one in client.reach]
    lines += safe_lines(tell, client)
    if client.interpreter:
        lines.append(say.say("An interpreter: {words}", words=client.interpreter))
    label = say.say("How to reach {client}", client=_client(tell))
    return [HandoverRow("reach", label, tuple(lines))] if lines else []


def _read_and_told(tell: Telling) -> HandoverRow:
    say, client = tell.say, _client(tell)
    move, agreement = tell.content.move, tell.content.agreement
    lines = [sentences(_told(tell), *typed_lines(move.told_how))]
    if move.told_words:
        lines.append(say.say("{client} said: {words}", client=client, words=tell.quoted(move.told_words)))
    lines.append(sentences(_agreed(tell), _has_read(tell)))
    if agreement.not_agreed:
        lines.append(say.say("Not agreed: {words}", words=tell.quoted(agreement.not_agreed)))
    label = say.say("What {client} has read and been told", client=client)
    return HandoverRow("read", label, tuple(line for line in lines if line) or (ask_giver(tell),))


def _told(tell: Telling) -> Phrase:
    say, move = tell.say, tell.content.move
    if not move.told_on:
        return ()
    by = (name(move.told_by),) if move.told_by else say.say("Someone here")
    return say.say("{who} told {client} on {day}.", who=by, client=_client(tell), day=say.day(move.told_on))


def _agreed(tell: Telling) -> Phrase:
    answer = tell.content.agreement.answer
    return tell.say.say(AGREED[answer], client=_client(tell)) if answer in AGREED else ()


def _has_read(tell: Telling) -> Phrase:
    read = tell.content.knowledge.client_read
    return tell.say.say("Has read this page: {words}.", words=inside_sentence(read)) if read else ()


def _client(tell: Telling) -> Phrase:
    return (name(tell.content.client.printed_name),)
