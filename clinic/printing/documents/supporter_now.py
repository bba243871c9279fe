"""The top box of a supporter's page, for two in the morning: danger, too much, or it can wait."""

from dataclasses import dataclass

from clinic.plans.content import HelpersCall
from clinic.plans.content_people import Reach
from clinic.plans.helper_words import contact_words
from clinic.plans.phrases import Phrase, name, number, typed
from clinic.printing.folder.telling import Telling, sentences


@dataclass(frozen=True)
class NowRow:
    """One question, one number, and what to know about it. `number` is empty only when none is known."""

    question: Phrase
    number: str
    words: tuple[Phrase, ...]


@dataclass(frozen=True)
class WhoToCall:
    """Whom a helper calls in working hours. `who`: a name, or nobody by name."""

    who: str
    number: str
    when: str


def now_rows(tell: Telling) -> tuple[NowRow, ...]:
    """The three rows, always in this order."""
    return (_danger(tell), _too_much(tell), _can_wait(tell))


def who_to_call(tell: Telling) -> WhoToCall:
    """Whose job it is on this day; without anybody, the number that outlives people."""
    call = next(
        (one for one in tell.content.helpers_call if not (one.from_on and one.from_on > tell.on)), None
    )
    if call is None:
        return WhoToCall("", tell.content.mend_number, tell.content.mend_hours)
    return _as_contact(tell, call)


def _as_contact(tell: Telling, call: HelpersCall) -> WhoToCall:
    reach = Reach("phone", call.number, call.ways, call.hours, call.hours_note)
    contact = contact_words(reach, "call", tell.say)
    return WhoToCall(call.name, call.number, ". ".join(part for part in (contact.ways, contact.when) if part))


def _danger(tell: Telling) -> NowRow:
    say = tell.say
    words = say.say("Call. Any time. Then call someone you trust.")
    return NowRow(say.say("Is anyone in danger?"), say.region.emergency_number, (words,))


def _too_much(tell: Telling) -> NowRow:
    """A number alone: the name of a line can tell what it is for."""
    say, line = tell.say, next(iter(tell.content.day_and_night), None)
    question = say.say("Not danger, but too much?")
    if line is None:
        return NowRow(question, say.region.emergency_number, (say.say("Call. Any time."),))
    too = say.say("You can call it too.")
    return NowRow(question, line.number, (sentences(typed(line.ways), typed(line.note), too),))


def _can_wait(tell: Telling) -> NowRow:
    say, call = tell.say, who_to_call(tell)
    question = say.say("Can it wait?")
    if not call.number:
        return NowRow(question, "", (say.say("Ask the person who gave you this page."),))
    who = (name(call.who),) if call.who else say.say("The people who made this page")
    first = say.say("{who}. {when}.", who=who, when=typed(call.when)) if call.when else who
    return NowRow(question, call.number, (first, *_until(tell)))


def _until(tell: Telling) -> tuple[Phrase, ...]:
    """Whoever comes after is named with the day from which they answer."""
    coming = [one for one in tell.content.helpers_call if one.from_on and one.from_on > tell.on]
    return tuple(
        tell.say.say(
            "From {day}: {who}, {number}.",
            day=tell.say.strong_day(one.from_on), who=name(one.name), number=number(one.number),
        )
        for one in coming
        if one.from_on
    )  # fmt: skip
