"""The foot of papers that hang on a wall, live in a pocket or are set large.

Whose they are, which plan, what it replaces. Shorter than the plan's own: it names no
worker, for others may see these papers.
"""

from typing import Any

from clinic.plans.content import Edition, PlanContent
from clinic.plans.phrases import Phrase, Piece, name
from clinic.plans.wording import Wording

SHORT_NAME, LONG_NAME = 5, 28  # letters: beside the plan's number on one line; on a line of its own
VERY_MANY = 60  # people and visits that take a hundred pages: their numbers leave less room beside them


def foot_height(content: PlanContent) -> str:
    """How much room the foot takes when it is set large: "" for two lines, "3" or "5" for as many."""
    letters = len(content.client.printed_name)
    is_vast = len(content.helpers) + len(content.appointments) > VERY_MANY
    if is_vast or letters > LONG_NAME:
        return "5"
    return "" if letters <= SHORT_NAME else "3"


def short_foot(content: PlanContent, say: Wording, whose: str, replaces: str) -> dict[str, Any]:
    """`whose`: a message with {name}, such as "{name}’s cards". `replaces`: a message with {day}."""
    edition = content.edition
    who, made = say.say(whose, name=name(content.client.printed_name)), made_briefly(edition, say)
    letters = len(content.client.printed_name)
    before = say.say(replaces, day=say.year_day(edition.replaces_on)) if edition.replaces_on else ()
    if letters <= SHORT_NAME:
        lines = [say.say("{whose} · {made}", whose=who, made=made), before]
    else:
        lines = [who, made, before] if letters <= LONG_NAME else [who, on_one_line(made, before, say)]
    page = say.say("Page {page} of {pages}", page=Piece("", "page"), pages=Piece("", "pages"))
    return {"lines": [line for line in lines if line], "word": edition.plan_word, "page": page}


def on_one_line(made: Phrase, replaces: Phrase, say: Wording) -> Phrase:
    """Both after one another: a very long name above takes two lines, and no printer reaches the edge."""
    return say.say("{made} · {replaces}", made=made, replaces=replaces) if replaces else made


def made_briefly(edition: Edition, say: Wording) -> Phrase:
    """Which plan, of which day."""
    if edition.made_on is None:
        return say.say("Not made yet")
    day = say.year_day(edition.made_on)
    return say.say("Plan {number}, made {day}", number=str(edition.number), day=day)
