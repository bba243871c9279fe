"""Asking for papers. One paper is one row, however often and by whomever it is asked for.

Asking fills a store: nothing that anybody typed, chose or sees on a plan is changed by it. So a page that is
only looked at may do it, in the second transaction of its request.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.foundation.database import now
from clinic.foundation.errors import Refused
from clinic.printing.actions.replacing import replace_others
from clinic.printing.copies_to_print import ToPrint
from clinic.printing.models import PaperJob

NOTHING_FAILED = "This paper did not fail, or is being made already. Look at the page again."


def ask(session: Session, *, by: Viewer, orders: Iterable[ToPrint], lost: Collection[str] = ()) -> list[UUID]:
    """The ids of rows to hand to the worker: new ones, and those whose finished file is `lost` (names).

    What may not be printed is passed over, and so is what failed: that waits for somebody to try again.
    """
    asked = (_asked(session, by, order, lost) for order in orders if not order.stops)
    return [row.id for row in asked if row is not None]


def _asked(session: Session, by: Viewer, order: ToPrint, lost: Collection[str]) -> PaperJob | None:
    row = _row(session, order)
    if row is None:
        return _new_row(session, by, order)
    if row.replaced_at is not None:  # asked for again as it was before: a consent came back, say
        row.replaced_at = None
        replace_others(session, row)
    if row.status != "made" or order.name not in lost:
        return None
    return _waiting(session, row)


def _row(session: Session, order: ToPrint) -> PaperJob | None:
    return session.scalar(
        select(PaperJob).where(PaperJob.client_id == order.plan.client_id, PaperJob.name == order.name)
    )


def _new_row(session: Session, by: Viewer, order: ToPrint) -> PaperJob | None:
    plan, paper = order.plan, order.paper
    row = PaperJob(
        clinic_id=plan.clinic_id,
        client_id=plan.client_id,
        transition_id=plan.transition_id,
        number=plan.number,
        document=paper.document,
        reader=paper.reader.kind.value,
        helper=paper.helper,
        languages=paper.spoken,
        name=order.name,
        asked_at=now(session),
        asked_by=by.id,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # somebody asked in the same moment
        return None
    return row


def try_again(session: Session, *, by: Viewer, order: ToPrint) -> UUID:
    """Put a failed paper back to the start. Refused when it did not fail."""
    row = None if order.stops else _row(session, order)
    if row is None or row.status != "failed":
        raise Refused(NOTHING_FAILED)
    row.asked_by = by.id
    return _waiting(session, row).id


def _waiting(session: Session, row: PaperJob) -> PaperJob:
    row.status, row.attempts, row.problem, row.lease_until = "waiting", 0, "", None
    row.asked_at = now(session)
    session.flush()
    return row
