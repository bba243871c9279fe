"""What both letters say: who helps now, the days to come, what the client may feel, how contact works."""

from collections.abc import Sequence

from clinic.plans.first_calls import FirstCall, first_calls
from clinic.plans.phrases import Phrase, name, number, phrase, plain, typed
from clinic.printing.blocks import Block, Halves, Part, Row, Text, Timeline
from clinic.printing.folder.goodbye import contact_lines, moments
from clinic.printing.folder.telling import Telling

LONG = 600  # letters of a part that still stands well beside another


def helps_now_rows(tell: Telling) -> tuple[Row, ...]:
    """Whoever stands on line 1 of the plan, with their days, and the number that is always there."""
    say = tell.say
    rows = [_call_row(tell, call) for call in first_calls(tell.content, tell.on) if call.helper]
    for line in tell.content.day_and_night[:1]:
        said = phrase("{number}. {ways}", number=number(line.number), ways=typed(line.ways))
        rows.append(Row(say.say("Day or night, always"), (said,)))
    return tuple(rows)


def _call_row(tell: Telling, call: FirstCall) -> Row:
    if call.helper is None:
        raise ValueError("a row is about somebody")
    said: tuple[Phrase, ...] = ((name(call.helper.name),), tell.reach_words(call.helper))
    return Row(_days(tell, call), said)


def _days(tell: Telling, call: FirstCall) -> Phrase:
    say = tell.say
    if call.from_on:
        return say.say("From {day}", day=say.day(call.from_on))
    if call.until_on:
        return say.say("Until {day}", day=say.day(call.until_on))
    return say.say("Now")


def days_to_come(tell: Telling) -> list[Block]:
    """The dates of the change in a line, when there is more than one; the first one stands in the letter."""
    found = tuple(moments(tell, since_told=False))
    return [Timeline(found)] if len(found) > 1 else []


def stays_part(tell: Telling) -> list[Part]:
    """What stays as it is, and what was promised for afterwards."""
    say, move = tell.say, tell.content.move
    lines = [typed(words) for words in (move.routine_kept, move.new_frame) if words]
    return (
        [Part(say.label("What stays, and how it will be"), tuple(Text(one) for one in lines))]
        if lines
        else []
    )


def feelings_part(tell: Telling) -> Part:
    """Feelings named, and where they can go that is not the worker who leaves."""
    say = tell.say
    said = say.say("Sad. Angry. Relieved. Nothing at all. All of these are normal. They can come late.")
    if who := tell.who(tell.content.let_it_out_helper):
        said = say.say("{said} You can tell {who}.", said=said, who=who)
    return Part(say.label("What you may feel"), (Text(said),))


def contact_part(tell: Telling) -> Part:
    """The rule said plainly and kindly, and who there is instead."""
    named = {call.helper.key for call in first_calls(tell.content, tell.on) if call.helper}
    return Part(tell.say.label("How contact works now"), tuple(contact_lines(tell, named)))


def side_by_side(parts: Sequence[Part]) -> list[Block]:
    """Two and two; one under the other when one is long, for halves are never split over two pages."""
    if any(_length(part) > LONG for part in parts):
        return list(parts)
    return [Halves(tuple(parts))] if parts else []


def _length(part: Part) -> int:
    return sum(len(plain(block.words)) for block in part.blocks if isinstance(block, Text))
