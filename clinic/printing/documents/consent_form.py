"""Papers to sign: who may know what, and treatment for alcohol or drugs on its own. One helper each.

Each holds what a signed yes must hold (45 CFR 164.508(c), 42 CFR 2.31): whose it is, who tells, who is told,
what and how much, what for, until when, how to take it back, that a no costs nothing, and a signature.
What holds today is ticked already; without a helper it is a form to fill in by hand.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from clinic.plans.content import Helper
from clinic.plans.helper_words import short_name
from clinic.plans.phrases import Phrase, name, number
from clinic.plans.relations import named
from clinic.plans.wording import message
from clinic.printing.agreed import CARE, SUBSTANCE_USE, Agreed, agreed_with
from clinic.printing.documents.frame import frame, plain_values
from clinic.printing.documents.organisation import letterhead
from clinic.printing.folder.telling import Telling

# What a box lets somebody have, in the order of the page.
KINDS = {
    "may_be_rung": message("You may call them about me."),
    "plan": message("A page of my plan: who to call, and what they said yes to."),
    "contact": message("My number, and where I live."),
    "know_others": message("Who else helps me. The others may know about them too."),
    "medicines": message("My medicines: what, what for and when."),
    "risk": message("My harder days: how they start, what to do and what to look out for."),
}


@dataclass(frozen=True)
class TickBox:
    """One box. `since`: ticked already, for the client said yes before, and it holds today; in words."""

    words: Phrase
    since: Phrase = ()


@dataclass(frozen=True)
class Point:
    """One thing that the paper says. `pen`: words before a line to write on, "" for no line."""

    head: str
    words: tuple[Phrase, ...] = ()
    boxes: tuple[TickBox, ...] = ()
    pen: str = ""


def consent_form(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of the paper about one helper, or of one to fill in by hand."""
    say, helper = tell.say, tell.content.helper(to)
    held = agreed_with(tell.agreements, to)
    boxes = tuple(TickBox(say.say(words), _since(tell, held.get(kind))) for kind, words in KINDS.items())
    points = (
        *_about_whom(tell, helper),
        Point(say.label("What they may have"), (_tick(tell),), boxes),
        Point(say.label("What for"), (_helps(tell, helper),)),
        _until(tell, None, say.say("Until my care here ends")),
        _taking_back(tell),
        _no_is_fine(tell, helper),
        Point(
            say.label("Once it is told"),
            (say.say("Whoever knows it could tell others. The law may not stop them."),),
        ),
    )
    return _payload(tell, say.say("Who may know what"), _opening(tell), points)


