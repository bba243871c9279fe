"""What this room's pages are called, beside words that were kept from them: see accounts.page_names."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.page_names import NameMaker, PageName
from clinic.caseload.departure_queries import leaving_worker
from clinic.caseload.queries import client
from clinic.caseload.wording import short_name
from clinic.checklist import queries
from clinic.checklist.short_pages import short_page
from clinic.foundation.errors import NotFound


def page_names() -> dict[str, NameMaker]:
    """By endpoint, every page of this room on which somebody writes."""
    return {
        "checklist.leaving": _leaving,
        "checklist.short": _short,
        "checklist.start": _start,
        "checklist.step": _step,
        "checklist.stop": _stop,
    }


def _step(session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    walk = queries.walk(session, viewer, values["transition_id"])
    return _of_walk(walk, walk.facts.fill(walk.step(values["step_key"]).title))


def _short(session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    walk = queries.walk(session, viewer, values["transition_id"])
    page = short_page(values["number"], walk.pathway)
    if page is None:
        raise NotFound
    return _of_walk(walk, walk.facts.fill(page.screen.title))


def _stop(session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    return _of_walk(queries.walk(session, viewer, values["transition_id"]), "Close this checklist")


def _of_walk(walk: queries.Walk, title: str) -> PageName:
    return PageName(title, walk.transition.client_name)


def _start(session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    found = client(session, viewer, values["client_id"])
    name = short_name(found.preferred_name, found.name_order)
    return PageName(f"What is changing for {name}?", found.preferred_name)


def _leaving(session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    try:
        asked = UUID(values["worker"]) if values.get("worker") else viewer.id
    except ValueError as error:
        raise NotFound from error
    leaver = leaving_worker(session, viewer, asked)
    return PageName("Your leaving" if leaver.id == viewer.id else f"{leaver.name} leaves")
