"""Walking a client's checklist as a file says, and making the plan."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from clinic.caseload.departure_queries import own_departure
from clinic.checklist.actions import save_step, start_discharge, start_worker_leaving
from clinic.checklist.items import Pathway
from clinic.checklist.pathways import resolve
from clinic.cli.demo.around import put_reach
from clinic.cli.demo.files import CorrectedFile, WalkFile
from clinic.cli.demo.load import Load
from clinic.cli.demo.values import entry_of
from clinic.plans.actions import make_plan
from clinic.plans.content import PlanContent


def unprintable(content: PlanContent) -> frozenset[str]:
    """Nothing: a test looks for every letter of the demo in our fonts."""
    return frozenset()


def walk_client(load: Load, walk: WalkFile) -> None:
    """Start the walk, answer what the file answers, make the plan; then put right what it says was wrong."""
    checklist = resolve(walk.pathway)
    transition_id = _start(load, walk, checklist)
    _answer(load, transition_id, checklist, load.client.answers)
    if walk.plan:
        make_plan(load.session, by=load.by, transition_id=transition_id, unprintable=unprintable)
    if load.client.corrected:
        _correct(load, transition_id, checklist, load.client.corrected)


def _start(load: Load, walk: WalkFile, checklist: Pathway) -> UUID:
    start: dict[str, Any] = {"by": load.by, "client_id": load.client_id, "checklist": checklist}
    if walk.pathway == "discharge":
        return start_discharge(load.session, **start, leaving_on=load.calendar.leaving, is_short=walk.short)
    departure = own_departure(load.session, load.by)
    if departure is None:
        raise LookupError(f"{load.by.name} has written down no leaving")
    return start_worker_leaving(load.session, **start, departure_id=departure.id)


def _answer(load: Load, transition_id: UUID, checklist: Pathway, answers: Mapping[str, Any]) -> None:
    """Save each step that the file says anything about."""
    for step in checklist.steps:
        items = [asked.item for asked in step.items if asked.item.key in answers]
        entries = {item.key: entry_of(item, answers[item.key], load.people, load.calendar) for item in items}
        if entries:
            save_step(
                load.session,
                by=load.by,
                transition_id=transition_id,
                step_key=step.key,
                entries=entries,
                asked_alone="yes" if step.alone else "",
            )


def _correct(load: Load, transition_id: UUID, checklist: Pathway, corrected: CorrectedFile) -> None:
    for one in corrected.people:
        put_reach(load, one.reach, load.people[one.key])
    _answer(load, transition_id, checklist, corrected.answers)
    make_plan(
        load.session,
        by=load.by,
        transition_id=transition_id,
        unprintable=unprintable,
        correction=corrected.why,
    )
