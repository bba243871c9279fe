"""Binding an account to its person at the single sign-on provider."""

from uuid import UUID

from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.accounts.queries.viewers import viewer_for
from clinic.audit.events import Event
from clinic.audit.trail import record


def bind_provider(session: Session, user_id: UUID, subject: str) -> None:
    """From now on this subject, and no other, opens the account."""
    user = session.get_one(User, user_id)
    user.provider_subject = subject
    session.flush()
    record(session, Event.ACCOUNT_CHANGED, by=viewer_for(user), subject=user.id, detail="provider")


def nobody_there(user_id: UUID) -> str:
    """A subject that no provider names, as it holds no issuer: the account is found by no address either."""
    return f"nobody|{user_id}"


def note_refused(session: Session) -> None:
    """The provider knows somebody who has no open account here."""
    record(session, Event.SIGN_IN_FAILED, by=None, outcome="denied", detail="provider")
