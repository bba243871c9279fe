"""What a worker's day is made of, in a number of queries that does not grow with the clients."""

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.queries.first_calls import first_calls_of
from clinic.caseload.queries.to_ask import people_to_ask
from clinic.checklist.queries import open_transitions
from clinic.checklist.queries.many import begun, check_calls, unsaved_drafts
from clinic.foundation.database import today
from clinic.plans.queries.newest import newest_plans
from clinic.plans.today import Day, Gathered, day_of


def day(session: Session, viewer: Viewer) -> Day:
    """The viewer's day."""
    moves = open_transitions(session, viewer)
    ids, client_ids = {move.id for move in moves}, {move.client_id for move in moves}
    return day_of(
        Gathered(
            today=today(session, viewer.zone),
            moves=moves,
            first_calls=first_calls_of(session, client_ids),
            to_ask=people_to_ask(session, client_ids),
            begun=begun(session, ids),
            check_calls=check_calls(session, ids),
            plans=newest_plans(session, ids),
            drafts=unsaved_drafts(session, viewer, ids),
        )
    )
