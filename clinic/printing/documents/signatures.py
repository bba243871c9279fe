"""One sheet to sign by pen: who may know what, said back, and yes, in part or no.

Ticked already is only what the client said yes to before, and what holds today: an empty box is a no, and the
plan holds whatever is ticked.
"""

from dataclasses import dataclass
from typing import Any

from clinic.plans.content import Helper
from clinic.plans.phrases import Phrase, name, number
from clinic.plans.relations import named
from clinic.printing.agreed import agreed_with
from clinic.printing.documents.frame import frame, made_words, plain_values
from clinic.printing.documents.organisation import letterhead
from clinic.printing.folder.telling import Telling, sentences

MOST_NAMES = 4
BOXES = ("plan", "know_others", "risk", "medicines")  # kinds of consent, in the order of the heads
ROWS = 5  # with names or without: at least one is empty, to write in


@dataclass(frozen=True)
class Consents:
    """One row for each name, a box under each heading. `more`: rows without a name, to write in.

    `ticked`: for each name, box by box, whether that holds today.
    """

    title: Phrase
    words: Phrase
    heads: tuple[str, ...]
    names: tuple[Phrase, ...]
    ticked: tuple[tuple[bool, ...], ...]
    more: int
    others: Phrase


@dataclass(frozen=True)
class SaidBack:
    """Questions with room for an answer in the client's own words, and two boxes for whoever asked."""

    title: Phrase
    words: Phrase
    questions: tuple[str, ...]
    boxes: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """Four answers of one size, and what is not agreed with."""

    title: Phrase
    choices: tuple[str, ...]
    not_agreed: str
    words: Phrase


def signatures(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of the signature sheet."""
    say = tell.say
    sheet = {
        "title": say.say("Say it, tick it, sign it"),
        "opening": _opening(tell),
        "consents": _consents(tell),
        "said_back": _said_back(tell),
        "answer": _answer(tell),
        "signs": [
            (say.label("My name"), say.label("Date")),
            (say.label("The worker"), say.label("Date")),
            (say.label("Who helped me with this"), say.label("Date")),
        ],
    }
    whose = say.say("Signatures for {client}", client=name(tell.content.client.printed_name))
    lines = [whose, made_words(tell.content.edition, say)]
    return {
        **frame(tell, say.label("Signatures"), lines),
        **letterhead(tell),
        "sheet": plain_values(sheet),
        "numbers": _numbers(tell),
    }


def _numbers(tell: Telling) -> list[str]:
    return [tell.content.mend_number] if tell.content.mend_number else []


def _opening(tell: Telling) -> Phrase:
    say, known = tell.say, tell.content.mend_number
    free = say.say("You don’t have to sign. Your plan holds whatever you tick here.")
    if not known:
        return sentences(free, say.say("You can change your mind any day."))
    return sentences(free, say.say("You can change your mind any day: {number}.", number=number(known)))


def _consents(tell: Telling) -> Consents:
    say = tell.say
    asked = [one for one in tell.content.helpers if one.answer not in ("no", "stepped_back")]
    asked.sort(key=lambda one: one.nature == "paid")
    here, rest = asked[:MOST_NAMES], len(asked) - MOST_NAMES
    ticked = tuple(_ticked(tell, one) for one in here)
    return Consents(
        title=say.say("1. Who may know what"),
        words=_how_to_tick(tell, ticked),
        heads=(
            say.label("Who"),
            say.label("May have a page"),
            say.label("May know who else helps"),
            say.label("May know about harder days"),
            say.label("May know about medicines"),
        ),
        names=tuple(named(one, tell.say, typed_only=True) for one in here),
        ticked=ticked,
        more=max(1, ROWS - len(here) - 1),
        others=say.say("{count} more are in your plan. Use a second sheet for them.", count=str(rest))
        if rest > 0
        else (),
    )


def _ticked(tell: Telling, helper: Helper) -> tuple[bool, ...]:
    held = agreed_with(tell.agreements, helper.key)
    return tuple(kind in held for kind in BOXES)


def _how_to_tick(tell: Telling, ticked: tuple[tuple[bool, ...], ...]) -> Phrase:
    say = tell.say
    words = say.say("Tick what is all right with you. An empty box means no.")
    if not any(map(any, ticked)):
        return words
    return sentences(words, say.say("What is ticked, you said yes to before. Cross out what is not right."))


def _said_back(tell: Telling) -> SaidBack:
    say = tell.say
    return SaidBack(
        title=say.say("2. In my own words"),
        words=say.say("We ask so that we know we said it well. You can’t fail at this."),
        questions=(
            say.label("Who do I call first?"),
            say.label("When and where is my next visit?"),
            say.label("What do I do when it starts to get harder?"),
        ),
        boxes=(say.label("Said back"), say.label("We told it again")),
    )


def _answer(tell: Telling) -> Answer:
    say = tell.say
    return Answer(
        title=say.say("3. Do I agree with this plan?"),
        choices=(
            say.label("Yes"),
            say.label("Yes, in part"),
            say.label("No"),
            say.label("I can’t say today"),
        ),
        not_agreed=say.label("What I don’t agree with:"),
        words=say.say("No is an answer. Someone else can look at it again."),
    )
