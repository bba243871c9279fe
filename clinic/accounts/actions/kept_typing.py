"""Keeping what was sent when its session was over, for its person's next sign-in; forgetting it in time."""

import json
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.models import KeptTyping, User
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound

KEPT_FOR = timedelta(hours=12)
MOST = 20  # pages of one person; nobody has more open at once


def keep_typing(
    session: Session, user_id: UUID, *, path: str, form_key: str, fields: Sequence[tuple[str, str]]
) -> None:
    """Seal a form that came too late. The same page sent again takes the place of the one before."""
    user = session.get_one(User, user_id)
    forget_old_typing(session)
    session.execute(delete(KeptTyping).where(KeptTyping.user_id == user.id, KeptTyping.path == path))
    _make_room(session, user)
    kept = KeptTyping(
        clinic_id=user.clinic_id, user_id=user.id, path=path, form_key=form_key, kept_at=now(session)
    )
    session.add(kept)
    kept.fields = json.dumps({"user": str(user.id), "fields": [list(pair) for pair in fields]})
    session.flush()


def drop_typing(session: Session, *, by: Viewer, kept_id: UUID) -> None:
    """The viewer doesn't want it back. Raises NotFound for anybody else's."""
    row = session.get(KeptTyping, kept_id)
    if row is None or row.user_id != by.id:
        raise NotFound
    session.delete(row)
    session.flush()


def forget_old_typing(session: Session) -> None:
    """What nobody came back for in twelve hours is gone."""
    session.execute(delete(KeptTyping).where(KeptTyping.kept_at <= now(session) - KEPT_FOR))


def _make_room(session: Session, user: User) -> None:
    newest = (
        select(KeptTyping.id)
        .where(KeptTyping.user_id == user.id)
        .order_by(KeptTyping.kept_at.desc(), KeptTyping.id)
        .limit(MOST - 1)
    )
    ids = session.scalars(newest).all()
    session.execute(delete(KeptTyping).where(KeptTyping.user_id == user.id, KeptTyping.id.not_in(ids)))
