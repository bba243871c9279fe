"""What this room shows on the administrator's first page: no client, and nothing about one."""

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.panels import PeoplePanel
from clinic.caseload.queries.emergencies import untold_emergencies


def people_panels(session: Session, viewer: Viewer) -> tuple[PeoplePanel, ...]:
    """That clients were opened in an emergency in teams where no supervisor is there to be told."""
    found = untold_emergencies(session, viewer)
    return (PeoplePanel("caseload/_untold_emergencies.html", {"emergencies": found}),) if found else ()
