"""Autosave: the raw form of a page, kept for whoever types it."""

import re
from typing import Any
from uuid import UUID

from flask import Response, jsonify, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.checklist import actions
from clinic.checklist.routes.blueprint import blueprint
from clinic.checklist.short_pages import short_pages
from clinic.foundation.database import now
from clinic.foundation.limits import LIMITS
from clinic.foundation.times import time_words
from clinic.web.answers import see_other
from clinic.web.forms import ConfirmForm, check_button
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

NOT_KEPT = frozenset({"csrf_token", "form_key"})
VERSION = re.compile("[0-9]{1,9}")

RawForm = list[tuple[str, str]]


@blueprint.post("/transitions/<uuid:transition_id>/steps/<page>/draft")
@permits(Permission.WALK)
def draft(transition_id: UUID, page: str) -> Response | tuple[Response, int]:
    """Keep what is typed. Answers with the words to show, or why it was not kept."""
    if not ConfirmForm().validate():
        return jsonify(words="Draft not saved. Press “Save” to keep what you wrote."), 422
    if not keep_draft(transition_id, page):
        return jsonify(words="Draft not saved: this is too much text for one page."), 422
    session, viewer = current_session(), current_viewer()
    at = now(session).astimezone(viewer.zone).time()
    return jsonify(words=f"Draft saved {time_words(at, long=False)}")


@blueprint.post("/transitions/<uuid:transition_id>/steps/<page>/draft/throw-away")
@permits(Permission.WALK)
def throw_draft_away(transition_id: UUID, page: str) -> Response:
    """Go back to what is stored."""
    check_button()
    actions.throw_draft_away(current_session(), by=current_viewer(), transition_id=transition_id, page=page)
    say_next("The draft is thrown away. This is what was saved before.")
    return see_other(_page_url(transition_id, page))


def keep_draft(transition_id: UUID, page: str) -> bool:
    """Keep the form of this request as a draft; False when it is too long to keep."""
    return keep(current_session(), current_viewer(), transition_id, page, raw_form())


def keep(session: Any, viewer: Viewer, transition_id: UUID, page: str, form: RawForm) -> bool:
    """Keep a raw form as a draft; False when it is too long to keep."""
    if sum(len(name) + len(value) for name, value in form) > LIMITS.draft:
        return False
    opened = dict(form).get("opened_version", "")
    actions.save_draft(
        session,
        by=viewer,
        transition_id=transition_id,
        page=page,
        form=form,
        opened_version=int(opened) if VERSION.fullmatch(opened) else 0,
    )
    return True


def raw_form() -> RawForm:
    """The form of this request as pairs; half characters become marks, tokens and keys stay out."""
    return [
        (_whole(name), _whole(value))
        for name, value in request.form.items(multi=True)
        if name not in NOT_KEPT
    ]


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def _page_url(transition_id: UUID, page: str) -> str:
    if page in short_pages():
        return url_for("checklist.short", transition_id=transition_id, number=short_pages()[page])
    return url_for("checklist.step", transition_id=transition_id, step_key=page)
