"""A paper left the system: who printed which reader's copy."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.printing.copies_to_print import DRAFT, ToPrint


def note_printed(session: Session, *, by: Viewer, orders: Iterable[ToPrint]) -> None:
    """One event for each paper, with its reader: a run of many papers leaves as many."""
    for order in orders:
        plan, reader = order.plan, order.paper.reader
        record(
            session,
            Event.DRAFT_PRINTED if plan.number == DRAFT else Event.PLAN_PRINTED,
            by=by,
            client_id=plan.client_id,
            transition_id=plan.transition_id,
            subject=f"{order.paper.document} {plan.number}",
            reader=f"{reader.kind.value} {order.paper.helper}".strip(),
            detail=order.paper.spoken,
        )
