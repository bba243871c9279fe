"""What can be done to a walk. Each action asks for scope and leaves its event; none commits."""

from clinic.checklist.actions.drafts import save_draft, throw_draft_away
from clinic.checklist.actions.saving import (
    Page,
    check_opened,
    save_page,
    save_short,
    save_step,
    walk_to_change,
)
from clinic.checklist.actions.starting import start_discharge, start_worker_leaving, stop_transition

__all__ = [
    "Page",
    "check_opened",
    "save_draft",
    "save_page",
    "save_short",
    "save_step",
    "start_discharge",
    "start_worker_leaving",
    "stop_transition",
    "throw_draft_away",
    "walk_to_change",
]
