"""The walk on paper: the same questions, in the same groups and order, to type in from top to bottom."""

from functools import partial
from typing import Any

from clinic.checklist.items import Group, Item, Pathway, Step
from clinic.checklist.pathways import resolve
from clinic.plans.wording import Wording
from clinic.printing.blanks.blank_frame import blank_frame
from clinic.printing.blanks.filling import Filling
from clinic.printing.blanks.look_again import look_again
from clinic.printing.blanks.questions import question
from clinic.printing.blanks.room import Page, Place
from clinic.printing.blanks.site import SHIPPED, Opening, Site
from clinic.printing.documents.frame import plain_values


def workbook(pathway_key: str, say: Wording, site: Site = SHIPPED) -> dict[str, Any]:
    """The payload of a workbook: the walk of this key, with what the site changed."""
    pathway, filling = resolve(pathway_key, site.folder), Filling(say)
    foot = say.say("Type it in from top to bottom: the order is the same on the screen.")
    title = say.label("Workbook: {title}", title=filling.fill(pathway.title))
    return {
        **blank_frame(say, title, foot),
        "heading": filling.fill(pathway.title),
        "intro": _intro(say),
        "needed": say.label("Needed"),
        "groups": plain_values(_groups(pathway, filling, Opening(site))),
        "look": plain_values(look_again(pathway_key, filling)),
    }


def _intro(say: Wording) -> list[str]:
    return [
        say.label("A question marked “Needed” must have an answer."),
        say.label("The boxes at its foot are honest ways out. They are answers too."),
        say.label("Write what people say as they say it. Leave empty what nobody asked."),
        say.label("This paper holds private words. Keep it with you, and shred it when it is typed in."),
    ]


def _groups(pathway: Pathway, filling: Filling, opening: Opening) -> tuple[Place, ...]:
    items = {asked.item.key: asked.item for step in pathway.steps for asked in step.items}
    return tuple(_group(group, items, filling, opening) for group in pathway.groups)


def _group(group: Group, items: dict[str, Item], filling: Filling, opening: Opening) -> Place:
    pages = tuple(_page(step, items, filling, opening) for step in group.steps)
    return Place(group.key, filling.fill(group.title), pages)


def _page(step: Step, items: dict[str, Item], filling: Filling, opening: Opening) -> Page:
    return Page(
        key=step.key,
        title=filling.fill(step.title),
        about=_about(step, filling),
        alone=filling.words("said.asked_alone") if step.alone else "",
        intro=filling.fill(step.intro),
        questions=tuple(question(asked, items, filling, opening) for asked in step.items),
    )


def _about(step: Step, filling: Filling) -> str:
    room = filling.fill(step.in_room)
    minutes = str(step.minutes)
    if step.per == "call":
        return filling.say.label("{minutes} min a call · {room}", minutes=minutes, room=room)
    return filling.say.label("{minutes} min · {room}", minutes=minutes, room=room)


workbook_discharge = partial(workbook, "discharge")
workbook_leaving = partial(workbook, "worker_leaving")
