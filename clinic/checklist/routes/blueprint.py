"""The blueprint of this room, and what all of its views need."""

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app
from flask.blueprints import BlueprintSetupState
from werkzeug.datastructures import MultiDict

from clinic.caseload.panels import EXTENSION
from clinic.checklist import queries
from clinic.checklist.panels import walk_panels
from clinic.web.work import about_client, current_session, current_viewer

blueprint = Blueprint("checklist", __name__)


@blueprint.record_once
def _show_on_client_page(state: BlueprintSetupState) -> None:
    state.app.extensions.setdefault(EXTENSION, []).append(walk_panels)


def the_walk(transition_id: UUID) -> queries.Walk:
    """The walk of this page, or NotFound."""
    walk = queries.walk(current_session(), current_viewer(), transition_id)
    about_client(walk.transition.client_id)
    return walk


def the_walk_for_forms(transition_id: UUID) -> queries.Walk:
    """The walk of this page, with everybody who can be picked."""
    return queries.with_known_people(current_session(), current_viewer(), the_walk(transition_id))


def site_dir() -> Path | None:
    """Where the site keeps its own checklist and presets."""
    found: Path | None = current_app.extensions["settings"].site_dir
    return found


def drafted(draft: queries.DraftView | None) -> Any:
    """A draft as the form data it was, or None."""
    return MultiDict(draft.form) if draft else None
