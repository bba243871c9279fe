"""The files themselves: a paper, a run of all papers, a picture of a page. Reads from the shelf, no more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Response, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.audit.same_look import looked_lately
from clinic.foundation.errors import NotFound
from clinic.printing import actions
from clinic.printing.copies_to_print import ToPrint
from clinic.printing.desk import Desk
from clinic.printing.documents import neutral_file_name
from clinic.printing.merging import one_after_the_other
from clinic.printing.routes.blueprint import ask_for, blueprint, the_desk, the_paper, the_shelf
from clinic.printing.routes.papers import PLAN
from clinic.printing.shelf import pdf_file, picture_file, small_file
from clinic.web.answers import see_other
from clinic.web.work import also_write, current_session, current_viewer, is_noted_already

NO_PICTURE = "This page has no picture yet."
SAME_LOOK = timedelta(minutes=2)  # forty pages of one paper, opened together, are one look


@blueprint.get(f"{PLAN}/papers/<key>/paper.pdf")
@permits(Permission.PRINT_PLAN)
def paper_pdf(transition_id: UUID, number: int, key: str) -> Response:
    """One paper. While it is being made, or stopped: on to its page."""
    return pdf_answer(the_paper(transition_id, number, key))


def pdf_answer(found: Desk) -> Response:
    """The file of the one paper on this desk; or on to its page, which says why there is none."""
    (one,) = found.papers
    order = one.order if one.state == "ready" else None
    pdf = _read(found, order, pdf_file) if order and not order.stops else None
    if order is None or pdf is None:
        return see_other(_address("printing.paper", found, key=one.offer.paper.key))
    note_printed([order])
    return pdf_response(pdf, order.file_name)


@blueprint.get(f"{PLAN}/all.pdf")
@permits(Permission.PRINT_PLAN)
def run(transition_id: UUID, number: int) -> Response:
    """Every paper that is ready, one after the other, for the printer."""
    found = the_desk(transition_id, number)
    orders = [one.order for one in found.ready if one.order]
    files = [pdf for order in orders if (pdf := _read(found, order, pdf_file)) is not None]
    if not files or len(files) < len(orders):
        return see_other(_address("printing.papers", found))
    note_printed(orders)
    return pdf_response(one_after_the_other(files), neutral_file_name(found.plan.content, "all"))


@blueprint.get(f"{PLAN}/papers/<key>/page-<int:page>.png")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def picture(transition_id: UUID, number: int, key: str, page: int) -> Response:
    """One page. Where the page that shows it just left the event, this is the same look."""
    return _picture(the_paper(transition_id, number, key), lambda name: picture_file(name, page))


@blueprint.get(f"{PLAN}/papers/<key>/small.png")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def small_picture(transition_id: UUID, number: int, key: str) -> Response:
    """Page 1 in small."""
    return _picture(the_paper(transition_id, number, key), small_file)


def _picture(found: Desk, file: Callable[[str], str]) -> Response:
    (one,) = found.papers
    body = None if one.order is None or one.order.stops else _read(found, one.order, file)
    if body is None:
        raise NotFound(NO_PICTURE)
    plan = found.plan
    if looked_lately(current_session(), current_viewer(), SAME_LOOK, plan.client_id, plan.transition_id):
        is_noted_already()
    return Response(body, mimetype="image/png")


def _read(found: Desk, order: ToPrint, file: Callable[[str], str]) -> bytes | None:
    """What lies on the shelf. A finished paper that doesn't open any more is asked for once more."""
    body = the_shelf().read(order.plan.owner, file(order.name))
    if body is None and file is pdf_file:
        ask_for(found, frozenset({order.name}))
    return body


def note_printed(orders: list[ToPrint]) -> None:
    """One event for each paper that leaves, with its reader, before any byte of it does."""
    viewer = current_viewer()

    def note(second: Any) -> None:
        actions.note_printed(second, by=viewer, orders=orders)

    also_write(note)


def pdf_response(pdf: bytes, file_name: str) -> Response:
    """Shown in the browser, under a name that tells nothing."""
    headers = {"Content-Disposition": f'inline; filename="{file_name}"'}
    return Response(pdf, mimetype="application/pdf", headers=headers)


def _address(endpoint: str, found: Desk, **more: Any) -> str:
    return url_for(endpoint, transition_id=found.plan.transition_id, number=found.plan.number, **more)
