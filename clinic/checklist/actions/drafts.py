"""Keeping and throwing away drafts. A draft is no event and counts for nothing."""

import json
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.checklist.models import Draft
from clinic.checklist.queries.drafts import draft_row
from clinic.checklist.queries.transitions import transition_row
from clinic.checklist.queries.walks import NO_STEP, pathway_of
from clinic.checklist.short_pages import short_pages
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound


def save_draft(
    session: Session,
    *,
    by: Viewer,
    transition_id: UUID,
    page: str,
    form: Sequence[tuple[str, str]],
    opened_version: int,
) -> None:
    """Keep the raw form of one page for whoever types it, over an earlier draft of theirs.

    `page`: the key of a step or of a short screen; NotFound for another.
    """
    by.require(Permission.WALK)
    transition = transition_row(session, by, transition_id)
    if pathway_of(session, transition_id).step(page) is None and page not in short_pages():
        raise NotFound(NO_STEP)
    row = draft_row(session, by, transition_id, page)
    if row is None:
        row = Draft(transition_id=transition_id, client_id=transition.client_id, step_key=page, user_id=by.id)
        session.add(row)
    with session.no_autoflush:
        row.opened_version, row.saved_at = opened_version, now(session)
        row.form = json.dumps([list(pair) for pair in form])
    session.flush()


def throw_draft_away(session: Session, *, by: Viewer, transition_id: UUID, page: str) -> None:
    """Drop the viewer's draft of a page; nothing happens when there is none."""
    by.require(Permission.WALK)
    transition_row(session, by, transition_id)
    forget_draft(session, by, transition_id, page)


def forget_draft(session: Session, by: Viewer, transition_id: UUID, page: str) -> None:
    """Drop a draft that was saved as answers. The caller has checked the scope."""
    row = draft_row(session, by, transition_id, page)
    if row is not None:
        session.delete(row)
        session.flush()
