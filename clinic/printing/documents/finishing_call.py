"""The call that finishes the plan: at most seven questions on one page, as a script for whoever calls.

For the worker, who writes the answers on it and types them in from top to bottom.
"""

from typing import Any

from clinic.plans.content import PlanContent, StillComing
from clinic.plans.phrases import Phrase, name, number, typed
from clinic.plans.wording import message
from clinic.printing.blocks import Row
from clinic.printing.documents.frame import frame, plain_values
from clinic.printing.folder.telling import Telling

SAFE = {
    "yes": message("Safe to call, and to leave a message, when this was asked. Ask again."),
    "with_care": message("Take care. The record says when to call, and what may be said."),
    "no": message("Not safe to call. The record says how else to be in touch."),
    "": message("Nobody has asked yet. Leave no message, and ask first."),
}
MOST_LINES = 6  # to write on, under one question
ON_A_PAGE = 21  # all together; a full page gives up one after another, never the last of a question


def finishing_call(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of "finishing_call". Only a plan so far has such a call: without questions it says so."""
    coming, say = tell.content.still_coming, tell.say
    questions = coming.questions if coming else ()
    lines = min(MOST_LINES * len(questions), ON_A_PAGE)
    return {
        **frame(tell, say.label("The call that finishes the plan")),
        "heading": say.label("The call that finishes the plan"),
        "rows": plain_values(_rows(tell)),
        "open": plain_values(_opening(tell)),
        "questions": list(questions),
        "lines": lines,
        "danger": plain_values(_danger(tell)),
        "numbers": [],
        "may_move": [f"line_{count}" for count in range(lines - len(questions))],
        "moved": [],
    }


def _rows(tell: Telling) -> tuple[Row, ...]:
    coming, say, client = tell.content.still_coming, tell.say, tell.content.client
    numbers = tuple((name(one),) for one in client.reach) or (say.say("No number yet"),)
    rows = [Row(say.say("Call"), ((name(client.printed_name),), *numbers))]
    care = (typed(client.safe_ring_care),) if client.safe_ring_care else ()
    rows.append(Row(say.say("Is it safe?"), (say.say(SAFE.get(client.safe_ring, SAFE[""])), *care)))
    if client.interpreter:
        rows.append(Row(say.say("Interpreter"), (typed(client.interpreter),)))
    return (*rows, *_who_calls(tell, coming)) if coming else tuple(rows)


def _who_calls(tell: Telling, coming: StillComing) -> tuple[Row, ...]:
    say = tell.say
    owner: Phrase = (name(coming.owner),) if coming.owner else say.say("No name yet")
    if coming.by:
        owner = say.say("{who}, by {day}", who=owner, day=say.strong_day(coming.by))
    return (Row(say.say("Who calls"), (owner,)),)


def _opening(tell: Telling) -> tuple[Phrase, ...]:
    say, who = tell.say, name(tell.content.client.printed_name)
    caller = _caller(tell.content)
    hello = say.say("“Hello, this is {caller}. Is this {client}?”", caller=name(caller), client=who)
    unnamed = say.say("“Hello. Is this {client}?” Then say your first name.", client=who)
    return (
        hello if caller else unnamed,
        say.say("Say where you call from only when you know who it is."),
        say.say("“Do you have ten minutes? Is anybody with you?”"),
    )


def _caller(content: PlanContent) -> str:
    """Only the first name: somebody else may have picked up."""
    owner = content.still_coming.owner if content.still_coming else ""
    return owner.split()[0] if owner else ""


def _danger(tell: Telling) -> Phrase:
    emergency = number(tell.say.region.emergency_number)
    lines = tell.content.day_and_night[:1]
    if not lines:
        return tell.say.say("Not safe now? {emergency}. Stay on the line.", emergency=emergency)
    return tell.say.say(
        "Not safe now? {emergency}. Too much, but safe? {line}. Stay on the line.",
        emergency=emergency,
        line=number(lines[0].number),
    )
