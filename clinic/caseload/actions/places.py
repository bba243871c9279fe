"""Keeping the team directory: typed once per team, picked afterwards."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import change_fields, check_version, refuse_placeholder
from clinic.caseload.models import Place
from clinic.caseload.queries.places import place_row
from clinic.foundation.contact_points import tidy_phone
from clinic.foundation.database import now, today
from clinic.foundation.errors import NotAllowed
from clinic.foundation.regions import load_region
from clinic.foundation.text import fold

PLACE_FIELDS = frozenset("name type phone ways hours address meets substance".split())
NOT_YOUR_TEAM = "You can add places only for a team that you work in."


def add_place(
    session: Session,
    *,
    by: Viewer,
    team_id: UUID,
    name: str,
    type: str,  # noqa: A002
    **fields: Any,
) -> Place:
    """A new place in a team's directory. `fields`: see PLACE_FIELDS; `ways`, `hours` as stored on the row."""
    by.require(Permission.EDIT_DIRECTORY)
    if team_id not in by.teams | by.supervises:
        raise NotAllowed(NOT_YOUR_TEAM)
    added = Place(team_id=team_id, version=1)
    _write(added, {"name": name, "type": type, **fields}, by)
    added.version = 1
    session.add(added)
    record(session, Event.PLACE_ADDED, by=by, subject=added.id)
    session.flush()
    return added


def change_place(
    session: Session, *, by: Viewer, place_id: UUID, opened_version: int | None = None, **fields: Any
) -> Place:
    """Change a place. `fields`: see PLACE_FIELDS. Another number has not been rung yet."""
    changed = _place_to_change(session, by, place_id)
    check_version(changed, opened_version, fields)
    names = _write(changed, fields, by)
    if names:
        record(session, Event.PLACE_CHANGED, by=by, subject=place_id, detail=",".join(names))
    session.flush()
    return changed


def confirm_place(session: Session, *, by: Viewer, place_id: UUID) -> None:
    """Somebody rang this place today and everything was right."""
    place = _place_to_change(session, by, place_id)
    place.checked_on = today(session, by.zone)
    place.version += 1
    record(session, Event.PLACE_CHANGED, by=by, subject=place_id, detail="checked_on")
    session.flush()


def remove_place(session: Session, *, by: Viewer, place_id: UUID) -> Place:
    """Take a place out of the directory; people who were picked from it stay as they are."""
    place = _place_to_change(session, by, place_id)
    place.removed_at = now(session)
    place.version += 1
    record(session, Event.PLACE_REMOVED, by=by, subject=place_id)
    session.flush()
    return place


def restore_place(session: Session, *, by: Viewer, place_id: UUID) -> Place:
    """Undo a removal."""
    place = _place_to_change(session, by, place_id, removed=True)
    place.removed_at = None
    place.version += 1
    record(session, Event.PLACE_ADDED, by=by, subject=place_id)
    session.flush()
    return place


def _place_to_change(session: Session, by: Viewer, place_id: UUID, *, removed: bool = False) -> Place:
    by.require(Permission.EDIT_DIRECTORY)
    return place_row(session, by, place_id, removed=removed)


def _write(row: Place, fields: dict[str, Any], by: Viewer) -> tuple[str, ...]:
    if fields.get("phone"):
        phone = tidy_phone(fields["phone"], load_region(by.region).phone_region)
        fields = {**fields, "phone": phone.text}
        row.phone_digits = phone.digits
    elif "phone" in fields:
        row.phone_digits = ""
    names = change_fields(row, fields, PLACE_FIELDS)
    if "name" in names:
        refuse_placeholder(row.name)
        row.sort_name = fold(row.name)
    if "phone" in names:
        row.checked_on = None
    return names
