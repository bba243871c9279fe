"""What the trail asks about clients: see audit.names."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.models import Client
from clinic.caseload.queries.scope import visible_clients
from clinic.foundation.text import fold


class CaseloadNames:
    """Ids and names of clients for the trail, which keeps ids only."""

    def in_sight(self, session: Session, viewer: Viewer) -> Select[Any]:
        """Ids of the clients whom the viewer may see."""
        return visible_clients(session, viewer).with_only_columns(Client.id)

    def of_supervised_teams(self, session: Session, viewer: Viewer) -> Select[Any]:
        """Ids of the clients of the teams that the viewer supervises."""
        teams = sorted(viewer.supervises) if viewer.may(Permission.SEE_TEAM) else []
        return self._of_clinic(viewer).where(Client.team_id.in_(teams))

    def called(self, session: Session, viewer: Viewer, words: str) -> Select[Any]:
        """Ids of the clinic's clients with all of these words in their names or code."""
        wanted = [Client.search_text.contains(word, autoescape=True) for word in fold(words).split()]
        return self._of_clinic(viewer).where(*wanted)

    def names(self, session: Session, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
        """What each of the clinic's clients is called."""
        rows = select(Client.id, Client.preferred_name).where(Client.clinic_id == viewer.clinic_id)
        found = session.execute(rows.where(Client.id.in_(sorted(ids)))) if ids else ()
        return {row.id: row.preferred_name for row in found}

    def _of_clinic(self, viewer: Viewer) -> Select[Any]:
        return select(Client.id).where(Client.clinic_id == viewer.clinic_id)
