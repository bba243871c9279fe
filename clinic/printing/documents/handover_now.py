"""The box at the head of a handover: who helps now, and the first contact that closes the handover."""

from dataclasses import dataclass

from clinic.plans.content import Appointment
from clinic.plans.first_calls import HELPER, STAND_IN, FirstCall, first_calls
from clinic.plans.helper_words import contact_of, how_words
from clinic.plans.phrases import Phrase, name, typed
from clinic.plans.relations import named
from clinic.printing.folder.telling import Telling, sentences


@dataclass(frozen=True)
class NowLine:
    """One stretch of line 1. `days`: empty when it holds from now on. `who`: a name and who they are."""

    days: Phrase
    who: Phrase
    number: str
    how: Phrase


@dataclass(frozen=True)
class HelpsNow:
    """Line 1 of the plan, as the receiving worker should know it."""

    title: Phrase
    lines: tuple[NowLine, ...]


@dataclass(frozen=True)
class FirstContact:
    """When the two meet, and a place to write that they have."""

    title: Phrase
    words: Phrase
    closes: Phrase
    happened: str
    signed: str


def who_helps_now(tell: Telling) -> HelpsNow:
    """The same stretches as on page 1 of the plan."""
    client = name(tell.content.client.printed_name)
    lines = tuple(_line(tell, call) for call in first_calls(tell.content, tell.on))
    return HelpsNow(tell.say.say("Who helps {client} now", client=client), lines)


def _line(tell: Telling, call: FirstCall) -> NowLine:
    days = _days(tell, call)
    if call.helper is None:
        line = next(iter(tell.content.day_and_night), None)
        nobody = tell.say.say("No one yet: the day and night line")
        return NowLine(days, nobody, line.number if line else "", typed(line.ways) if line else ())
    contact = contact_of(call.helper, "call", tell.say)
    how = how_words(contact)
    return NowLine(
        days,
        named(call.helper, tell.say),
        contact.number,
        sentences(typed(contact.place), how, _said(tell, call)),
    )


def _said(tell: Telling, call: FirstCall) -> Phrase:
    say, helper = tell.say, call.helper
    if call.kind == STAND_IN:
        return say.say("Stands in.")
    if call.kind == HELPER and helper and helper.answered_on and helper.key != tell.content.move.worker_key:
        return say.say("Said yes on {day}.", day=say.short_day(helper.answered_on))
    return ()


def _days(tell: Telling, call: FirstCall) -> Phrase:
    say = tell.say
    if call.from_on and call.until_on:
        return say.say("{first} to {last}", first=say.day(call.from_on), last=say.day(call.until_on))
    if call.from_on:
        return say.say("From {day}", day=say.day(call.from_on))
    return say.say("Until {day}", day=say.day(call.until_on)) if call.until_on else ()


def first_contact(tell: Telling, to: str) -> FirstContact:
    """The receiver's own first contact: an appointment with them, else the next meeting, else by when."""
    say = tell.say
    return FirstContact(
        title=say.say("Your first contact"),
        words=_when(tell, to),
        closes=say.say("This handover is done when that has happened."),
        happened=say.label("It happened on"),
        signed=say.label("Signed"),
    )


def _when(tell: Telling, to: str) -> Phrase:
    say, content = tell.say, tell.content
    visits = [one for one in content.appointments if to and one.helper == to and one.on and one.on >= tell.on]
    if visits:
        return _visit(tell, min(visits, key=lambda one: (one.on, one.what)))
    if content.move.second_contact_on:
        return say.say("{day}.", day=say.strong_day(content.move.second_contact_on))
    if content.tripwire.by:
        return say.say("No day yet. At the latest {day}.", day=say.strong_day(content.tripwire.by))
    return say.say("No day yet. Set one with {client}.", client=name(content.client.printed_name))


def _visit(tell: Telling, visit: Appointment) -> Phrase:
    say = tell.say
    day = (say.strong_day(visit.on),) if visit.on else ()
    when = say.say("{day}, {time}", day=day, time=say.time(visit.at)) if visit.at else day
    return sentences(when, typed(visit.what), typed(visit.where), typed(visit.way_there))
