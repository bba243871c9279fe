"""What the walk shows on a client's page: the button that starts it, or goes on with it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.panels import PagePanel
from clinic.checklist import queries

# The plan room puts its own here: (session, viewer, transition id) -> page 1, beside who it names.
FIRST_PAGE = "first_page_panels"
FirstPageMaker = Callable[[Session, Viewer, UUID], PagePanel]


def walk_panels(session: Session, viewer: Viewer, client_id: UUID) -> Sequence[PagePanel]:
    """One button; none for who may not walk."""
    if not viewer.may(Permission.WALK):
        return ()
    running = [one for one in queries.transitions_of(session, viewer, client_id) if one.is_open]
    return (PagePanel("action", "checklist/_start_action.html", {"running": running}),)
