"""The two letters to the client, from the worker who leaves: that I am leaving, and goodbye.

No diagnosis and no treatment is ever in them. They come after telling somebody face to face, never before.
"""

from datetime import date
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.phrases import Phrase, name, number, typed
from clinic.printing.blocks import Block, Part, Quote, Rows, Text
from clinic.printing.documents.frame import frame, made_words, plain_values
from clinic.printing.documents.letter_parts import (
    contact_part,
    days_to_come,
    feelings_part,
    helps_now_rows,
    side_by_side,
    stays_part,
)
from clinic.printing.documents.organisation import letterhead
from clinic.printing.folder.telling import Telling, sentences


def may_have_letter(content: PlanContent, on: date) -> bool:
    """Whether a letter may be offered on this day: only to somebody who has been told in person.

    `content`: the whole plan, for how they were told stands on no copy of the client's.
    """
    move = content.move
    return move.told_in_person and move.told_on is not None and move.told_on <= on


def letter_leaving(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of the letter that says who helps from when."""
    say = tell.say
    blocks: list[Block] = [
        Text(_leaving_words(tell)),
        Part(say.label("Who helps you now"), (Rows(helps_now_rows(tell)),)),
        *days_to_come(tell),
        *side_by_side((*stays_part(tell), feelings_part(tell))),
        *_nobody_called(tell),
    ]
    greeting = say.say("Dear {client},", client=name(tell.content.client.printed_name))
    return _letter(tell, greeting, blocks)


def letter_goodbye(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of the letter that says goodbye."""
    say, bye = tell.say, tell.content.goodbye
    blocks: list[Block] = [Text(_goodbye_words(tell))]
    if bye.strengths:
        blocks.append(Quote(bye.strengths, (name(_worker(tell)),) if _worker(tell) else (), lamp=True))
    blocks += [
        *side_by_side(_together(tell)),
        contact_part(tell),
        Part(say.label("Who helps you now"), (Rows(helps_now_rows(tell)),)),
    ]
    title = say.say("Goodbye, {client}, and thank you", client=name(tell.content.client.printed_name))
    return _letter(tell, title, blocks)


def _together(tell: Telling) -> list[Part]:
    """What there was, and what it may feel like, side by side."""
    say, bye = tell.say, tell.content.goodbye
    parts = []
    if bye.what_we_did:
        parts.append(Part(say.label("What we did together"), (Text(typed(bye.what_we_did)),)))
    parts.append(feelings_part(tell))
    if bye.takes_with:
        parts.append(Part(say.label("What you take with you"), (Text(tell.quoted(bye.takes_with)),)))
    if bye.gathering:
        parts.append(Part(say.label("One more time together"), (Text(typed(bye.gathering)),)))
    return parts


def _letter(tell: Telling, greeting: Phrase, blocks: list[Block]) -> dict[str, Any]:
    say = tell.say
    letter = {
        "greeting": greeting,
        "day": say.day(tell.on, year=True),
        "blocks": blocks,
        "sign": say.label("Signed"),
        "worker": _worker(tell),
    }
    whose = say.say("A letter for {client}", client=_client(tell))
    return {
        **frame(tell, say.label("Letter"), [whose, made_words(tell.content.edition, say)]),
        **letterhead(tell),
        "letter": plain_values(letter),
        "numbers": [],  # words of any length may come before the first
    }


def _worker(tell: Telling) -> str:
    return tell.content.move.worker_name


def _client(tell: Telling) -> Phrase:
    return (name(tell.content.client.printed_name),)


def _leaving_words(tell: Telling) -> Phrase:
    """What was told face to face, again on paper; the reason in the worker's own words."""
    say, move = tell.say, tell.content.move
    told = say.say("We have talked about this. Here it is on paper, to keep.")
    if move.told_on:
        told = say.say(
            "We talked about this on {day}. Here it is on paper, to keep.", day=say.day(move.told_on)
        )
    leaving = say.say("I am leaving my work here.")
    if move.leaving_on:
        leaving = say.say(
            "I am leaving my work here. My last day is {day}.", day=say.strong_day(move.leaving_on)
        )
    not_you = say.say("It is not about you, and it is not your fault.")
    return sentences(told, leaving, typed(move.reason_words), not_you)


def _goodbye_words(tell: Telling) -> Phrase:
    say, bye, move = tell.say, tell.content.goodbye, tell.content.move
    last: Phrase = ()
    if bye.last_meeting and bye.last_meeting >= tell.on:
        last = say.say("Our last meeting is on {day}.", day=say.strong_day(bye.last_meeting))
    elif bye.last_meeting:
        last = say.say("Our last meeting was on {day}.", day=say.strong_day(bye.last_meeting))
    opening = last or say.say("This is to say goodbye.")
    return sentences(opening, typed(move.reason_words), typed(bye.thanks))


def _nobody_called(tell: Telling) -> list[Block]:
    say, content = tell.say, tell.content
    known = content.tripwire.number or content.mend_number
    if not known:
        return []
    title = say.label("If nobody has been in touch")
    if content.tripwire.by:
        title = say.label("If nobody has been in touch by {day}", day=say.day(content.tripwire.by))
    ask = say.say("Call {number}. You are not a bother.", number=number(known))
    return [Part(title, (Text(ask),))]
