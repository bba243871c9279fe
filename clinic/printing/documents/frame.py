"""What every document says around its words: whose it is, which plan, what state it is in."""

from dataclasses import fields, is_dataclass
from typing import Any

from clinic.plans.content import Edition, PlanContent
from clinic.plans.phrases import Phrase, Piece, name
from clinic.plans.wording import Wording, message
from clinic.printing.documents.short_foot import made_briefly, on_one_line
from clinic.printing.folder.telling import Telling

BANNERS = {
    "draft": message("Draft. For checking, not agreed yet."),
    "so_far": message("Plan so far. More is to come."),
    "replaced": message("Replaced. There is a newer plan. Please use that one."),
}
SHORT_IN_FOOT = 28  # letters of a name that leave room for more on its line


def frame(tell: Telling, title: str, foot_lines: list[Phrase] | None = None) -> dict[str, Any]:
    """The values that `_page/page.html` needs. `title` is all that the file says of itself.

    `foot_lines`: in place of whose plan it is; three at most.
    """
    say = tell.say
    return {
        "language": say.language,
        "direction": say.direction,
        "client_language": tell.content.client.language,
        "ring_word": say.region.ring_word,
        "paper": say.region.paper,
        "title": title,
        "banner": banner(tell.content.edition, say),
        "foot": plain_values(foot(tell.content, say, foot_lines)),
    }


def plain_values(value: Any) -> Any:
    """Dataclasses as dictionaries and tuples as lists, all the way down: what JSON can hold."""
    if is_dataclass(value):
        return {one.name: plain_values(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: plain_values(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain_values(one) for one in value]
    return value


def banner(edition: Edition, say: Wording) -> str:
    """What every page says at its head when it is not simply the plan; else empty."""
    return say.label(BANNERS[edition.kind]) if edition.kind in BANNERS else ""


def foot(content: PlanContent, say: Wording, lines: list[Phrase] | None = None) -> dict[str, Any]:
    """Whose plan, which one, what it replaces: at the foot of every page. `lines`: three at most."""
    edition = content.edition
    lines = _whose_lines(content, say) if lines is None else lines
    page = say.say("Page {page} of {pages}", page=Piece("", "page"), pages=Piece("", "pages"))
    return {"lines": [line for line in lines if line], "word": edition.plan_word, "page": page}


def _whose_lines(content: PlanContent, say: Wording) -> list[Phrase]:
    whose = say.say("{name}’s plan", name=name(content.client.printed_name))
    made, replaces = made_words(content.edition, say), _replaces(content.edition, say)
    if len(content.client.printed_name) > SHORT_IN_FOOT:
        return [whose, on_one_line(made_briefly(content.edition, say), replaces, say)]
    return [say.say("{whose} · {made}", whose=whose, made=made), replaces]


def made_words(edition: Edition, say: Wording) -> Phrase:
    """Which plan, of which day, by whom."""
    if edition.made_on is None:
        return say.say("Not made yet")
    made = say.say(
        "Plan {number}, made {day}", number=str(edition.number), day=say.day(edition.made_on, year=True)
    )
    if not edition.made_by or len(edition.made_by) > SHORT_IN_FOOT:
        return made
    return say.say("{made}, by {who}", made=made, who=name(edition.made_by))


def _replaces(edition: Edition, say: Wording) -> Phrase:
    if edition.replaces_on:
        return say.say("Replaces the plan of {day}", day=say.day(edition.replaces_on, year=True))
    return say.say("This is the first plan") if edition.made_on else ()


def neutral_file_name(content: PlanContent, document: str = "plan") -> str:
    """A file name that tells nothing: "plan-2-2026-03-06.pdf", "plan-draft.pdf"."""
    edition = content.edition
    if edition.number and edition.made_on:
        return f"{document}-{edition.number}-{edition.made_on.isoformat()}.pdf"
    return f"{document}-draft.pdf"
