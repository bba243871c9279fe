"""Where a person is signed in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.devices import device_words
from clinic.accounts.models import SignInSession
from clinic.accounts.passwords import token_hash
from clinic.accounts.session_rules import HALF_WAY, SessionLimits
from clinic.foundation.database import now


@dataclass(frozen=True)
class OwnSession:
    """One browser. `device`: browser and system in words; `is_this`: the one that asks."""

    id: UUID
    device: str
    proof: str
    started_at: datetime
    seen_at: datetime
    is_this: bool


def own_sessions(
    session: Session, viewer: Viewer, *, limits: SessionLimits, token: str
) -> tuple[OwnSession, ...]:
    """Every browser in which the viewer is signed in now: this one first, then by last use."""
    at, this = now(session), token_hash(token)
    rows = session.scalars(
        select(SignInSession)
        .where(
            SignInSession.user_id == viewer.id,
            SignInSession.ended_at.is_(None),
            SignInSession.proof != HALF_WAY,
            SignInSession.seen_at > at - limits.idle,
            SignInSession.started_at > at - limits.whole,
        )
        .order_by(SignInSession.seen_at.desc(), SignInSession.id)
    )
    found = [
        OwnSession(
            id=row.id,
            device=device_words(row.device),
            proof=row.proof,
            started_at=row.started_at,
            seen_at=row.seen_at,
            is_this=row.token_hash == this,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: not one.is_this))
