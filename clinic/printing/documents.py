"""From a client's copy of a plan to the plain values of a document.

What a reader may not have is gone before this.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from clinic.foundation.regions import Region
from clinic.plans.content import Edition, PlanContent
from clinic.plans.page_one import page_one
from clinic.plans.phrases import Phrase, Piece, name
from clinic.plans.wording import Wording, message, wording_for
from clinic.printing.folder.care import appointments_section, medicines_section
from clinic.printing.folder.changes import changes_section
from clinic.printing.folder.deciding import decisions_section, disagreement_section, myself_section
from clinic.printing.folder.goodbye import (
    about_me_section,
    goodbye_section,
    questions_section,
    take_with_section,
)
from clinic.printing.folder.harder import harder_section, way_back_section, words_section
from clinic.printing.folder.people import people_section, troubles_section
from clinic.printing.folder.telling import Telling
from clinic.printing.folder.week import alone_section, week_section

# The folder, in the order in which it is read.
FOLDER = (
    changes_section,
    people_section,
    troubles_section,
    week_section,
    alone_section,
    appointments_section,
    medicines_section,
    harder_section,
    way_back_section,
    words_section,
    myself_section,
    decisions_section,
    disagreement_section,
    goodbye_section,
    take_with_section,
    about_me_section,
    questions_section,
)
# What leaves page 1 when it is full, in this order; type never shrinks to fit.
# "room" is the closer composition, for three dated lines and very long names.
MAY_MOVE = (
    "said_yes",
    "note",
    "in_touch_3",
    "in_touch_2",
    "quote",
    "medicines",
    "in_touch_1",
    "tonight",
    "more",
    "room",
    "night_more",
)  # fmt: skip
BANNERS = {
    "draft": message("Draft. For checking, not agreed yet."),
    "so_far": message("Plan so far. More is to come."),
    "replaced": message("Replaced. There is a newer plan. Please use that one."),
}
SHORT_IN_FOOT = 28  # letters of a name that leave room for more on its line


def client_plan(content: PlanContent, region: Region, on: date) -> dict[str, Any]:
    """The payload of the document "plan": page 1 and the whole folder, as they read on this day."""
    say = wording_for(region)
    tell = Telling(content, on, say)
    sections = [section for make in FOLDER if (section := make(tell))]
    return {
        "language": "en",
        "direction": "ltr",
        "ring_word": region.ring_word,
        "paper": region.paper,
        "title": say.label("Plan"),
        "banner": banner(content.edition, say),
        "foot": plain_values(_foot(content, say)),
        "page_1": plain_values(page_one(content, on, say)),
        "sections": plain_values(sections),
        "may_move": list(MAY_MOVE),
        "moved": [],
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


def _foot(content: PlanContent, say: Wording) -> dict[str, Any]:
    """Whose plan, which one, what it replaces: at the foot of every page. `lines`: three at most."""
    edition = content.edition
    whose = say.say("{name}’s plan", name=name(content.client.printed_name))
    made, replaces = _made(edition, say), _replaces(edition, say)
    if len(content.client.printed_name) > SHORT_IN_FOOT:
        lines = [whose, made, replaces]
    else:
        lines = [say.say("{whose} · {made}", whose=whose, made=made), replaces]
    page = say.say("Page {page} of {pages}", page=Piece("", "page"), pages=Piece("", "pages"))
    return {"lines": [line for line in lines if line], "word": edition.plan_word, "page": page}


def _made(edition: Edition, say: Wording) -> Phrase:
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


def neutral_file_name(content: PlanContent) -> str:
    """A file name that tells nothing: "plan-2-2026-03-06.pdf", "plan-draft.pdf"."""
    edition = content.edition
    if edition.number and edition.made_on:
        return f"plan-{edition.number}-{edition.made_on.isoformat()}.pdf"
    return "plan-draft.pdf"
