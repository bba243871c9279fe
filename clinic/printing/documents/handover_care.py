"""What may come: signs and what to do, risks with who acts, who does what now, visits and medicines."""

from clinic.plans.content import Appointment
from clinic.plans.content_care import Task
from clinic.plans.phrases import Phrase, name, typed
from clinic.printing.documents.handover_blocks import HandoverRow, Table, typed_lines
from clinic.printing.folder.telling import Telling, sentences

MOST_VISITS = 4


def care_rows(tell: Telling) -> list[HandoverRow]:
    """A row only where there is something to tell, but signs and risks always."""
    return [_signs(tell), _risks(tell), *_tasks(tell), *_visits(tell), *_medicines(tell)]


def _signs(tell: Telling) -> HandoverRow:
    say, days, known = tell.say, tell.content.harder_days, tell.content.knowledge
    lines = []
    if days.my_signs:
        lines.append(say.say("It starts so: {words}", words=_all(days.my_signs)))
    if days.others_see:
        lines.append(say.say("Others see: {words}", words=_all(days.others_see)))
    worker = tell.content.move.worker_name
    if known.signs and worker:
        lines.append(say.say("Only {who} noticed: {words}", who=name(worker), words=known.signs))
    lines += typed_lines(known.signs) if known.signs and not worker else ()
    if days.first_do:
        lines.append(say.say("What helps first: {words}", words=_all(days.first_do)))
    lines += _whom(tell)
    if not lines:
        lines.append(say.say("Not written down yet. Ask about it at the first meeting."))
    return HandoverRow("signs", say.say("Signs, and what to do"), tuple(lines))


def _all(words: tuple[str, ...]) -> Phrase:
    """One after another, each as it was typed."""
    return sentences(*(typed(one) for one in words))


def _whom(tell: Telling) -> list[Phrase]:
    say, days = tell.say, tell.content.harder_days
    lines = []
    callers = [helper for key in days.who_ring if (helper := tell.content.helper(key))]
    if callers:
        names: Phrase = (name(callers[0].name),)
        for one in callers[1:]:
            names = say.say("{names}, {name}", names=names, name=name(one.name))
        lines.append(say.say("Then call, in this order: {names}.", names=names))
    if days.where_go:
        lines.append(say.say("A place to go: {words}", words=days.where_go))
    if days.who_comes:
        lines.append(say.say("If someone has to come: {words}", words=days.who_comes))
    if days.safety_plan == "yes":
        where = typed(days.safety_plan_where) or say.say("ask where it is")
        lines.append(say.say("Safety plan: {where}", where=where))
    return lines


def _risks(tell: Telling) -> HandoverRow:
    say, risks = tell.say, tell.content.risks
    label = say.say("Risks, and who acts")
    if not risks:
        return HandoverRow(
            "risks", label, (say.say("None is written down. Ask again at the first meeting."),)
        )
    heads = (say.label("What"), say.label("What we do"), say.label("Who"))
    rows = tuple(
        (
            typed(one.what),
            typed(one.action) or say.say("Nothing yet. This is yours to settle."),
            (name(one.who),) if one.who else say.say("Nobody yet"),
        )
        for one in risks
    )
    return HandoverRow("risks", label, table=Table(heads, rows))


def _tasks(tell: Telling) -> list[HandoverRow]:
    """What the worker did, and who does it now: "stops" is an answer, and is said."""
    say, tasks = tell.say, tell.content.tasks
    if not tasks:
        return []
    heads = (say.label("What"), say.label("Who now"), say.label("From"))
    table = Table(heads, tuple(_task(tell, one) for one in tasks))
    return [HandoverRow("tasks", say.say("Who does it now"), table=table)]


def _task(tell: Telling, task: Task) -> tuple[Phrase, ...]:
    say = tell.say
    if task.next_by == "stops":
        who = say.say("Stops")
    elif task.next_by == "me":
        who = (name(tell.content.client.printed_name),)
    else:
        helper = tell.content.helper(task.next_by)
        who = (name(helper.name),) if helper else say.say("Nobody yet")
    when = typed(say.short_day(task.by)) if task.by else say.say("Any day")
    return (typed(task.what), who, when)


def _visits(tell: Telling) -> list[HandoverRow]:
    say, content = tell.say, tell.content
    coming = sorted(
        (one for one in content.appointments if one.on and one.on >= tell.on),
        key=lambda one: (one.on, one.what),
    )
    lines = [_visit(tell, one) for one in coming[:MOST_VISITS]]
    if len(coming) > MOST_VISITS:
        more = str(len(coming) - MOST_VISITS)
        lines.append(say.say("And {count} more in the plan.", count=more))
    if not lines and content.first_appointment_owner and content.first_appointment_by:
        lines.append(
            say.say(
                "None yet. {who} gets one by {day}.",
                who=name(content.first_appointment_owner), day=say.strong_day(content.first_appointment_by),
            )
        )  # fmt: skip
    return [HandoverRow("visits", say.say("Visits that are set"), tuple(lines))] if lines else []


def _visit(tell: Telling, visit: Appointment) -> Phrase:
    say = tell.say
    day = (say.strong_day(visit.on),) if visit.on else ()
    when = say.say("{day}, {time}", day=day, time=say.time(visit.at)) if visit.at else day
    who = (name(visit.with_who),) if visit.with_who else typed(visit.what)
    return sentences(say.say("{when}: {who}", when=when, who=who), typed(visit.where))


def _medicines(tell: Telling) -> list[HandoverRow]:
    """Never a dose: where the list is, how long it lasts, who checks next."""
    say, medicines = tell.say, tell.content.medicines
    lines = []
    if medicines.list_on:
        where = name(medicines.list_from) if medicines.list_from else say.say("the pharmacy")
        lines.append(
            say.say("The list is of {day}, from {where}.", day=say.day(medicines.list_on), where=where)
        )
    changed = [one for one in medicines.rows if one.change != "same"]
    for one in changed:
        checks = (
            say.say("{who} checks.", who=name(one.who_checks))
            if one.who_checks
            else say.say("Nobody is named to check.")
        )
        lines.append(sentences(say.say("Changed: {what}", what=one.name), checks))
    if medicines.lasts_until:
        lines.append(say.say("It lasts until {day}.", day=say.strong_day(medicines.lasts_until)))
    return [HandoverRow("medicines", say.say("Medicines"), tuple(lines))] if lines else []
