"""Choosing a password: by a link that an administrator hands over, or on one's own account page."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.actions.people import end_links_of, managed_user
from clinic.accounts.actions.provider import nobody_there
from clinic.accounts.actions.sessions import end_sessions_of
from clinic.accounts.models import PasswordLink, User
from clinic.accounts.passwords import new_token, token_hash
from clinic.accounts.queries.people import person_of_link
from clinic.accounts.queries.viewers import viewer_for
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now

LINK_LIVES = timedelta(hours=72)


def make_password_link(session: Session, *, by: Viewer | None, user_id: UUID) -> str:
    """The token of a link to choose a password: shown once, kept hashed. The person's older links die."""
    user = managed_user(session, by, user_id) if by is not None else session.get_one(User, user_id)
    at, token = now(session), new_token()
    end_links_of(session, user)
    session.add(
        PasswordLink(
            token_hash=token_hash(token),
            user_id=user.id,
            made_by=by.id if by else None,
            made_at=at,
            expires_at=at + LINK_LIVES,
        )
    )
    session.flush()
    record(session, Event.ACCOUNT_CHANGED, by=by, subject=user.id, detail="password_link")
    return token


def set_password_by_link(session: Session, *, token: str, password_hash: str) -> None:
    """Choose a password with a link. It works once, and every browser of the person is signed out.

    Whoever lost phone and key has proved who they are with it: their provider may let them in again.
    """
    user = person_of_link(session, token)
    end_links_of(session, user)
    if user.provider_subject == nobody_there(user.id):
        user.provider_subject = None
    _set_password(session, user, password_hash)


def change_password(session: Session, *, by: Viewer, password_hash: str, keep_token: str) -> None:
    """Change one's own password. Every other browser is signed out."""
    _set_password(session, session.get_one(User, by.id), password_hash, keep_token)


def _set_password(session: Session, user: User, password_hash: str, keep_token: str = "") -> None:
    user.password = password_hash
    end_sessions_of(session, user, but=keep_token)
    session.flush()
    record(session, Event.PASSWORD_CHANGED, by=viewer_for(user), subject=user.id)
