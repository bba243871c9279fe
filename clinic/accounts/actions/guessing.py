"""Guessing is slowed by counting failures per e-mail and browser, with waits that grow.

A browser in which somebody once signed in counts apart from all others for that person: a stranger who
keeps guessing makes strangers wait, never the owner in her own browser.

A try takes its turn before it is checked and keeps it until its transaction ends with the failure counted,
so that guesses sent all at once are counted one by one. On SQLite the transaction holds the one write lock
anyway. On PostgreSQL an advisory lock is held until the commit, and the failures are counted over a
connection of their own: our snapshot is older than the lock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, delete, func, select, text
from sqlalchemy.orm import Session

from clinic.accounts.addresses import fold_email
from clinic.accounts.models import SignInFailure
from clinic.foundation.database import now

FREE_TRIES = 10
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
REMEMBERED = timedelta(hours=24)


def wait_before_try(session: Session, *, email: str, browser: str) -> timedelta:
    """How long this browser must still wait before another try at this address; zero when it may try.

    From here to the end of the transaction nobody else tries at this address from such a browser.
    """
    counting = select(func.count(), func.max(SignInFailure.at)).where(*_bucket(session, email, browser))
    with _our_turn(session, email, browser) as committed:
        count, last = committed.execute(counting).one()
    if count < FREE_TRIES or last is None:
        return timedelta()
    return max(last + wait_after(count) - now(session), timedelta())


@contextmanager
def _our_turn(session: Session, email: str, browser: str) -> Iterator[Session | Connection]:
    """Wait for the others at this door; where what they counted can be read."""
    bind = session.get_bind()
    if bind.dialect.name != "postgresql":
        yield session
        return
    number = int.from_bytes(sha256(f"{_kept(email)} {browser}".encode()).digest()[:8], "big", signed=True)
    session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
    with bind.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as apart:
        yield apart


def wait_after(failures: int) -> timedelta:
    """Nothing for ten failures, then half a minute, doubled each time, at most a quarter of an hour."""
    if failures < FREE_TRIES:
        return timedelta()
    times: int = 2 ** min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * times, LONGEST_WAIT)


def note_failure(session: Session, *, email: str, browser: str) -> None:
    """Count a failure, and forget those of long ago."""
    session.execute(delete(SignInFailure).where(SignInFailure.at < now(session) - REMEMBERED))
    session.add(SignInFailure(email_folded=_kept(email), browser=browser, at=now(session)))


def forget_failures(session: Session, *, email: str, browser: str) -> None:
    """After a right password: this browser starts afresh."""
    session.execute(delete(SignInFailure).where(*_bucket(session, email, browser)))


def _bucket(session: Session, email: str, browser: str) -> tuple[ColumnElement[bool], ...]:
    since = now(session) - REMEMBERED
    return (
        SignInFailure.email_folded == _kept(email),
        SignInFailure.browser == browser,
        SignInFailure.at >= since,
    )


def _kept(email: str) -> str:
    # Hashed: people type their password here by mistake.
    return sha256(fold_email(email).encode("utf-8", "replace")).hexdigest()
