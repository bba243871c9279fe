"""Whether somebody may sign in: the right password, an open account, and not too many wrong tries before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from clinic.accounts.actions.guessing import forget_failures, note_failure, wait_before_try
from clinic.accounts.actions.sessions import end_session, open_session
from clinic.accounts.models import User
from clinic.accounts.passwords import Hasher
from clinic.accounts.queries.people import person_by_email
from clinic.accounts.queries.viewers import viewer_for
from clinic.audit.events import Event
from clinic.audit.trail import record


@dataclass(frozen=True)
class Entry:
    """`user` when the door opens; otherwise how long to `wait` (zero: address or password is wrong)."""

    user: User | None = None
    wait: timedelta = timedelta()


def try_password(session: Session, hasher: Hasher, *, email: str, password: str, browser: str) -> Entry:
    """Check one try. A known and an unknown address take the same time and get the same answer."""
    wait = wait_before_try(session, email=email, browser=browser)
    if wait:
        return Entry(wait=wait)
    user = person_by_email(session, email)
    is_right = hasher.matches(user.password if user else None, password)
    if user is None or not is_right or not user.active:
        return Entry()
    if hasher.is_outdated(user.password or ""):
        user.password = hasher.hash(password)
    return Entry(user=user)


def sign_in(
    session: Session,
    user: User,
    *,
    device: str,
    browser: str,
    proof: str,
    token: str = "",
    proved_at: datetime | None = None,
    provider_exit: str = "",
) -> str:
    """Open a session for a person who proved who they are; the token for the cookie.

    `browser`: whose count of failures starts afresh. `proof`: how they proved it. The rest: open_session.
    """
    token = open_session(
        session,
        user,
        device=device,
        proof=proof,
        token=token,
        proved_at=proved_at,
        provider_exit=provider_exit,
    )
    forget_failures(session, email=user.email, browser=browser)
    record(session, Event.SIGNED_IN, by=viewer_for(user), subject=user.id, detail=proof)
    return token


def sign_out(session: Session, user: User, token: str) -> None:
    """End this browser's session."""
    end_session(session, token)
    record(session, Event.SIGNED_OUT, by=viewer_for(user), subject=user.id)


def note_failed(session: Session, *, email: str, browser: str, what: str = "password") -> None:
    """Count a failed try, and leave it in the trail: whose account it was aimed at, never what was typed.

    `what`: which proof was wrong.
    """
    note_failure(session, email=email, browser=browser)
    user = person_by_email(session, email)
    record(
        session,
        Event.SIGN_IN_FAILED,
        by=None,
        clinic_id=user.clinic_id if user else None,
        subject=user.id if user else "",
        outcome="denied",
        detail=what,
    )