def consent_part2(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of the paper about treatment for alcohol or drugs, which needs one of its own."""
    say, helper = tell.say, tell.content.helper(to)
    signed = agreed_with(tell.agreements, to).get(SUBSTANCE_USE)
    points = (
        *_about_whom(tell, helper),
        Point(
            say.label("What they may have"),
            (
                say.say(
                    "What my plan says about treatment for alcohol or drugs: where, when, with whom, which "
                    "medicines, and what to do on harder days. Only within what else they may have."
                ),
            ),
            (TickBox(say.say("Yes, they may have this."), _since(tell, signed)),),
        ),
        _purpose(tell, helper, signed),
        _until(tell, signed.until if signed else None, _no_last_day(tell, helper)),
        _taking_back(tell),
        _no_is_fine(tell, helper),
        Point(
            say.label("Not in this yes"),
            (
                say.say("Notes that a counselor keeps apart from my record. They need a paper of their own."),
                say.say("Any use against me in court. That needs a paper of its own, or a judge."),
            ),
        ),
    )
    return _payload(
        tell, say.say("Treatment for alcohol or drugs: a paper of its own"), _opening(tell), points
    )


def _payload(tell: Telling, title: Phrase, opening: Phrase, points: tuple[Point, ...]) -> dict[str, Any]:
    say, content = tell.say, tell.content
    sheet = {
        "title": title,
        "opening": opening,
        "points": points,
        "signs": [
            (say.label("My name, in full"), ""),
            (say.label("I sign here"), say.label("Date")),
            (say.label("If somebody signs for me: name, and by what right"), say.label("Date")),
            (say.label("The worker"), say.label("Date")),
        ],
        "own_copy": say.say("I get a copy of this paper."),
    }
    whose = say.say("To sign: {client}", client=name(content.client.printed_name))
    numbers = [content.mend_number] if content.mend_number else []
    return {
        **frame(tell, say.label("A paper to sign"), [whose]),
        "banner": "",
        **letterhead(tell),
        "sheet": plain_values(sheet),
        "numbers": numbers,
    }


def _opening(tell: Telling) -> Phrase:
    return tell.say.say(
        "You don’t have to sign. What is ticked already, you said yes to before. Cross out what is not right."
    )


def _since(tell: Telling, held: Agreed | None) -> Phrase:
    """When the client said yes to it, and until when; nothing where it does not hold."""
    if held is None:
        return ()
    since = tell.say.year_day(held.since)
    if held.until is None:
        return tell.say.say("Yes since {day}", day=since)
    return tell.say.say("Yes since {day}, until {until}", day=since, until=tell.say.year_day(held.until))


def _about_whom(tell: Telling, helper: Helper | None) -> tuple[Point, ...]:
    say, content = tell.say, tell.content
    client = (name(content.client.printed_name),)
    service = (
        (name(content.organisation),) if content.organisation else say.say("The service that made my plan")
    )
    told = (
        Point(say.label("Who is told"), (named(helper, say, typed_only=True),)) if helper else _to_write(tell)
    )
    return (
        Point(say.label("Whose plan it is"), (client,)),
        Point(say.label("Who tells"), (service,)),
        told,
    )


def _to_write(tell: Telling) -> Point:
    return Point(tell.say.label("Who is told"), pen=tell.say.label("Name:"))


def _tick(tell: Telling) -> Phrase:
    return tell.say.say("Tick what is all right with you. An empty box means no.")


def _helps(tell: Telling, helper: Helper | None) -> Phrase:
    if helper is None:
        return tell.say.say("So that they can help me.")
    return tell.say.say("So that {who} can help me.", who=name(short_name(helper)))


def _purpose(tell: Telling, helper: Helper | None, signed: Agreed | None) -> Point:
    """For friends and family it is help; people whose job it is may get it for all of care (2.31(a)(10))."""
    say, head = tell.say, tell.say.label("What for")
    if helper is not None and helper.nature != "paid":
        return Point(head, (_helps(tell, helper),))
    is_care = signed is not None and signed.purpose == CARE
    before = say.say("Set before") if signed else ()
    boxes = (
        TickBox(_helps(tell, helper), before if not is_care else ()),
        TickBox(
            say.say("For my care, for payment and for running the service, now and later."),
            before if is_care else (),
        ),
    )
    passes_on = say.say(
        "With the second box: they may use it and pass it on as the health privacy law (HIPAA) allows. "
        "Then the law on treatment for alcohol or drugs may not cover it any more. "
        "But nobody may use it against me in court."
    )
    return Point(head, (passes_on,), boxes)


def _no_last_day(tell: Telling, helper: Helper | None) -> Phrase:
    """Only a yes for care may go on with no last day (2.31(a)(7))."""
    if helper is not None and helper.nature != "paid":
        return ()
    return tell.say.say("No last day (only with the second box above)")


def _until(tell: Telling, day: date | None, or_else: Phrase) -> Point:
    """A day, or what ends it. A day that was set before is ticked; else there is a line to write it on."""
    say = tell.say
    set_before = (
        (TickBox(say.say("Until {day}", day=say.day(day, year=True)), say.say("Set before")),) if day else ()
    )
    instead = (TickBox(or_else),) if or_else else ()
    return Point(
        say.label("Until when"), (), (*set_before, *instead), "" if day else say.label("Until this day:")
    )


def _taking_back(tell: Telling) -> Point:
    say, known = tell.say, tell.content.mend_number
    where = (
        say.say("Write to us, or call {number}.", number=number(known))
        if known
        else say.say("Write to us, or tell the person who gave you this.")
    )
    return Point(
        say.label("I can take it back"),
        (
            say.say("On any day, with no reason."),
            where,
            say.say("What was told before then stays told."),
        ),
    )


def _no_is_fine(tell: Telling, helper: Helper | None) -> Point:
    say = tell.say
    known = (
        say.say("{who} then will not know it.", who=name(short_name(helper)))
        if helper
        else say.say("They then will not know it.")
    )
    return Point(say.label("If I say no"), (say.say("My care and my plan stay the same."), known))
