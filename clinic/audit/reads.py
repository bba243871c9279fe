"""Read events and denials of a request, with what its URL named as their subject."""

from typing import Any
from uuid import UUID

from flask import g, request
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import READ_WITHOUT_A_CLIENT, READ_WITHOUT_TRAIL, Event
from clinic.audit.reached import OWN, with_basis
from clinic.audit.spool import Spool, SpoolFull
from clinic.audit.trail import entry_of, record
from clinic.audit.writer import trail_key


def record_read(session: Session, event: str, *, by: Viewer) -> None:
    """Somebody looked at the page of this request."""
    record(session, Event(event), by=by, **_subject())


def record_denial(session: Session, by: Viewer, why: str) -> None:
    """Somebody was refused, or asked for something that is not there for them."""
    record(session, Event.ACCESS_DENIED, by=by, outcome="denied", detail=why, **_subject())


def set_aside(session: Session, event: str, *, by: Viewer, denial: str = "") -> bool:
    """Put a read or a denial into the spool. False: it may not be shown, or could not be kept.

    With the trail out of reach, only pages about own and covered clients are shown.
    """
    kind = Event.ACCESS_DENIED if denial else Event(event)
    outcome = "denied" if denial else "done"
    entry = entry_of(session, kind, by=by, outcome=outcome, detail=denial, **_subject())
    entry = with_basis(session, entry, by)
    may_show = kind in READ_WITHOUT_TRAIL and entry.basis in OWN or kind in READ_WITHOUT_A_CLIENT
    spool: Spool | None = session.info.get("spool")
    if spool is None or not (denial or may_show):
        return False
    try:
        spool.put(entry, trail_key(session, entry.chain_id))
    except SpoolFull:
        return False
    return True


def _subject() -> dict[str, Any]:
    named = request.view_args or {}
    return {
        "client_id": _as_id(named.get("client_id")) or g.get("about_client"),
        "transition_id": _as_id(named.get("transition_id")),
        "subject": request.endpoint or "",
    }


def _as_id(value: Any) -> UUID | None:
    return value if isinstance(value, UUID) else None
