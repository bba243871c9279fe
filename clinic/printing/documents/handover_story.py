"""What matters most, the story, what works and what never does, and the promises that are still open."""

from clinic.plans.content_care import Promise
from clinic.plans.phrases import Phrase, name, number, typed
from clinic.plans.wording import message
from clinic.printing.documents.handover_blocks import HandoverRow, Table, typed_lines
from clinic.printing.folder.telling import Telling

SAID_BY = {
    "client": message("{client} says: {words}"),
    "carer": message("Someone close says: {words}"),
    "worker": message("{words}"),
}


def story_rows(tell: Telling) -> list[HandoverRow]:
    """Rows that only the worker who leaves can fill are left out where nobody was asked for them."""
    say, known = tell.say, tell.content.knowledge
    rows = [HandoverRow("matters", say.say("What matters most"), _matters(tell))]
    if tell.content.edition.pathway == "worker_leaving" or known.story:
        label = say.say("The story in five lines")
        rows.append(
            HandoverRow("story", label, _or_ask(tell, typed_lines(known.story)), ordered=bool(known.story))
        )
    if tell.content.edition.pathway == "worker_leaving" or known.works or known.never_works:
        rows.append(HandoverRow("works", say.say("What works"), _or_ask(tell, typed_lines(known.works))))
        never = _or_ask(tell, typed_lines(known.never_works))
        rows.append(HandoverRow("never_works", say.say("Never works"), never))
    return [*rows, *_promises(tell)]


def _matters(tell: Telling) -> tuple[Phrase, ...]:
    say, content = tell.say, tell.content
    client, move = content.client, content.move
    lines: list[Phrase] = []
    if client.matters_most:
        said = SAID_BY.get(client.matters_said_by, SAID_BY["client"])
        lines.append(say.say(said, client=name(client.printed_name), words=tell.quoted(client.matters_most)))
    if move.routine_kept:
        lines.append(say.say("Keep as it is: {words}", words=move.routine_kept))
    if move.preferences:
        lines.append(say.say("Asked for: {words}", words=move.preferences))
    if move.new_frame:
        lines.append(say.say("Promised about meeting you: {words}", words=tell.quoted(move.new_frame)))
    return tuple(lines) or _or_ask(tell, ())


def _or_ask(tell: Telling, lines: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The lines; without any, that nothing was written, and whom to ask until when."""
    return lines or (ask_giver(tell),)


def ask_giver(tell: Telling) -> Phrase:
    """Nothing was written down: who still knows."""
    say, content = tell.say, tell.content
    giver = content.helper(content.move.worker_key)
    if giver and giver.until_on and giver.until_on >= tell.on:
        return say.say(
            "Not written down. Ask {who}, until {day}.", who=name(giver.name), day=say.day(giver.until_on)
        )
    if content.mend_number:
        return say.say("Not written down. Ask at {number}.", number=number(content.mend_number))
    return say.say("Not written down. Ask {client}.", client=name(content.client.printed_name))


def _promises(tell: Telling) -> list[HandoverRow]:
    say, promises = tell.say, tell.content.knowledge.promises
    label = say.say("Promises still open")
    if promises:
        heads = (say.label("What"), say.label("By"), say.label("Who now"))
        table = Table(heads, tuple(_promise(tell, one) for one in promises))
        return [HandoverRow("promises", label, table=table)]
    if tell.content.edition.pathway != "worker_leaving":
        return []
    return [HandoverRow("promises", label, (say.say("None is written down."),))]


def _promise(tell: Telling, promise: Promise) -> tuple[Phrase, ...]:
    say = tell.say
    due = typed(say.short_day(promise.due)) if promise.due else say.say("No day yet")
    owner: Phrase = (name(promise.owner),) if promise.owner else say.say("Nobody yet")
    return (typed(promise.what), due, owner)
