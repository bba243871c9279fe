"""Today: what there is to do, and who is on the move."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.caseload.queries import count_clients, emergencies_to_see
from clinic.caseload.queries.first_calls import FirstCall
from clinic.checklist.short_pages import short_pages
from clinic.foundation.database import now
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import fold
from clinic.plans.queries.today import day
from clinic.plans.today import Move, ToDo, Unsaved
from clinic.web.work import current_session, current_viewer

blueprint = Blueprint("today", __name__)

ANSWERS = {
    "not_asked": "not asked yet",
    "asked": "no answer yet",
    "yes": "said yes",
    "part": "said yes to part of it",
    "no": "said no",
    "stepped_back": "stepped back",
}
SORTS = ("day", "name")
WHOSE = ("all", "mine")


@dataclass(frozen=True)
class ListWish:
    """How the list of clients on the move is wanted. `whose` other than "all": led by the viewer."""

    search: str
    sort: str
    whose: str


@blueprint.get("/today")
@permits(Permission.SEE_CLIENTS, reads=Event.LISTS_VIEWED)
def page() -> str:
    """The first page after signing in."""
    session, viewer = current_session(), current_viewer()
    wish = ListWish(_asked("q")[: LIMITS.lengths.search], _one_of("sort", SORTS), _one_of("whose", WHOSE))
    found = day(session, viewer)
    return render_template(
        "plans/today.html",
        day=found,
        moves=_wanted(found.moves, wish, viewer),
        wish=wish,
        greeting=greeting(now(session).astimezone(viewer.zone)),
        has_clients=bool(found.moves) or count_clients(session, viewer) > 0,
        todo_link=todo_link,
        draft_link=draft_link,
        first_words=first_words,
        emergencies=emergencies_to_see(session, viewer),
    )


def greeting(at: datetime) -> str:
    """Good morning, until noon; good evening, from six."""
    if at.hour < 12:
        return "Good morning"
    return "Good afternoon" if at.hour < 18 else "Good evening"


def todo_link(todo: ToDo) -> str:
    """The page where this is done."""
    move = todo.move
    if todo.kind in ("ask", "ask_again"):
        return url_for("caseload.ask", client_id=move.client_id, person_id=todo.person_id)
    if todo.kind == "check_call":
        return url_for("checklist.tasks", transition_id=move.id)
    if todo.kind == "read_again":
        return url_for("plans.show", transition_id=move.id, number=todo.plan_number)
    return url_for("plans.check", transition_id=move.id)


def first_words(call: FirstCall) -> str:
    """Who they are to the client, and whether they said yes: "sister, not asked yet"."""
    return ", ".join(words for words in (call.relation, ANSWERS[call.answer]) if words)


def draft_link(unsaved: Unsaved) -> str:
    """The page that holds the draft."""
    transition_id: UUID = unsaved.move.id
    number = short_pages().get(unsaved.page)
    if number:
        return url_for("checklist.short", transition_id=transition_id, number=number)
    return url_for("checklist.step", transition_id=transition_id, step_key=unsaved.page)


def _wanted(moves: tuple[Move, ...], wish: ListWish, viewer: Viewer) -> tuple[Move, ...]:
    words = fold(wish.search).split()
    fitting = [one for one in moves if all(word in fold(one.move.client_name) for word in words)]
    if wish.whose == "mine":
        fitting = [one for one in fitting if one.move.worker_id == viewer.id]
    if wish.sort == "name":
        fitting.sort(key=lambda one: (fold(one.move.client_name), str(one.move.id)))
    return tuple(fitting)


def _asked(name: str) -> str:
    return request.args.get(name, "")


def _one_of(name: str, offered: tuple[str, ...]) -> str:
    return _asked(name) if _asked(name) in offered else offered[0]
