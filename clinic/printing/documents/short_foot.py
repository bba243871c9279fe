"""The foot of papers that hang on a wall, live in a pocket or are set large.

Whose they are, which plan, what it replaces. Shorter than the plan's own: it names no
worker, for others may see these papers.
"""

from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.phrases import Phrase, Piece, name
from clinic.plans.wording import Wording


def short_foot(content: PlanContent, say: Wording, whose: str, replaces: str) -> dict[str, Any]:
    """`whose`: a message with {name}, such as "{name}’s cards". `replaces`: a message with {day}."""
    edition = content.edition
    lines: list[Phrase] = [say.say(whose, name=name(content.client.printed_name)), _made(content, say)]
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
