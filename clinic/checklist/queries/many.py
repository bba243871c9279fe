"""Many walks at once, for lists: how far each is begun, when its check-in call is due, what is unsaved."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.checklist.items import Pathway
from clinic.checklist.models import Answer, Checklist, Draft, StepState, Transition
from clinic.checklist.queries.walks import parsed

CHECK_CALL = "check_call_on"


@dataclass(frozen=True)
class Begun:
    """Of `steps` steps, how many were saved at least once."""

    saved: int
    steps: int


@dataclass(frozen=True)
class UnsavedDraft:
    """A page of a walk that the viewer began and did not save."""

    transition_id: UUID
    page: str
    saved_at: datetime


def begun(session: Session, transition_ids: Collection[UUID]) -> dict[UUID, Begun]:
    """How far each walk is begun, for ids already seen to be in sight."""
    ids = sorted(transition_ids)
    states = select(StepState.transition_id, StepState.step_key).where(StepState.transition_id.in_(ids))
    saved = {(one, key) for one, key in session.execute(states)}
    lists = select(Transition.id, Checklist.resolved).join(
        Checklist, Checklist.hash == Transition.checklist_hash
    )
    rows = session.execute(lists.where(Transition.id.in_(ids)))
    return {one: _begun(one, parsed(resolved), saved) for one, resolved in rows}


def check_calls(session: Session, transition_ids: Collection[UUID]) -> dict[UUID, date]:
    """The day of each check-in call that was set, for ids already seen to be in sight."""
    rows = session.scalars(
        select(Answer).where(Answer.transition_id.in_(sorted(transition_ids)), Answer.item_key == CHECK_CALL)
    )
    days = {row.transition_id: json.loads(row.value).get("date", "") for row in rows if row.value}
    return {transition_id: date.fromisoformat(day) for transition_id, day in days.items() if day}


def unsaved_drafts(
    session: Session, viewer: Viewer, transition_ids: Collection[UUID]
) -> tuple[UnsavedDraft, ...]:
    """The viewer's own drafts in these walks, the latest first."""
    rows = session.scalars(
        select(Draft)
        .where(Draft.user_id == viewer.id, Draft.transition_id.in_(sorted(transition_ids)))
        .order_by(Draft.saved_at.desc(), Draft.id)
    )
    return tuple(UnsavedDraft(row.transition_id, row.step_key, row.saved_at) for row in rows)


def _begun(transition_id: UUID, pathway: Pathway, saved: set[tuple[UUID, str]]) -> Begun:
    keys = [step.key for step in pathway.steps]
    return Begun(sum((transition_id, key) in saved for key in keys), len(keys))
