"""What tidying asks: which browsers are signed in still, whose account is closed."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select

from clinic.accounts.models import SignInSession, User

LONGEST = timedelta(days=7)  # no session lasts for so long, whatever the settings say


def tokens_alive(at: datetime) -> Select[Any]:
    """Token hashes of browsers that may be signed in at this instant."""
    return select(SignInSession.token_hash).where(
        SignInSession.ended_at.is_(None), SignInSession.started_at > at - LONGEST
    )


def closed_accounts() -> Select[Any]:
    """Ids of people who can't sign in."""
    return select(User.id).where(User.active.is_(False))
