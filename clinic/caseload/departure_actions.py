"""Write down that a worker leaves."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.departure_queries import departure_row, leaving_worker
from clinic.caseload.models import Departure
from clinic.foundation.database import now
from clinic.foundation.errors import Conflict

CHANGED_ELSEWHERE = "This was changed in another window since you opened the page."


@dataclass(frozen=True)
class LeavingFacts:
    """What "Your leaving" asks. `does_for_everyone`: one thing a line."""

    last_working_day: date
    last_client_day: date | None = None
    away_from: date | None = None
    cover_user_id: UUID | None = None
    cover_words: str = ""
    reason_words: str = ""
    private_reason: str = ""
    contact_rule: str = ""
    does_for_everyone: str = ""


def save_leaving(
    session: Session,
    *,
    by: Viewer,
    leaving: LeavingFacts,
    opened_version: int,
    user_id: UUID | None = None,
) -> UUID:
    """Write or change a leaving, the viewer's own unless another worker is named; its id.

    Raises NotFound for a worker whom the viewer does not supervise, Conflict when it was saved meanwhile.
    """
    by.require(Permission.PLAN_LEAVING)
    leaver = leaving_worker(session, by, user_id or by.id)
    row = departure_row(session, by, leaver.id)
    if opened_version != (row.version if row else 0):
        raise Conflict(CHANGED_ELSEWHERE)
    if row is None:
        row = Departure(clinic_id=by.clinic_id, user_id=leaver.id, created_at=now(session), version=0)
    for name, value in vars(leaving).items():
        setattr(row, name, value)
    row.version += 1
    session.add(row)
    record(session, Event.DEPARTURE_SAVED, by=by, subject=row.id)
    session.flush()
    return row.id
