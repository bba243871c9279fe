"""Somebody else can see the screen now, or no longer."""

from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, Select, delete
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.models import SharedScreen
from clinic.caseload.queries.scope import client
from clinic.foundation.database import now


def share_screen(session: Session, *, by: Viewer, token_hash: bytes, client_id: UUID) -> None:
    """Only this client's pages open in this browser, until it is turned off."""
    client(session, by, client_id)
    _forget(session, token_hash)
    session.add(SharedScreen(token_hash=token_hash, client_id=client_id, since=now(session)))
    record(session, Event.SCREEN_SHARED, by=by, client_id=client_id)
    session.flush()


def own_screen_again(session: Session, *, by: Viewer, token_hash: bytes) -> None:
    """The worker is alone again."""
    _forget(session, token_hash)
    record(session, Event.SCREEN_OWN_AGAIN, by=by, client_id=by.someone_here)
    session.flush()


def forget_ended_screens(session: Session, alive: Select[Any]) -> int:
    """Rows of browsers that are signed in no longer; how many. `alive`: token hashes of those that are."""
    gone: CursorResult[Any] = session.execute(  # type: ignore[assignment]
        delete(SharedScreen).where(SharedScreen.token_hash.not_in(alive))
    )
    return gone.rowcount


def _forget(session: Session, token_hash: bytes) -> None:
    session.execute(delete(SharedScreen).where(SharedScreen.token_hash == token_hash))
