"""The gate, with one thing more: a form that comes too late is kept for whoever wrote it."""

from typing import Any

from flask import g, request
from sqlalchemy.orm import Session

from clinic.access.gate import mark_of, pass_gate
from clinic.access.viewer import Viewer
from clinic.accounts.actions import sessions
from clinic.accounts.actions.kept_typing import keep_typing
from clinic.accounts.sign_in import current_token
from clinic.foundation.errors import FreshSignInNeeded, SignInNeeded
from clinic.web.errors import typed_fields, typed_words
from clinic.web.work import also_write, current_session, viewer_or_none

PAGE = "/account/kept"
FORM_KEY_LENGTH = 64


def pass_gate_or_keep(view: Any, viewer: Viewer | None) -> None:
    """The gate's hook. Raises as the gate does; what was sent is kept for the person's next sign-in."""
    try:
        pass_gate(mark_of(view), viewer)
    except (SignInNeeded, FreshSignInNeeded):
        _keep_what_was_sent()
        raise


def _keep_what_was_sent() -> None:
    """Forms alone, with words in them: a page's own scripts try again by themselves."""
    fields = typed_fields()
    user_id = _whose()
    is_form = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    if not typed_words(fields) or user_id is None or not is_form:
        return
    path = request.full_path if request.query_string else request.path
    key = request.form.get("form_key", "")[:FORM_KEY_LENGTH]

    def write(second: Session) -> None:
        keep_typing(second, user_id, path=path, form_key=key, fields=fields)

    also_write(write)
    g.typing_kept_at = PAGE


def _whose() -> Any:
    viewer = viewer_or_none()
    if viewer is not None:
        return viewer.id
    token = current_token()
    user = sessions.person_of_dead_session(current_session(), token) if token else None
    return user.id if user is not None else None
