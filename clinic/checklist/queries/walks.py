"""One walk, whole: its checklist, what is known, every answer, and what holds for its steps."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.queries import known_people
from clinic.checklist.entries import EMPTY, Answers, Entry
from clinic.checklist.facts import Facts
from clinic.checklist.homes import with_homes
from clinic.checklist.items import Pathway, Step, StepItem
from clinic.checklist.models import Answer, Checklist, StepState, Transition
from clinic.checklist.pathways import pathway_from_json
from clinic.checklist.progress import StepMarks
from clinic.checklist.queries.known import facts_of
from clinic.checklist.queries.transitions import TransitionView, transition
from clinic.foundation.errors import NotFound

ASKED_ALONE = frozenset({"point_person", "first_choice"})  # kinds: who is chosen, and in whose company
NO_STEP = "We can’t find this step. Go back to the list of steps."


@dataclass(frozen=True)
class SavedStep:
    """A step that was saved at least once. `asked_alone`: "", yes, no."""

    version: int = 0
    not_needed: bool = False
    asked_alone: str = ""


@dataclass(frozen=True)
class Walk:
    """A transition with all that its pages need. `saved`: what holds for steps that were saved, by key."""

    transition: TransitionView
    pathway: Pathway
    facts: Facts
    answers: Answers
    marks: StepMarks
    saved: Mapping[str, SavedStep]

    def step(self, key: str) -> Step:
        """The step with this key, or NotFound."""
        step = self.pathway.step(key)
        if step is None:
            raise NotFound(NO_STEP)
        return step

    def version(self, key: str, items: tuple[StepItem, ...]) -> int:
        """Goes up whenever a page's answers are saved, here or on another page that asks the same."""
        written = sum(self.answers.get(asked.item.key, EMPTY).version for asked in items)
        return self.saved.get(key, SavedStep()).version + written


def walk(session: Session, viewer: Viewer, transition_id: UUID) -> Walk:
    """The walk of a transition in the viewer's sight, or NotFound."""
    view = transition(session, viewer, transition_id)
    pathway = _for_eyes(pathway_of(session, transition_id), viewer)
    stored = answers_of(session, transition_id)
    if viewer.someone_here:
        asked = {item.item.key for step in pathway.steps for item in step.items}
        stored = {key: entry for key, entry in stored.items() if key in asked}
    states = session.scalars(select(StepState).where(StepState.transition_id == transition_id)).all()
    facts = facts_of(session, viewer, view, stored)
    return Walk(
        transition=view,
        pathway=pathway,
        facts=facts,
        answers=with_homes(pathway, stored, facts),
        marks=StepMarks(
            saved={state.step_key for state in states},
            not_needed={state.step_key for state in states if state.not_needed},
        ),
        saved={one.step_key: SavedStep(one.version, one.not_needed, one.asked_alone) for one in states},
    )


def _for_eyes(pathway: Pathway, viewer: Viewer) -> Pathway:
    """While somebody else can see the screen: without steps asked alone, and what no client ever reads."""
    if not viewer.someone_here:
        return pathway
    groups = (replace(group, steps=tuple(_open_steps(group.steps))) for group in pathway.groups)
    return replace(pathway, groups=tuple(group for group in groups if group.steps))


def _open_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        items = tuple(asked for asked in step.items if "client" in asked.item.readers)
        asked_alone = step.alone or any(asked.item.kind in ASKED_ALONE for asked in step.items)
        if items and not asked_alone:
            yield replace(step, items=items)


def with_known_people(session: Session, viewer: Viewer, current: Walk) -> Walk:
    """The same walk, with everybody who can be picked without retyping: for pages with forms."""
    known = known_people(session, viewer, current.transition.client_id)
    return replace(current, facts=replace(current.facts, known=known))


def pathway_of(session: Session, transition_id: UUID) -> Pathway:
    """The checklist as it was resolved when the transition was started. The caller has checked the scope."""
    stored = select(Checklist.resolved).join(Transition, Transition.checklist_hash == Checklist.hash)
    return parsed(session.scalars(stored.where(Transition.id == transition_id)).one())


def answers_of(session: Session, transition_id: UUID) -> dict[str, Entry]:
    """Every stored answer by item key. The caller has checked the scope."""
    rows = session.scalars(
        select(Answer).where(Answer.transition_id == transition_id).order_by(Answer.item_key)
    )
    return {row.item_key: _entry(row) for row in rows}


def _entry(row: Answer) -> Entry:
    value: Any = json.loads(row.value) if row.value else {}
    return Entry(
        value=value, way_out=row.way_out, because=row.because, on=row.answered_on, version=row.version
    )


@lru_cache(maxsize=32)
def parsed(resolved: str) -> Pathway:
    return pathway_from_json(resolved)
