"""What a person sent when their session was over: theirs alone, for twelve hours."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.actions.kept_typing import KEPT_FOR
from clinic.accounts.models import KeptTyping
from clinic.foundation.database import now

WasAnswered = Callable[[str], bool]


@dataclass(frozen=True)
class Kept:
    """One form. `path`: where it was sent to; `fields`: names and values in their order."""

    id: UUID
    path: str
    kept_at: datetime
    fields: tuple[tuple[str, str], ...]


def has_kept_typing(session: Session, user_id: UUID) -> bool:
    """Whether there is something to offer at this sign-in."""
    return bool(session.scalar(select(exists().where(*_of(session, user_id)))))


def kept_typing(session: Session, viewer: Viewer, *, was_answered: WasAnswered) -> tuple[Kept, ...]:
    """What the viewer can have back, newest first. `was_answered`: was a form with this key saved since?"""
    rows = session.scalars(
        select(KeptTyping).where(*_of(session, viewer.id)).order_by(KeptTyping.kept_at.desc(), KeptTyping.id)
    )
    return tuple(_kept(row, viewer) for row in rows if not was_answered(row.form_key))


def _of(session: Session, user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (KeptTyping.user_id == user_id, KeptTyping.kept_at > now(session) - KEPT_FOR)


def _kept(row: KeptTyping, viewer: Viewer) -> Kept:
    sealed = json.loads(row.fields)
    if sealed["user"] != str(viewer.id):
        raise LookupError("typing kept for somebody else")
    return Kept(row.id, row.path, row.kept_at, tuple((name, value) for name, value in sealed["fields"]))
