"""Signed-in browsers: a row each, found by the hash of a random token, dead when ended, idle or old.

A row without a proof is half-way: the password was right and the second step is not done. It opens nothing.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.models import SignInSession, User
from clinic.accounts.passwords import new_token, token_hash
from clinic.accounts.queries.viewers import viewer_for
from clinic.accounts.session_rules import HALF_WAY, HALF_WAY_LASTS, SessionLimits
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound

SEEN_EVERY = timedelta(minutes=1)
LONGEST_DEVICE = 200
COMES_BACK_WITHIN = timedelta(hours=12)  # after that, nobody is still in the middle of a page


def open_session(
    session: Session,
    user: User,
    *,
    device: str,
    proof: str,
    token: str = "",
    proved_at: datetime | None = None,
    provider_exit: str = "",
) -> str:
    """Make a row for a browser; the token for its cookie.

    `proved_at`: when they proved who they are, if that was before now. `provider_exit`: where to sign out at
    the provider who let them in.
    """
    token, at = token or new_token(), now(session)
    row = SignInSession(
        id=uuid4(),
        token_hash=token_hash(token),
        user_id=user.id,
        proof=proof,
        started_at=at,
        seen_at=at,
        confirmed_at=min(at, proved_at or at),
        device=device[:LONGEST_DEVICE],
    )
    session.add(row)
    row.provider_exit = provider_exit
    session.flush()
    return token


def live_session(session: Session, token: str, limits: SessionLimits) -> tuple[SignInSession, User] | None:
    """The row and the person of a token, while it is neither ended, idle nor old and the account is open."""
    row = session.get(SignInSession, token_hash(token))
    if row is None or row.ended_at is not None or not _within(session, row, limits):
        return None
    user = session.get(User, row.user_id)
    return (row, user) if user is not None and user.active else None


def person_of_dead_session(session: Session, token: str) -> User | None:
    """Whose session this was, while their account is open. Only one that rested, or was old, for some hours.

    None for one that somebody ended: by signing out, with a new password, or for another person.
    """
    row = session.get(SignInSession, token_hash(token))
    if row is None or row.ended_at is not None or not row.proof:
        return None
    if now(session) - row.seen_at >= COMES_BACK_WITHIN:
        return None
    user = session.get(User, row.user_id)
    return user if user is not None and user.active else None


def _within(session: Session, row: SignInSession, limits: SessionLimits) -> bool:
    at = now(session)
    if row.proof == HALF_WAY:
        return at - row.started_at < HALF_WAY_LASTS
    return at - row.seen_at < limits.idle and at - row.started_at < limits.whole


def left_of(session: Session, row: SignInSession, limits: SessionLimits) -> timedelta:
    """How long this session can still go on, however busy it is kept."""
    return max(row.started_at + limits.whole - now(session), timedelta())


def is_fresh(session: Session, row: SignInSession, limits: SessionLimits) -> bool:
    """Whether the person proved who they are so lately that a sensitive act needs no second asking."""
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


def ask_challenge(session: Session, token: str, challenge: bytes) -> None:
    """What the next passkey answer from this browser must sign; an older one is dead."""
    _change(session, token, challenge=challenge)


def take_challenge(session: Session, token: str) -> bytes | None:
    """The challenge that was asked, used up with this: one answer for one question."""
    row = session.get(SignInSession, token_hash(token))
    asked = row.challenge if row is not None else None
    if asked is not None:
        _change(session, token, challenge=None)
    return asked


def end_session(session: Session, token: str) -> None:
    """Sign this browser out: its token is dead from now on."""
    _change(session, token, ended_at=now(session), provider_exit="")


def provider_exit_of(session: Session, token: str) -> str:
    """Where this browser is signed out at its provider; "" where none let it in, or it has no such place."""
    row = session.get(SignInSession, token_hash(token))
    return row.provider_exit if row is not None and row.ended_at is None else ""


def end_own_session(session: Session, *, by: Viewer, session_id: UUID) -> None:
    """Sign out one of the viewer's browsers. Raises NotFound for anybody else's."""
    row = session.scalar(select(SignInSession).where(SignInSession.id == session_id))
    if row is None or row.user_id != by.id:
        raise NotFound
    row.ended_at, row.provider_exit = row.ended_at or now(session), ""
    session.flush()
    record(session, Event.SESSION_ENDED, by=by, subject=by.id, detail="one")


def end_other_sessions(session: Session, *, by: Viewer, keep_token: str) -> None:
    """Sign out every browser of the viewer but the one with this token."""
    user = session.get_one(User, by.id)
    end_sessions_of(session, user, but=keep_token)
    record(session, Event.SESSION_ENDED, by=viewer_for(user), subject=user.id, detail="others")


def end_sessions_of(session: Session, user: User, *, but: str = "") -> None:
    """Sign out every browser of a person, but the one with this token."""
    over = {"ended_at": now(session), "sealed_provider_exit": None}
    session.execute(update(SignInSession).where(*_open_of(user, but)).values(over))


def _open_of(user: User, but: str) -> tuple[ColumnElement[bool], ...]:
    return (
        SignInSession.user_id == user.id,
        SignInSession.ended_at.is_(None),
        SignInSession.token_hash != token_hash(but),
    )


def _change(session: Session, token: str, **values: object) -> None:
    row = select(SignInSession).where(SignInSession.token_hash == token_hash(token))
    found = session.scalar(row)
    if found is not None and found.ended_at is None:
        for name, value in values.items():
            setattr(found, name, value)
        session.flush()
