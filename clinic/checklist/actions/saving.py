"""Saving a page of the walk: each item by its kind, one event for the page."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.checklist.actions.drafts import forget_draft
from clinic.checklist.entries import EMPTY, Entry
from clinic.checklist.homes import is_elsewhere, save_home
from clinic.checklist.items import Item, StepItem
from clinic.checklist.kinds import KINDS
from clinic.checklist.kinds.kind import Value, Writing
from clinic.checklist.models import Answer, StepState
from clinic.checklist.queries.transitions import transition_row
from clinic.checklist.queries.walks import Walk, walk
from clinic.checklist.read_back import answer_lines
from clinic.foundation.database import now, today
from clinic.foundation.errors import Conflict, Refused

CHANGED_ELSEWHERE = (
    "Somebody saved this page while you had it open. Yours is not saved yet. Look at both below."
)
NOT_OPEN = "This checklist is closed. Start a new one for what has changed since."


@dataclass(frozen=True)
class Page:
    """A page that saves items: a step of the walk, or a screen of the short one. `key` names its state."""

    key: str
    items: tuple[StepItem, ...]


def save_step(
    session: Session,
    *,
    by: Viewer,
    transition_id: UUID,
    step_key: str,
    entries: Mapping[str, Entry],
    opened_version: int | None = None,
    not_needed: bool = False,
    asked_alone: str = "",
) -> Walk:
    """Save what was said on one step; entries by item key, those of other steps are left out.

    Returns the walk as it was read before. Raises NotFound, NotAllowed, Refused, and Conflict when the page
    was saved since it was opened (None: the caller has just read it).
    """
    current = walk_to_change(session, by, transition_id)
    step = current.step(step_key)
    page = Page(step_key, step.items)
    save_page(session, by=by, current=current, page=page, entries=entries, opened_version=opened_version)
    may_be_left_out = not any(asked.level == "required" for asked in step.items)
    _mark_step(session, by, current, step_key, not_needed and may_be_left_out, asked_alone)
    return current


def save_short(
    session: Session,
    *,
    by: Viewer,
    transition_id: UUID,
    page: Page,
    entries: Mapping[str, Entry],
    opened_version: int | None = None,
) -> None:
    """Save a screen of the short walk, and keep that it was taken. Raises as `save_step` does."""
    current = walk_to_change(session, by, transition_id)
    transition_row(session, by, transition_id).is_short = True
    save_page(session, by=by, current=current, page=page, entries=entries, opened_version=opened_version)


def save_page(
    session: Session,
    *,
    by: Viewer,
    current: Walk,
    page: Page,
    entries: Mapping[str, Entry],
    opened_version: int | None = None,
) -> None:
    """Save what was said on a page of a walk that has just been read. Raises as `save_step` does."""
    check_opened(current, page, opened_version)
    writing = Writing(session, by, current.facts, {key: entry.value for key, entry in entries.items()})
    items = [asked.item for asked in page.items if asked.item.key in entries]
    rows = _rows(session, current, items)
    changed = [item.key for item in items if _save_item(writing, current, item, entries[item.key], rows)]
    forget_draft(session, by, current.transition.id, page.key)
    record(
        session,
        Event.STEP_SAVED,
        by=by,
        client_id=current.transition.client_id,
        transition_id=current.transition.id,
        subject=page.key,
        detail=",".join(changed),
    )
    session.flush()


def walk_to_change(session: Session, by: Viewer, transition_id: UUID) -> Walk:
    """An open walk of a client in the viewer's sight. Raises NotFound, NotAllowed or Refused."""
    by.require(Permission.WALK)
    current = walk(session, by, transition_id)
    if not current.transition.is_open:
        raise Refused(NOT_OPEN)
    return current


def check_opened(current: Walk, page: Page, opened_version: int | None) -> None:
    """Raise Conflict, with what is stored now by question, when the page was saved since it was opened."""
    if opened_version is None or opened_version == current.version(page.key, page.items):
        return
    theirs = {
        current.facts.fill(asked.item.label): "\n".join(answer_lines(current, asked.item))
        for asked in page.items
        if not current.answers.get(asked.item.key, EMPTY).is_empty
    }
    raise Conflict(CHANGED_ELSEWHERE, theirs)


def _rows(session: Session, current: Walk, items: Sequence[Item]) -> dict[str, Answer]:
    wanted = select(Answer).where(
        Answer.transition_id == current.transition.id, Answer.item_key.in_([item.key for item in items])
    )
    return {row.item_key: row for row in session.scalars(wanted)}


def _save_item(writing: Writing, current: Walk, item: Item, entry: Entry, rows: Mapping[str, Answer]) -> bool:
    """Whether anything changed. An item that was empty and stays empty leaves no row."""
    before = current.answers.get(item.key, EMPTY)
    if (before.value, before.way_out, before.because) == (entry.value, entry.way_out, entry.because):
        return False
    value = {} if entry.way_out else KINDS[item.kind].save(writing, item, entry.value)
    if is_elsewhere(item):
        save_home(writing, item, value)
        _save_on_transition(writing, current, item, value)
    row = rows.get(item.key) or Answer(
        transition_id=current.transition.id,
        client_id=current.transition.client_id,
        item_key=item.key,
        version=0,
    )
    _write(writing, row, Entry(value=value, way_out=entry.way_out, because=entry.because))
    return True


def _save_on_transition(writing: Writing, current: Walk, item: Item, value: Value) -> None:
    if item.saves == "transition":
        row = transition_row(writing.session, writing.by, current.transition.id)
        day = str(value.get("date") or "")
        setattr(row, item.column or item.key, date.fromisoformat(day) if day else None)
        row.version += 1


def _write(writing: Writing, row: Answer, entry: Entry) -> None:
    session = writing.session
    session.add(row)
    with session.no_autoflush:
        row.value = json.dumps(entry.value, ensure_ascii=False) if entry.value else ""
        row.way_out, row.because = entry.way_out, entry.because
        row.answered_on, row.answered_at = today(session, writing.by.zone), now(session)
        row.answered_by = writing.by.id
        row.version += 1
    session.flush()


def _mark_step(
    session: Session, by: Viewer, current: Walk, key: str, not_needed: bool, asked_alone: str
) -> None:
    """Keep that the step was saved, by whom, whether it is needed, and whether it was asked alone."""
    row = session.scalar(
        select(StepState).where(StepState.transition_id == current.transition.id, StepState.step_key == key)
    )
    if row is None:
        row = StepState(transition_id=current.transition.id, step_key=key, version=0)
        session.add(row)
    row.version += 1
    row.not_needed, row.asked_alone = not_needed, asked_alone or row.asked_alone or ""
    row.saved_at, row.saved_by = now(session), by.id
    session.flush()
