"""What is changing, and what I have instead. The first days stand here too."""

from clinic.plans.content import Change
from clinic.plans.content_care import Need
from clinic.plans.helper_words import short_name
from clinic.plans.phrases import Phrase, name, phrase, strong, typed
from clinic.plans.wording import message
from clinic.printing.blocks import Block, ChangeRow, Changes, Part, Quote, Row, Rows, Section, Text
from clinic.printing.folder.telling import Telling, ended, sentences

SAID_BY = {
    "carer": message("Said by someone who cares for you"),
    "worker": message("As your worker understood you"),
}


def changes_section(tell: Telling) -> Section:
    """Always printed: nobody is handed over without a word about what changes."""
    blocks: list[Block] = [
        *_matters(tell),
        *_move(tell),
        _ledger(tell),
        *_first_days(tell),
        *_afterwards(tell),
    ]
    title = tell.say.label("What is changing, and what I have instead")
    return Section("changes", title, tuple(blocks), own_page=True, flows=True)


def _matters(tell: Telling) -> list[Block]:
    client = tell.content.client
    if not client.matters_most:
        return []
    by = tell.say.say(SAID_BY[client.matters_said_by]) if client.matters_said_by in SAID_BY else ()
    return [Quote(client.matters_most, by or tell.say.say("What you said matters most"), lamp=True)]


def _move(tell: Telling) -> list[Block]:
    move, say = tell.content.move, tell.say
    lines: list[Phrase] = []
    if tell.content.edition.pathway == "worker_leaving":
        lines += _worker_leaves(tell)
    else:
        lines += _place_left(tell)
    if move.told_by and move.told_on:
        lines.append(say.say("{who} told you on {day}.", who=name(move.told_by), day=say.day(move.told_on)))
    if move.told_words:
        lines.append(say.say("You said: {words}", words=tell.quoted(move.told_words)))
    return [Text(sentences(*lines))] if lines else []


def _worker_leaves(tell: Telling) -> list[Phrase]:
    move, say = tell.content.move, tell.say
    lines = []
    if move.worker_name and move.leaving_on:
        day = say.strong_day(move.leaving_on)
        lines.append(say.say("The last day of {who} is {day}.", who=name(move.worker_name), day=day))
    return [*lines, _reason(tell)] if move.reason_words else lines


def _reason(tell: Telling) -> Phrase:
    """The leaver's own words, and whose they are: "I" on this paper is otherwise the client."""
    move = tell.content.move
    leaver = tell.content.helper(move.worker_key)
    who = short_name(leaver) if leaver else move.worker_name
    words = tell.quoted(move.reason_words)
    return tell.say.say("{who} says: {words}", who=name(who), words=words) if who else words


def _place_left(tell: Telling) -> list[Phrase]:
    move, say = tell.content.move, tell.say
    lines = []
    if move.leaving_on and move.leaving_from:
        day = say.strong_day(move.leaving_on)
        lines.append(say.say("You leave {place} on {day}.", place=move.leaving_from, day=day))
    elif move.leaving_on:
        lines.append(say.say("You leave on {day}.", day=say.strong_day(move.leaving_on)))
    if move.going_to:
        lines.append(say.say("You go to {place}.", place=move.going_to))
    return lines


# --- the ledger ---------------------------------------------------------------------------------------


def _ledger(tell: Telling) -> Block:
    rows = tuple(_change_row(tell, one) for one in tell.content.changes)
    if not rows:
        return Text(tell.not_yet("What changes has not been written down yet."))
    say = tell.say
    titles = (say.label("What"), say.label("Now"), say.label("Then"), say.label("What I have instead"))
    return Changes(titles, rows)


def _change_row(tell: Telling, change: Change) -> ChangeRow:
    say = tell.say
    before = [typed(change.before)] if change.before else []
    if change.ends_on:
        before.append(say.say("until {day}", day=say.short_day(change.ends_on)))
    return ChangeRow(
        change.what, tuple(before), typed(change.after) or say.say("It stops."), _instead(tell, change)
    )


