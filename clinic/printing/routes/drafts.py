"""Short addresses: the client's own plan, as a draft or made, in whatever form the client reads it."""

from uuid import UUID

from flask import Response

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.printing.copies_to_print import DRAFT, plan_in_hand
from clinic.printing.desk import Desk, plan_paper
from clinic.printing.routes.blueprint import blueprint, the_paper
from clinic.printing.routes.files import pdf_answer
from clinic.printing.routes.papers import PLAN, paper_page
from clinic.web.work import current_session, current_viewer


@blueprint.get("/transitions/<uuid:transition_id>/preview")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def preview(transition_id: UUID) -> str | tuple[str, int]:
    """Every page of the draft as a picture, page 1 first."""
    return paper_page(_clients_plan(transition_id, DRAFT))


@blueprint.get("/transitions/<uuid:transition_id>/draft.pdf")
@permits(Permission.PRINT_PLAN)
def draft(transition_id: UUID) -> Response:
    """The client's plan as it stands, with "draft" on every page."""
    return pdf_answer(_clients_plan(transition_id, DRAFT))


@blueprint.get(f"{PLAN}/plan.pdf")
@permits(Permission.PRINT_PLAN)
def plan(transition_id: UUID, number: int) -> Response:
    """The client's copy of a made plan."""
    return pdf_answer(_clients_plan(transition_id, number))


def _clients_plan(transition_id: UUID, number: int) -> Desk:
    session, viewer = current_session(), current_viewer()
    paper = plan_paper(session, viewer, plan_in_hand(session, viewer, transition_id, number))
    return the_paper(transition_id, number, paper.key)
