"""Forgetting what signing in leaves behind. The caller commits, and says how often this runs."""

from datetime import timedelta

from sqlalchemy import CursorResult, Delete, delete, select
from sqlalchemy.orm import Session, aliased

from clinic.accounts.actions.guessing import REMEMBERED
from clinic.accounts.actions.kept_typing import KEPT_FOR
from clinic.accounts.models import KeptTyping, PasswordLink, SignInFailure, SignInSession
from clinic.foundation.database import now

OVER_FOR = timedelta(days=30)


def forget_what_is_over(session: Session) -> dict[str, int]:
    """Ended sessions and links of a month ago, failures of yesterday, typing nobody came back for; how many.

    Each person's latest session stays: it says when they were last here.
    """
    at = now(session)
    newer = aliased(SignInSession)
    has_newer = (
        select(newer.id)
        .where(newer.user_id == SignInSession.user_id, newer.seen_at > SignInSession.seen_at)
        .exists()
    )
    wanted = {
        "sessions": delete(SignInSession).where(SignInSession.seen_at < at - OVER_FOR, has_newer),
        "links": delete(PasswordLink).where(PasswordLink.expires_at < at - OVER_FOR),
        "failures": delete(SignInFailure).where(SignInFailure.at < at - REMEMBERED),
        "typing": delete(KeptTyping).where(KeptTyping.kept_at <= at - KEPT_FOR),
    }
    return {what: _count(session, statement) for what, statement in wanted.items()}


def _count(session: Session, statement: Delete) -> int:
    options = {"synchronize_session": False}
    result: CursorResult[object] = session.execute(statement, execution_options=options)  # type: ignore[assignment]
    return result.rowcount
