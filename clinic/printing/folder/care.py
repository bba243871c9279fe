"""My appointments, results still to come, my medicines."""

from clinic.plans.content import Appointment
from clinic.plans.content_care import Medicine, PendingResult
from clinic.plans.next_steps import next_steps, visit_words
from clinic.plans.phrases import Phrase, name, phrase, strong, typed
from clinic.plans.wording import message
from clinic.printing.blocks import Block, Part, Row, Rows, Section, Text, Visit
from clinic.printing.folder.telling import Telling, sentences

COSTS = {
    "nothing": message("It costs you nothing."),
    "insurance": message("Your insurance pays."),
    "not_known": message("We don’t know yet what it costs. Ask before you go."),
}


def appointments_section(tell: Telling) -> Section:
    """What is ahead, in order; when there is nothing, who gets it and by when."""
    ahead = [one for one in tell.content.appointments if one.on is None or one.on >= tell.on]
    ahead.sort(key=lambda one: (one.on is None, one.on or tell.on, str(one.at)))
    blocks: list[Block] = [_visit(tell, one) for one in ahead]
    if not blocks:
        nothing = next(
            one for one in next_steps(tell.content, tell.on, tell.say) if one.kind == "appointment"
        )
        blocks.append(Text(nothing.what))
    if tell.content.results:
        rows = tuple(_result(tell, one) for one in tell.content.results)
        blocks.append(Part(tell.say.label("Results still to come"), (Rows(rows),)))
    return Section("appointments", tell.say.label("My appointments"), tuple(blocks), flows=True)


def _visit(tell: Telling, visit: Appointment) -> Visit:
    say = tell.say
    when: Phrase = (strong(say.day_alone(visit.on)),) if visit.on else say.say("Day still to come")
    if visit.at:
        when = say.say("{day}, {time}", day=when, time=strong(say.time(visit.at)))
    told = (
        (message("Where"), typed(visit.where)),
        (message("How I get there"), typed(visit.way_there)),
        (message("Comes with me"), (name(visit.who_comes),) if visit.who_comes else ()),
        (message("After it"), (name(visit.who_after),) if visit.who_after else ()),
        (message("Reminder"), typed(visit.reminder)),
        (message("Costs me"), _costs(tell, visit)),
    )
    rows = tuple(Row(say.say(label), (words,)) for label, words in told if words)
    return Visit(when, visit_words(visit, say), rows)


def _costs(tell: Telling, visit: Appointment) -> Phrase:
    if visit.costs_words:
        return typed(visit.costs_words)
    return tell.say.say(COSTS[visit.costs]) if visit.costs in COSTS else ()


def _result(tell: Telling, result: PendingResult) -> Row:
    say = tell.say
    if result.who_tells and result.by:
        words = say.say(
            "{who} tells you by {day}.", who=name(result.who_tells), day=say.strong_day(result.by)
        )
    elif result.who_tells:
        words = say.say("{who} tells you.", who=name(result.who_tells))
    else:
        words = tell.ask_us()
    return Row(typed(result.what), (words,))


# --- medicines ----------------------------------------------------------------------------------------

FEW = 4  # medicines that stay together on a page
CHANGES = {
    "new": message("New."),
    "changed": message("Changed."),
    "slowly_less": message("Slowly less."),
    "stopped": message("Stopped. Don’t take it any more."),
    "same": message("The same as before."),
}


def medicines_section(tell: Telling) -> Section:
    """The rows, or the pharmacy's list and what changed. Never a computed dose."""
    medicines, say = tell.content.medicines, tell.say
    blocks: list[Block] = []
    if medicines.answer == "none":
        blocks.append(Text(say.say("No medicines right now.")))
    if medicines.answer in ("list", "both"):
        blocks.append(Text(_list_words(tell)))
    if medicines.rows:
        rows = Rows(tuple(_medicine(tell, one) for one in medicines.rows))
        blocks.append(Part(say.label("What changes"), (rows,)) if medicines.answer == "both" else rows)
    if not blocks:
        blocks.append(Text(tell.not_yet("Your medicines have not been written down yet.")))
    if last := _lasts(tell):
        blocks.append(Rows(last))
    return Section("medicines", say.label("My medicines"), tuple(blocks), flows=len(medicines.rows) > FEW)


def _list_words(tell: Telling) -> Phrase:
    medicines, say = tell.content.medicines, tell.say
    if medicines.list_on and medicines.list_from:
        day = say.strong_day(medicines.list_on)
        return say.say("Follow the list of {day} from {pharmacy}.", day=day, pharmacy=medicines.list_from)
    if medicines.list_on:
        return say.say("Follow the pharmacy’s list of {day}.", day=say.strong_day(medicines.list_on))
    return say.say("Follow the pharmacy’s list.")


def _medicine(tell: Telling, medicine: Medicine) -> Row:
    say = tell.say
    change = say.say(CHANGES[medicine.change]) if medicine.change in CHANGES else ()
    if change and medicine.why:
        change = phrase("{change} {why}", change=change, why=medicine.why)
    what_for = say.say("For: {what}", what=medicine.what_for) if medicine.what_for else ()
    enough = (
        say.say("Enough until {day}.", day=say.strong_day(medicine.lasts_until))
        if medicine.lasts_until
        else ()
    )
    lines = [
        typed(medicine.how_and_when),
        sentences(what_for, change),
        sentences(_check(tell, medicine), enough),
    ]
    lines = [line for line in lines if line]
    return Row((strong(medicine.name),), tuple(lines))


def _check(tell: Telling, medicine: Medicine) -> Phrase:
    say = tell.say
    if medicine.who_checks and medicine.next_check:
        day = say.day(medicine.next_check)
        return say.say("{who} checks it on {day}.", who=name(medicine.who_checks), day=day)
    return say.say("{who} checks it.", who=name(medicine.who_checks)) if medicine.who_checks else ()


def _lasts(tell: Telling) -> tuple[Row, ...]:
    medicines, say = tell.content.medicines, tell.say
    rows = []
    if medicines.lasts_until:
        rows.append(Row(say.say("Enough until"), ((strong(say.day_alone(medicines.lasts_until)),),)))
    if medicines.from_where:
        rows.append(Row(say.say("More from"), (typed(medicines.from_where),)))
    return tuple(rows)
