"""The switch "Someone is here": who is looking, and which pages may be open meanwhile.

What is not named here stays closed, so that a new page is private until somebody thought about it.
"""

from dataclasses import replace

from flask import request
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.passwords import token_hash
from clinic.accounts.sign_in import current_token, signed_in_viewer
from clinic.caseload.queries.screens import client_at_screen
from clinic.foundation.errors import OnlyAlone

OPEN_MEANWHILE = frozenset(
    {
        "accounts.confirm",
        "accounts.confirmed",
        "accounts.front",
        "accounts.sign_out",
        "accounts.stay",
        "caseload.client",
        "caseload.clients",
        "caseload.own_screen",
        "checklist.draft",
        "checklist.step",
        "checklist.tasks",
        "help.accessibility",
        "help.privacy",
        "help.start",
        "static",
        "today.page",
    }
)


def viewer_at_screen(session: Session) -> Viewer | None:
    """Who is signed in on this browser, and who else can see it."""
    viewer = signed_in_viewer(session)
    if viewer is None:
        return None
    return replace(viewer, someone_here=client_at_screen(session, token_hash(current_token())))


def keep_closed(viewer: Viewer | None) -> None:
    """Raise OnlyAlone for a page that is not for other eyes while somebody is here."""
    if viewer is not None and viewer.someone_here and request.endpoint not in OPEN_MEANWHILE:
        raise OnlyAlone
