"""Forgetting drafts that nobody can come back to. What somebody may still save is never thrown away."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Select, delete, func, or_, select
from sqlalchemy.orm import Session

from clinic.checklist.models import Draft, Transition
from clinic.foundation.database import now

AFTER_THE_WALK = timedelta(days=30)
AFTER_ITS_WRITER = timedelta(days=90)


def forget_lost_drafts(session: Session, closed_accounts: Select[Any]) -> int:
    """Drafts of walks that ended a month ago, and of people whose account is closed; how many.

    `closed_accounts`: ids. A walk that ended takes no answers any more; whoever types into one is told so. A
    draft is shown to its writer alone, so one whose account is closed for good is out of everybody's reach.
    """
    lost = or_(_walk_is_over(session), _writer_is_gone(session, closed_accounts))
    gone: CursorResult[Any] = session.execute(delete(Draft).where(lost))  # type: ignore[assignment]
    return gone.rowcount


def waiting_drafts(session: Session) -> int:
    """Drafts of open walks that nobody touched for a month: they stay, and are shown to their writers."""
    old = Draft.saved_at < now(session) - AFTER_THE_WALK
    return session.scalar(select(func.count()).select_from(Draft).where(old)) or 0


def _walk_is_over(session: Session) -> ColumnElement[bool]:
    over = select(Transition.id).where(Transition.ended_at < now(session) - AFTER_THE_WALK)
    return Draft.transition_id.in_(over)


def _writer_is_gone(session: Session, closed_accounts: Select[Any]) -> ColumnElement[bool]:
    untouched = Draft.saved_at < now(session) - AFTER_ITS_WRITER
    return untouched & Draft.user_id.in_(closed_accounts)
