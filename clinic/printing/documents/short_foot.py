"""The foot of papers that hang on a wall, live in a pocket or are set large.

Whose they are, which plan, what it replaces. Shorter than the plan's own: it names no
worker, for others may see these papers.
"""

from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.phrases import Phrase, Piece, name
from clinic.plans.wording import Wording

SHORT_NAME, LONG_NAME = 5, 28  # letters: beside the plan's number on one line; on a line of its own


def foot_height(content: PlanContent) -> str:
    """How much room the foot takes when it is set large: "" for two lines, "3" or "5" for as many."""
    letters = len(content.client.printed_name)
    return "" if letters <= SHORT_NAME else "3" if letters <= LONG_NAME else "5"


def short_foot(content: PlanContent, say: Wording, whose: str, replaces: str) -> dict[str, Any]:
    """`whose`: a message with {name}, such as "{name}’s cards". `replaces`: a message with {day}."""
    edition = content.edition
    who, made = say.say(whose, name=name(content.client.printed_name)), _made(content, say)
    is_short = len(content.client.printed_name) <= SHORT_NAME
    lines: list[Phrase] = [say.say("{whose} · {made}", whose=who, made=made)] if is_short else [who, made]
    if edition.replaces_on:
        lines.append(say.say(replaces, day=say.year_day(edition.replaces_on)))
    page = say.say("Page {page} of {pages}", page=Piece("", "page"), pages=Piece("", "pages"))
    return {"lines": lines, "word": edition.plan_word, "page": page}


def _made(content: PlanContent, say: Wording) -> Phrase:
    edition = content.edition
    if edition.made_on is None:
        return say.say("Not made yet")
    day = say.year_day(edition.made_on)
    return say.say("Plan {number}, made {day}", number=str(edition.number), day=day)
