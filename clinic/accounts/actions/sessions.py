"""Signed-in browsers: a row each, found by the hash of a random token, dead when ended, idle or old."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from clinic.accounts.models import SignInSession, User
from clinic.accounts.passwords import new_token, token_hash
from clinic.foundation.database import now

SEEN_EVERY = timedelta(minutes=1)
LONGEST_DEVICE = 200


@dataclass(frozen=True)
class SessionLimits:
    """How long a browser may rest, and how long it stays signed in at all."""

    idle: timedelta
    whole: timedelta
    fresh: timedelta


def open_session(session: Session, user: User, *, device: str) -> str:
    """Make a row for a browser that has just signed in; the token for its cookie."""
    token, at = new_token(), now(session)
    session.add(
        SignInSession(
            token_hash=token_hash(token),
            user_id=user.id,
            started_at=at,
            seen_at=at,
            confirmed_at=at,
            device=device[:LONGEST_DEVICE],
        )
    )
    session.flush()
    return token


def live_session(session: Session, token: str, limits: SessionLimits) -> tuple[SignInSession, User] | None:
    """The row and the person of a token, while it is neither ended, idle nor old and the account is open."""
    row = session.get(SignInSession, token_hash(token))
    if row is None or row.ended_at is not None or not _within(session, row, limits):
        return None
    user = session.get(User, row.user_id)
    return (row, user) if user is not None and user.active else None


def _within(session: Session, row: SignInSession, limits: SessionLimits) -> bool:
    at = now(session)
    return at - row.seen_at < limits.idle and at - row.started_at < limits.whole


def is_fresh(session: Session, row: SignInSession, limits: SessionLimits) -> bool:
    """Whether the password was given so lately that a sensitive act needs no second asking."""
    return now(session) - row.confirmed_at < limits.fresh


def is_due(session: Session, row: SignInSession) -> bool:
    """Whether it is time to write down that this browser was seen: once a minute is exact enough."""
    return now(session) - row.seen_at >= SEEN_EVERY


def note_seen(session: Session, token: str) -> None:
    """This browser was used just now."""
    _change(session, token, seen_at=now(session))


def note_confirmed(session: Session, token: str) -> None:
    """The password was given again just now."""
    _change(session, token, confirmed_at=now(session))


def end_session(session: Session, token: str) -> None:
    """Sign this browser out: its token is dead from now on."""
    _change(session, token, ended_at=now(session))


def end_sessions_of(session: Session, user: User, *, but: str = "") -> None:
    """Sign out every browser of a person, but the one with this token."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.user_id == user.id, SignInSession.ended_at.is_(None))
        .where(SignInSession.token_hash != token_hash(but))
        .values(ended_at=now(session))
    )


def _change(session: Session, token: str, **values: object) -> None:
    row = select(SignInSession).where(SignInSession.token_hash == token_hash(token))
    found = session.scalar(row)
    if found is not None and found.ended_at is None:
        for name, value in values.items():
            setattr(found, name, value)
        session.flush()
