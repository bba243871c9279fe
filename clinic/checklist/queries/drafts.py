"""Drafts: typing that is not an answer yet. Only whoever typed it sees it."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.checklist.models import Draft


@dataclass(frozen=True)
class DraftView:
    """The raw form of one page: its names and values, in order."""

    form: tuple[tuple[str, str], ...]
    opened_version: int
    saved_at: datetime


def draft_of(session: Session, viewer: Viewer, transition_id: UUID, page: str) -> DraftView | None:
    """The viewer's own draft of one page, or None. The caller has checked the scope."""
    row = draft_row(session, viewer, transition_id, page)
    if row is None or not row.form:
        return None
    pairs = tuple((str(name), str(value)) for name, value in json.loads(row.form))
    return DraftView(pairs, row.opened_version, row.saved_at)


def draft_row(session: Session, viewer: Viewer, transition_id: UUID, page: str) -> Draft | None:
    """The row of `draft_of`, for this room's own use."""
    return session.scalar(
        select(Draft).where(
            Draft.transition_id == transition_id, Draft.step_key == page, Draft.user_id == viewer.id
        )
    )
