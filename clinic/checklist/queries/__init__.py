"""What the checklist can tell a viewer. Every query knows the viewer's scope; outside it there is nothing."""

from clinic.checklist.queries.drafts import DraftView, draft_of
from clinic.checklist.queries.known import leaving_facts
from clinic.checklist.queries.transitions import (
    TransitionView,
    departure_transitions,
    open_transitions,
    transition,
    transitions_of,
)
from clinic.checklist.queries.walks import SavedStep, Walk, walk, with_known_people

__all__ = [
    "DraftView",
    "SavedStep",
    "TransitionView",
    "Walk",
    "departure_transitions",
    "draft_of",
    "leaving_facts",
    "open_transitions",
    "transition",
    "transitions_of",
    "walk",
    "with_known_people",
]
