"""Read events and denials of a request, with what its URL named as their subject."""

from typing import Any
from uuid import UUID

from flask import g, request
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record


def record_read(session: Session, event: str, *, by: Viewer) -> None:
    """Somebody looked at the page of this request."""
    record(session, Event(event), by=by, **_subject())


def record_denial(session: Session, by: Viewer, why: str) -> None:
    """Somebody was refused, or asked for something that is not there for them."""
    record(session, Event.ACCESS_DENIED, by=by, outcome="denied", detail=why, **_subject())


def _subject() -> dict[str, Any]:
    named = request.view_args or {}
    return {
        "client_id": _as_id(named.get("client_id")) or g.get("about_client"),
        "transition_id": _as_id(named.get("transition_id")),
        "subject": request.endpoint or "",
    }


def _as_id(value: Any) -> UUID | None:
    return value if isinstance(value, UUID) else None
