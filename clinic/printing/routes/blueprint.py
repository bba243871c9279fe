"""What the views of papers share: the desk of a plan, and asking for what is not on the shelf yet."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Flask, current_app, url_for

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.panels import FORMS_TO_SIGN
from clinic.checklist.queries import transitions_of
from clinic.foundation.errors import NotFound
from clinic.plans.routes import AFTER_MAKING, UNPRINTABLE
from clinic.printing import actions
from clinic.printing.choosing import TO_SIGN
from clinic.printing.copies_to_print import DRAFT, unprintable_in
from clinic.printing.desk import Desk, desk, one_paper
from clinic.printing.documents.law_notice import NOTICE as LAW_NOTICE
from clinic.printing.papers import NoSuchPaper
from clinic.printing.queue import PaperQueue
from clinic.printing.setting_up import queue_of, shelf_of
from clinic.printing.shelf import Shelf
from clinic.web.place import region_here
from clinic.web.work import about_client, also_write, current_session, current_viewer

blueprint = Blueprint("printing", __name__)

SHELF, QUEUE = "shelf", "paper_queue"
NO_PAPER = "This plan has no such paper."
WHO_MAY_KNOW, PART_2 = TO_SIGN


def install(app: Flask) -> None:
    """The shelf and the queue; what our fonts can print, for the rooms below; papers for every new plan."""
    settings = app.extensions["settings"]
    app.extensions |= {SHELF: shelf_of(settings), QUEUE: queue_of(settings), UNPRINTABLE: unprintable_in}
    app.extensions.setdefault(AFTER_MAKING, []).append(_papers_of_new_plan)
    app.extensions.setdefault(FORMS_TO_SIGN, []).append(_forms_to_sign)


def the_shelf() -> Shelf:
    """Finished papers of this installation."""
    shelf: Shelf = current_app.extensions[SHELF]
    return shelf


def the_queue() -> PaperQueue:
    """The way to the worker process."""
    queue: PaperQueue = current_app.extensions[QUEUE]
    return queue


def the_desk(transition_id: UUID, number: int) -> Desk:
    """Every chosen paper of a plan, each asked for if it is not there."""
    found = desk(current_session(), current_viewer(), the_shelf(), transition_id, number)
    about_client(found.plan.client_id)
    ask_for(found)
    return found


def the_paper(transition_id: UUID, number: int, key: str, *, ask: bool = True) -> Desk:
    """One paper of a plan, asked for if it is not there. NotFound when the plan has no such paper."""
    try:
        found = one_paper(current_session(), current_viewer(), the_shelf(), transition_id, number, key)
    except NoSuchPaper as error:
        raise NotFound(NO_PAPER) from error
    about_client(found.plan.client_id)
    if ask:
        ask_for(found)
    return found


def ask_for(found: Desk, lost: frozenset[str] = frozenset()) -> None:
    """Ask for what is not on the shelf, in the second transaction. `lost`: files found to be no good."""
    orders = [*found.new_orders, *(one.order for one in found.papers if one.order and one.order.name in lost)]
    viewer, queue, gone = current_viewer(), the_queue(), found.lost | lost

    def ask(second: Any) -> None:
        queue.put_after_commit(second, actions.ask(second, by=viewer, orders=orders, lost=gone))

    if orders:
        also_write(ask, droppable=True)  # whoever looks again asks again


def _forms_to_sign(session: Any, viewer: Viewer, client_id: UUID, person_id: UUID) -> list[tuple[str, str]]:
    """The forms about one person, from the draft of the newest open walk; none before one has begun."""
    moves = [one for one in transitions_of(session, viewer, client_id) if one.is_open]
    if not moves or not viewer.may(Permission.PRINT_PLAN):
        return []
    transition_id = moves[0].id
    forms = [("The form to sign", f"{WHO_MAY_KNOW}.{person_id}")]
    if LAW_NOTICE in region_here().law_notices:
        forms.append(("The form about alcohol or drugs", f"{PART_2}.{person_id}"))
    return [
        (words, url_for("printing.paper", transition_id=transition_id, number=DRAFT, key=key))
        for words, key in forms
    ]


def _papers_of_new_plan(session: Any, viewer: Viewer, transition_id: UUID, number: int) -> None:
    """A plan was made: its papers are printed at once, and those of the plans before it are replaced."""
    actions.mark_replaced(session, transition_id=transition_id, before=number)
    new = desk(session, viewer, the_shelf(), transition_id, number)
    the_queue().put_after_commit(session, actions.ask(session, by=viewer, orders=new.new_orders))
