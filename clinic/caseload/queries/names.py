"""Names that could be mixed up: compared only with clients whom the viewer holds or held."""

from uuid import UUID

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
