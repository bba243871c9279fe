"""Names that could be mixed up: compared only with clients whom the viewer holds or held."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.models import Client
from clinic.caseload.queries.scope import client, held_clients
from clinic.foundation.text import fold


def other_client_names(session: Session, viewer: Viewer, client_id: UUID) -> tuple[str, ...]:
    """Preferred and legal names of the viewer's other clients, now and before, each once, in order."""
    client(session, viewer, client_id)
    others = session.scalars(held_clients(session, viewer).where(Client.id != client_id))
    names = {name for other in others for name in (other.preferred_name, other.legal_name) if name}
    return tuple(sorted(names))


def same_printed_name(session: Session, viewer: Viewer, client_id: UUID) -> bool:
    """Whether another of the viewer's clients prints under the same name. Never says which."""
    printed = fold(client(session, viewer, client_id).printed_name)
    others = session.scalars(held_clients(session, viewer).where(Client.id != client_id))
    return any(fold(other.printed_name) == printed for other in others)


def full_names_of_others(session: Session, viewer: Viewer, client_id: UUID) -> tuple[str, ...]:
    """Names of two words and more of every other client of the clinic: for a job of our own, and nobody else.

    Such a job compares pages with them and tells nobody what it compared. A person gets none.
    """
    if client_id not in viewer.at_work_on:
        return ()
    others = session.scalars(
        select(Client).where(Client.clinic_id == viewer.clinic_id, Client.id != client_id)
    )
    names = {name for other in others for name in (other.preferred_name, other.legal_name)}
    return tuple(sorted(name for name in names if len(name.split()) > 1))
