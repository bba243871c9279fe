"""Answering a stop or a gap that a person has looked at: "this is somebody else of the same name"."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.foundation.errors import Refused
from clinic.plans.models import GapAccepted
from clinic.plans.queries.review import Review, Unprintable, review

NOT_THERE = "This was settled already, or can’t be settled this way. Look at the page again."
WHY = "Write in a few words how you know."


def check_open(
    session: Session, *, by: Viewer, transition_id: UUID, key: str, unprintable: Unprintable
) -> Review:
    """The walk as it is, with the stop or gap of this key in it. Refused when that is not open."""
    by.require(Permission.MAKE_PLAN)
    reviewed = review(session, by, transition_id, unprintable)
    if key not in _acceptable(reviewed):
        raise Refused(NOT_THERE)
    return reviewed


def accept(
    session: Session, *, by: Viewer, transition_id: UUID, key: str, reason: str, unprintable: Unprintable
) -> None:
    """Settle the stop or gap of this key ("rule:subject") with a reason. Refused when it is not open."""
    reviewed = check_open(session, by=by, transition_id=transition_id, key=key, unprintable=unprintable)
    if not reason.strip():
        raise Refused(WHY)
    rule, _, subject = key.partition(":")
    client_id = reviewed.walk.transition.client_id
    session.add(
        GapAccepted(
            transition_id=transition_id,
            client_id=client_id,
            rule=rule,
            subject=subject,
            reason=reason,
            accepted_by=by.id,
            accepted_at=now(session),
        )
    )
    record(session, Event.GAP_ACCEPTED, by=by, client_id=client_id, transition_id=transition_id, subject=rule)
    session.flush()


def take_back(
    session: Session, *, by: Viewer, transition_id: UUID, key: str, unprintable: Unprintable
) -> None:
    """Open it again: what was accepted by mistake."""
    by.require(Permission.MAKE_PLAN)
    reviewed = review(session, by, transition_id, unprintable)
    rule, _, subject = key.partition(":")
    row = session.scalar(
        select(GapAccepted).where(
            GapAccepted.transition_id == transition_id,
            GapAccepted.rule == rule,
            GapAccepted.subject == subject,
        )
    )
    if row is None:
        raise Refused(NOT_THERE)
    session.delete(row)
    record(
        session,
        Event.GAP_ACCEPTED,
        by=by,
        client_id=reviewed.walk.transition.client_id,
        transition_id=transition_id,
        subject=rule,
        outcome="taken_back",
    )
    session.flush()


def _acceptable(reviewed: Review) -> frozenset[str]:
    shown = reviewed.gaps
    gaps = (*shown.before, *shown.before_folded, *shown.checkin, *shown.good)
    stops = (one.key for one in reviewed.stops if one.accept)
    return frozenset(stops) | {one.key for one in gaps if one.accept}
