"""The handover, for the worker who takes over: read before the first meeting, closed after the first visit.

Its order is that of handing over by mouth: how things are, the story, what is to be done, what may come, and
the receiver saying it back.
"""

from typing import Any

from clinic.plans.helper_words import short_name
from clinic.plans.phrases import Phrase, name
from clinic.printing.documents.frame import frame, made_words, plain_values
from clinic.printing.documents.handover_blocks import HandoverRow, fitted
from clinic.printing.documents.handover_care import care_rows
from clinic.printing.documents.handover_now import first_contact, who_helps_now
from clinic.printing.documents.handover_people import people_rows
from clinic.printing.documents.handover_story import story_rows
from clinic.printing.documents.law_notice import law_notice
from clinic.printing.documents.organisation import letterhead
from clinic.printing.folder.telling import Telling


def handover(tell: Telling, to: str) -> dict[str, Any]:
    """The payload of the handover. `to`: the key of the receiving worker, or "" while nobody is named."""
    rows: list[HandoverRow] = [*story_rows(tell), *care_rows(tell), *people_rows(tell, to)]
    now = who_helps_now(tell)
    values = {
        "title": _title(tell, to),
        "opening": _opening(tell, to),
        "now": now,
        "contact": first_contact(tell, to),
        "rows": [fitted(row) for row in rows],
        "back": _say_it_back(tell, to),
        "law": law_notice(tell, receiver(tell, to), to),
    }
    return {
        **frame(tell, tell.say.label("Handover"), _foot_lines(tell, to)),
        **letterhead(tell),
        "handover": plain_values(values),
        "numbers": [line.number for line in now.lines if line.number],
    }


def receiver(tell: Telling, to: str) -> str:
    """Who takes over, by name; in words while nobody is named."""
    helper = tell.content.helper(to)
    return helper.name if helper else tell.say.label("the next worker")


def _title(tell: Telling, to: str) -> Phrase:
    say, content = tell.say, tell.content
    helper = content.helper(to)
    client = name(content.client.printed_name)
    who = short_name(helper) if helper else tell.say.label("the next worker")
    if not content.move.worker_name or content.move.worker_key == to:
        return say.say("{client}, passed on to {receiver}", client=client, receiver=name(who))
    giver = content.helper(content.move.worker_key)
    by = short_name(giver) if giver else content.move.worker_name
    return say.say("{client}, from {giver} to {receiver}", client=client, giver=name(by), receiver=name(who))


def _opening(tell: Telling, to: str) -> Phrase:
    say = tell.say
    return say.say(
        "For {receiver}, to read before the first meeting. {client} may read it too.",
        receiver=name(receiver(tell, to)), client=name(tell.content.client.printed_name),
    )  # fmt: skip


def _say_it_back(tell: Telling, to: str) -> dict[str, Any]:
    """Reading is not yet taking over: the receiver says it back, and writes when the visit has happened."""
    say = tell.say
    client, helper = name(tell.content.client.printed_name), tell.content.helper(to)
    question = say.say(
        "In your own words: what do you do first when it gets harder for {client}?", client=client
    )
    if helper:
        question = say.say(
            "{receiver}, in your own words: what do you do first when it gets harder for {client}?",
            receiver=name(helper.name), client=client,
        )  # fmt: skip
    return {
        "title": say.label("Say it back"),
        "question": question,
        "read_on": say.label("I have read this, on"),
        "name_label": say.label("My name"),
    }


def _foot_lines(tell: Telling, to: str) -> list[Phrase]:
    say, content = tell.say, tell.content
    whose = say.say(
        "About {client}. Only for {receiver} to read.",
        client=name(content.client.printed_name), receiver=name(receiver(tell, to)),
    )  # fmt: skip
    return [whose, made_words(content.edition, say)]
