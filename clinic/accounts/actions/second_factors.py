"""Second factors: adding and taking away, and using each code once."""

from uuid import UUID

from sqlalchemy import CursorResult, Update, delete, func, select, update
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.actions.people import end_links_of, managed_user
from clinic.accounts.actions.provider import nobody_there
from clinic.accounts.actions.sessions import end_sessions_of
from clinic.accounts.models import Passkey, RecoveryCode, User
from clinic.accounts.passkeys import NewPasskey
from clinic.accounts.queries.viewers import viewer_for
from clinic.accounts.recovery_codes import code_hash, new_codes
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound, Refused

LAST_ONE = "This is your only second step. Add another one first, then take this one away."
NOT_YOUR_OWN = "Take away your own second steps on your own account page."
APP, PASSKEY = "app", "passkey"


def use_code(session: Session, user: User, counter: int) -> bool:
    """Use one code up. One conditional update, so that of two at once only one gets in."""
    return _changes_one(
        session,
        update(User).where(User.id == user.id, User.last_code < counter).values(last_code=counter),
    )


def use_recovery_code(session: Session, user: User, typed: str) -> bool:
    """Use one recovery code up; False when it is none of the person's, or was used."""
    return _changes_one(
        session,
        update(RecoveryCode)
        .where(
            RecoveryCode.user_id == user.id,
            RecoveryCode.code_hash == code_hash(typed),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now(session)),
    )


def use_passkey(session: Session, passkey_id: UUID, *, count: int) -> bool:
    """Note that a passkey answered. False when its count did not grow: somebody may hold a copy."""
    is_newer = (Passkey.sign_count < count) | ((Passkey.sign_count == 0) & (count == 0))
    return _changes_one(
        session,
        update(Passkey)
        .where(Passkey.id == passkey_id, is_newer)
        .values(sign_count=count, used_at=now(session)),
    )


def set_code_app(session: Session, user: User, *, secret: str, counter: int) -> None:
    """Take codes from the app that holds this key. `counter`: of the code that showed it, used up with it."""
    user.code_secret, user.last_code = secret, counter
    session.flush()
    record(session, Event.SECOND_FACTOR_ADDED, by=viewer_for(user), subject=user.id, detail=APP)


def add_passkey(session: Session, user: User, made: NewPasskey, *, name: str) -> None:
    """Store a passkey that was just made."""
    session.add(
        Passkey(
            user_id=user.id,
            credential_id=made.credential_id,
            public_key=made.public_key,
            sign_count=made.sign_count,
            transports=made.transports,
            name=name,
            added_at=now(session),
        )
    )
    session.flush()
    record(session, Event.SECOND_FACTOR_ADDED, by=viewer_for(user), subject=user.id, detail=PASSKEY)


def make_recovery_codes(session: Session, user: User) -> list[str]:
    """New recovery codes, to be shown once; the old ones are dead."""
    codes = new_codes()
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    session.add_all(
        RecoveryCode(user_id=user.id, code_hash=code_hash(code), made_at=now(session)) for code in codes
    )
    session.flush()
    record(session, Event.RECOVERY_CODES_MADE, by=viewer_for(user), subject=user.id)
    return codes


def remove_code_app(session: Session, *, by: Viewer, needs_one: bool) -> None:
    """Take no more codes from the viewer's app. `needs_one`: a second step must be left."""
    user = session.get_one(User, by.id)
    if needs_one and not _count_passkeys(session, user):
        raise Refused(LAST_ONE)
    user.code_secret = ""
    session.flush()
    record(session, Event.SECOND_FACTOR_REMOVED, by=by, subject=user.id, detail=APP)


def remove_passkey(session: Session, *, by: Viewer, passkey_id: UUID, needs_one: bool) -> None:
    """Take no more answers from one of the viewer's passkeys. Raises NotFound for anybody else's."""
    user, row = session.get_one(User, by.id), session.get(Passkey, passkey_id)
    if row is None or row.user_id != by.id:
        raise NotFound
    if needs_one and not user.code_secret and _count_passkeys(session, user) == 1:
        raise Refused(LAST_ONE)
    session.delete(row)
    session.flush()
    record(session, Event.SECOND_FACTOR_REMOVED, by=by, subject=user.id, detail=PASSKEY)


def forget_proofs(session: Session, *, by: Viewer | None, user_id: UUID) -> None:
    """For somebody who lost phone and key: nothing they had opens the account any more, password included.

    The phone may still be signed in at the single sign-on provider, so that opens nothing either. They need
    a link to choose a password, and set up a second step with it. `by` None: the command line.
    """
    if by is not None and by.id == user_id:
        raise Refused(NOT_YOUR_OWN)
    user = managed_user(session, by, user_id) if by is not None else session.get_one(User, user_id)
    user.password, user.code_secret = None, ""
    user.provider_subject = nobody_there(user.id)
    end_links_of(session, user)
    for table in (Passkey, RecoveryCode):
        session.execute(delete(table).where(table.user_id == user.id))
    end_sessions_of(session, user)
    session.flush()
    record(session, Event.SECOND_FACTOR_REMOVED, by=by, subject=user.id, detail="all")


def _count_passkeys(session: Session, user: User) -> int:
    return session.scalar(select(func.count()).where(Passkey.user_id == user.id)) or 0


def _changes_one(session: Session, statement: Update) -> bool:
    result: CursorResult[object] = session.execute(statement)  # type: ignore[assignment]
    return result.rowcount == 1
