"""What this room's pages are called, beside words that were kept from them: see accounts.page_names."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.page_names import NameMaker, PageName
from clinic.checklist.queries import transition


def page_names() -> dict[str, NameMaker]:
    """By endpoint, every page of this room on which somebody writes."""
    return {"plans.accept": _check, "plans.make": _check}


def _check(session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    name = transition(session, viewer, values["transition_id"]).client_name
    return PageName(f"Check {name}’s plan", name)
