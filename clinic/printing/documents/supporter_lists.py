"""What a supporter said yes to, what they said no to, and what the client asks them not to do."""

from dataclasses import dataclass

from clinic.plans.content import Helper
from clinic.plans.phrases import Phrase, name, typed
from clinic.printing.documents.helper_asks import asked_of, said_yes_to
from clinic.printing.folder.telling import Telling

TICK, CROSS, DOT = "tick", "cross", "dot"


@dataclass(frozen=True)
class MarkedList:
    """A heading, and short lines each with the same drawn sign. `empty`: in place of lines."""

    title: Phrase
    sign: str
    lines: tuple[Phrase, ...]
    empty: Phrase = ()


def lists(tell: Telling, own: Helper) -> tuple[MarkedList, ...]:
    """Yes on one side; no, and please don't, on the other: as large as one another."""
    return (_yes(tell, own), _no(tell, own), *_asks_not(tell, own))


def _yes(tell: Telling, own: Helper) -> MarkedList:
    say, client = tell.say, tell.content.client.printed_name
    if own.said_yes:
        empty = say.say("Being there. Nothing more is asked.")
        return MarkedList(say.say("You said yes to"), TICK, said_yes_to(own, client, say), empty)
    title = say.say("What {client} asks of you", client=name(client))
    return MarkedList(
        title, DOT, asked_of(own, client, say), say.say("Nothing is fixed yet. Let’s talk first.")
    )


def _no(tell: Telling, own: Helper) -> MarkedList:
    say = tell.say
    empty = say.say("Nothing so far. You can say no to any part, any day.")
    return MarkedList(say.say("You said no to"), CROSS, _lines(own.limits), empty)


def _asks_not(tell: Telling, own: Helper) -> list[MarkedList]:
    say, client = tell.say, name(tell.content.client.printed_name)
    if not own.client_asks_not:
        return []
    title = say.say("What {client} asks you not to do", client=client)
    return [MarkedList(title, CROSS, _lines(own.client_asks_not))]


def _lines(words: str) -> tuple[Phrase, ...]:
    """One line each, as they were typed."""
    return tuple(typed(line.strip()) for line in words.splitlines() if line.strip())
