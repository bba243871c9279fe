"""The pages of the walk."""

from clinic.checklist.routes import drafts, leaving, short, start, steps, task_list
from clinic.checklist.routes.blueprint import blueprint

__all__ = ["blueprint", "drafts", "leaving", "short", "start", "steps", "task_list"]