def _instead(tell: Telling, change: Change) -> Phrase:
    say = tell.say
    if change.filler_kind == "nothing":
        return say.say("Nothing takes its place, and you know.")
    who = say.say("You yourself.") if change.filler_helper == "me" else tell.who(change.filler_helper)
    if not who and not change.filler:
        return say.say("Nobody yet. {ask}", ask=tell.ask_us())
    said = typed(change.filler) or who
    if change.filler and who and change.filler_helper != "me" and not _names(change.filler, who):
        said = phrase("{who}: {filler}", who=who, filler=change.filler)
    if change.starts_on and change.starts_on != change.ends_on:
        return say.say("{said} From {day}.", said=ended(said), day=say.short_day(change.starts_on))
    return said


def _names(words: str, who: Phrase) -> bool:
    return who[0].text.casefold() in words.casefold()


SATURDAY = 5

# --- the first days -----------------------------------------------------------------------------------


def _first_days(tell: Telling) -> list[Block]:
    days, say, move = tell.content.first_days, tell.say, tell.content.move
    rows = [Row(say.say("I sleep"), (typed(days.sleeps),))] if days.sleeps else []
    if days.way_home:
        rows.append(Row(say.say("The way there"), (typed(days.way_home),)))
    if move.housing_plan:
        by = (say.say("{who} helps with it.", who=name(move.housing_worker)),) if move.housing_worker else ()
        rows.append(Row(say.say("A place to live"), (typed(move.housing_plan), *by)))
    for contact in days.contacts:
        who, words = tell.who(contact.helper), typed(contact.words)
        label = (strong(say.day_alone(contact.on)),) if contact.on else say.say("In touch")
        rows.append(Row(label, (phrase("{who} {words}", who=who, words=words) if who else words,)))
    if (cover := tell.who(move.weekend_cover)) and not any(
        one.on and one.on.weekday() >= SATURDAY for one in days.contacts
    ):
        rows.append(Row(say.say("On the weekend"), (cover,)))
    rows += _needs(tell)
    return [Part(say.label("The first days"), (Rows(tuple(rows)),))] if rows else []


def _needs(tell: Telling) -> list[Row]:
    """Money, food, keys and the like: what is sorted, who sees to what, what is still open."""
    say = tell.say
    needs = [one for one in tell.content.first_days.needs if one.status != "not_needed"]
    done = [one for one in needs if one.status == "sorted"]
    helped = [one for one in needs if one.status == "someone" and one.who]
    still_open = [one for one in needs if one not in done and one not in helped]
    kinds = (
        (say.say("Sorted"), [_need(one, typed(one.what)) for one in done]),
        (say.say("Someone sees to it"), [_need(one, _with_who(tell, one)) for one in helped]),
        (say.say("Still open"), [_need(one, _with_who(tell, one)) for one in still_open]),
    )
    return [Row(label, (sentences(*lines),)) for label, lines in kinds if lines]


def _with_who(tell: Telling, need: Need) -> Phrase:
    who = (name(need.who),) if need.who else tell.ask_us()
    return tell.say.say("{what}: {who}", what=need.what, who=who)


def _need(need: Need, said: Phrase) -> Phrase:
    return phrase("{said} {words}", said=ended(said), words=need.words) if need.words else ended(said)


def _afterwards(tell: Telling) -> list[Block]:
    """How it will be with the new worker, and what stays as it was."""
    move, say = tell.content.move, tell.say
    rows = []
    if move.new_frame:
        rows.append(Row(say.say("How it will be"), (typed(move.new_frame),)))
    if move.routine_kept:
        rows.append(Row(say.say("What stays the same"), (typed(move.routine_kept),)))
    if move.met_together_on:
        met = tell.meeting_together(move.met_together_on)
        rows.append(Row(met, (typed(say.day_alone(move.met_together_on)),)))
    if move.second_contact_on:
        rows.append(Row(say.say("The next time we meet"), (typed(say.day_alone(move.second_contact_on)),)))
    if move.preferences:
        rows.append(Row(say.say("What you asked for"), (typed(move.preferences),)))
    if move.options_explained:
        rows.append(Row(say.say("What you could choose from"), (typed(move.options_explained),)))
    return [Rows(tuple(rows))] if rows else []
