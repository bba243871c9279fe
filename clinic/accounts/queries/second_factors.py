"""How a person can prove who they are beside the password."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.accounts.models import Passkey, RecoveryCode, User
from clinic.accounts.passkeys import KnownPasskey


@dataclass(frozen=True)
class OwnPasskey:
    """A passkey on its person's own page."""

    id: UUID
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class SecondFactors:
    """`recovery_left`: recovery codes that are not used yet; they alone are no second step."""

    has_app: bool
    passkeys: tuple[OwnPasskey, ...]
    recovery_left: int

    @property
    def has_any(self) -> bool:
        """Whether a second step is set up."""
        return self.has_app or bool(self.passkeys)


def second_factors(session: Session, user_id: UUID) -> SecondFactors:
    """What this person has set up."""
    user = session.get_one(User, user_id)
    rows = session.scalars(
        select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.added_at, Passkey.id)
    )
    left = select(func.count()).where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return SecondFactors(
        has_app=bool(user.code_secret),
        passkeys=tuple(OwnPasskey(row.id, row.name, row.added_at, row.used_at) for row in rows),
        recovery_left=session.scalar(left) or 0,
    )


def known_passkeys(session: Session, user_id: UUID) -> tuple[KnownPasskey, ...]:
    """This person's passkeys with their public keys."""
    rows = session.scalars(
        select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.added_at, Passkey.id)
    )
    return tuple(
        KnownPasskey(row.id, row.credential_id, row.public_key, row.sign_count, row.transports)
        for row in rows
    )
