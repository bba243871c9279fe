"""Screens that somebody else can see, and what is left out on them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from clinic.access.viewer import Viewer
from clinic.caseload.models import Client, SharedScreen
from clinic.caseload.person_view import PersonView
from clinic.caseload.queries.never_ring import NeverRingView, never_ring_clashes
from clinic.caseload.queries.people import people_around
from clinic.caseload.queries.scope import client, visible_clients

FOR_WORKERS = {
    "safe_paper": "",
    "safe_paper_on": None,
    "safe_ring": "",
    "safe_ring_on": None,
    "sealed_safe_note": None,
    "sealed_closed_reason": None,
}


def client_at_screen(session: Session, token_hash: bytes) -> UUID | None:
    """Whose pages this browser shows while somebody else can see them; None when the worker is alone."""
    return session.scalar(select(SharedScreen.client_id).where(SharedScreen.token_hash == token_hash))


def client_for_page(session: Session, viewer: Viewer, client_id: UUID) -> Client:
    """The client as a page may show them: without what is for workers alone while somebody is here.

    For reading only: nothing that was left out is marked as changed.
    """
    shown = client(session, viewer, client_id)
    if viewer.someone_here:
        for name, empty in FOR_WORKERS.items():
            set_committed_value(shown, name, empty)
    return shown


def people_for_page(
    session: Session, viewer: Viewer, client_id: UUID
) -> tuple[tuple[PersonView, ...], dict[UUID, NeverRingView]]:
    """The people around a client as a page may show them, and who shares a name or number with somebody never
    to be rung. While somebody is here nobody is said to, but their numbers are left out all the same."""
    people = people_around(session, viewer, client_id)
    clashes = never_ring_clashes(session, viewer, client_id, people)
    if not viewer.someone_here:
        return people, clashes
    return tuple(replace(one, contacts=()) if one.id in clashes else one for one in people), {}


def clients_to_share_with(session: Session, viewer: Viewer) -> tuple[Any, ...]:
    """Open clients of the viewer, by name: who can be the one who is here. Rows with id and name."""
    rows = visible_clients(session, viewer).where(Client.closed_at.is_(None))
    return tuple(session.scalars(rows.order_by(Client.sort_name, Client.id)))
