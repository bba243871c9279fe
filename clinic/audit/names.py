"""What the trail has to ask about clients, answered by a room above: tables are private, rooms look down."""

from collections.abc import Collection
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer

NAMES = "client_names"  # where the session's info keeps the one that knows


class ClientNames(Protocol):
    """Ids and names of clients, for the one room below that keeps only ids."""

    def in_sight(self, session: Session, viewer: Viewer) -> Select[Any]:
        """Ids of the clients whom the viewer may see."""

    def of_supervised_teams(self, session: Session, viewer: Viewer) -> Select[Any]:
        """Ids of the clients of the teams that the viewer supervises."""

    def called(self, session: Session, viewer: Viewer, words: str) -> Select[Any]:
        """Ids of the clinic's clients with all of these words in their names or code."""

    def names(self, session: Session, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
        """What each of the clinic's clients is called."""


def client_names(session: Session) -> ClientNames:
    """The one that knows."""
    known: ClientNames = session.info[NAMES]
    return known
