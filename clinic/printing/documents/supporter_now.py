"""The top box of a supporter's page, for two in the morning: danger, too much, or it can wait."""

from dataclasses import dataclass

from clinic.plans.content import HelpersCall
from clinic.plans.content_people import Reach
from clinic.plans.helper_words import contact_words, how_words
from clinic.plans.phrases import Phrase, name, typed
from clinic.printing.folder.telling import Telling, sentences


@dataclass(frozen=True)
class NowRow:
    """One question, one number, and what to know about it. `number` is empty only when none is known."""

    question: Phrase
    number: str
    words: tuple[Phrase, ...]


def now_rows(tell: Telling) -> tuple[NowRow, ...]:
    """Always in this order. Around a switch the last one is two, each with its days."""
    return (_danger(tell), _too_much(tell), *_can_wait(tell))


def calls_of(tell: Telling) -> tuple[HelpersCall, ...]:
    """Whom a helper calls, from this day on; without anybody, the number that outlives people."""
    content = tell.content
    calls = tuple(one for one in content.helpers_call if not (one.until_on and one.until_on < tell.on))
    if calls or not content.mend_number:
        return calls
    return (HelpersCall(number=content.mend_number, hours_note=content.mend_hours),)


def _danger(tell: Telling) -> NowRow:
    say = tell.say
    words = say.say("Call. Any time, day or night.")
    return NowRow(say.say("Is anyone in danger?"), say.region.emergency_number, (words,))


def _too_much(tell: Telling) -> NowRow:
    """A number alone: the name of a line can tell what it is for."""
    say, line = tell.say, next(iter(tell.content.day_and_night), None)
    question = say.say("Not danger, but too much?")
    if line is None:
        words = say.say("Call. Any time, day or night.")
        return NowRow(question, say.region.emergency_number, (words,))
    too = say.say("You can call it too.")
    return NowRow(question, line.number, (sentences(typed(line.ways), typed(line.note), too),))


def _can_wait(tell: Telling) -> list[NowRow]:
    say, calls = tell.say, calls_of(tell)
    question = say.say("Can it wait?")
    if not calls:
        return [NowRow(question, "", (say.say("Ask the person who gave you this page."),))]
    first = NowRow(question, calls[0].number, (_who_and_when(tell, calls[0]),))
    return [
        first,
        *(NowRow(_days(tell, one), one.number, (_who_and_when(tell, one, False),)) for one in calls[1:]),
    ]


def _who_and_when(tell: Telling, call: HelpersCall, with_days: bool = True) -> Phrase:
    say = tell.say
    who = (name(call.name),) if call.name else say.say("The people who made this page")
    reach = Reach("phone", call.number, call.ways, call.hours, call.hours_note)
    contact = contact_words(reach, "call", say)
    how = how_words(contact)
    return sentences(_days(tell, call) if with_days else (), who, how)


def _days(tell: Telling, call: HelpersCall) -> Phrase:
    say = tell.say
    if call.until_on:
        return say.say("Until {day}", day=say.strong_day(call.until_on))
    if call.from_on and call.from_on > tell.on:
        return say.say("From {day}", day=say.strong_day(call.from_on))
    return ()
