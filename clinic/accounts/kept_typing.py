"""The gate, with one thing more: a form that comes too late is kept for whoever wrote it.

Whoever finds a browser whose session is over can send forms too, and their owner may save them later. So a
form is kept only from the session's own page, for some hours, and never where it gives rights away.
"""

from typing import Any

from flask import g, request
from flask_wtf.csrf import validate_csrf
from sqlalchemy.orm import Session
from wtforms.validators import ValidationError

from clinic.access.gate import Mark, mark_of, pass_gate
from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.actions import sessions
from clinic.accounts.actions.kept_typing import keep_typing
from clinic.accounts.page_names import named_pages
from clinic.accounts.sign_in import current_token
from clinic.foundation.errors import SignInNeeded
from clinic.web.errors import typed_fields, typed_words
from clinic.web.work import also_write, current_session

PAGE = "/account/kept"
FORM_KEY_LENGTH = 64
# Who may see whom, and who may sign in: decided by a person who is there.
NEVER_KEPT = frozenset(
    {
        Permission.ASSIGN_CLIENTS,
        Permission.GRANT_COVER,
        Permission.MANAGE_ACCOUNTS,
        Permission.OPEN_IN_EMERGENCY,
    }
)


def pass_gate_or_keep(view: Any, viewer: Viewer | None) -> None:
    """The gate's hook. Raises as the gate does; what was sent is kept for the person's next sign-in."""
    mark = mark_of(view)
    try:
        pass_gate(mark, viewer)
    except SignInNeeded:
        if is_for_keeping(mark) and request.endpoint in named_pages():
            _keep_what_was_sent()
        raise


def is_for_keeping(mark: Mark | None) -> bool:
    """Whether a form of this mark may wait: nothing sensitive, and no rights given."""
    return mark is not None and not mark.fresh and mark.permission not in NEVER_KEPT


def _keep_what_was_sent() -> None:
    """Forms alone, with words in them: a page's own scripts try again by themselves."""
    fields = typed_fields()
    is_form = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    if not typed_words(fields) or not is_form or not _is_from_own_page():
        return
    user_id = _whose()
    if user_id is None:
        return
    path = request.full_path if request.query_string else request.path
    key = request.form.get("form_key", "")[:FORM_KEY_LENGTH]

    def write(second: Session) -> None:
        keep_typing(second, user_id, path=path, form_key=key, fields=fields)

    also_write(write)
    g.typing_kept_at = PAGE


def _is_from_own_page() -> bool:
    """Whether it bears the token of the session that is over: it stood in the page, and in the cookie."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def _whose() -> Any:
    token = current_token()
    user = sessions.person_of_dead_session(current_session(), token) if token else None
    return user.id if user is not None else None
