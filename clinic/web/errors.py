"""Error pages in words, with what was typed kept on the page."""

import logging
import re
from secrets import token_hex
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException, SecurityError

from clinic.foundation.errors import (
    Conflict,
    FreshSignInNeeded,
    HandoffError,
    MaybeSaved,
    NotAllowed,
    NotFound,
    NotSaved,
    NotShown,
    OnlyAlone,
    Refused,
    SignInNeeded,
)
from clinic.foundation.log_lines import note
from clinic.web.answers import see_other
from clinic.web.words import MAYBE_SAVED, NOT_SHOWN, WORDS, ErrorWords
from clinic.web.work import SAFE_METHODS

STATUSES: dict[type[HandoffError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    OnlyAlone: 423,
    Refused: 409,
    Conflict: 409,
    NotSaved: 503,
    MaybeSaved: 503,
    NotShown: 503,
    SignInNeeded: 401,
}
# One status, and other words than the usual ones.
OWN_WORDS: dict[type[HandoffError], ErrorWords] = {MaybeSaved: MAYBE_SAVED, NotShown: NOT_SHOWN}
RETRY_AFTER = "30"  # seconds, for programs that ask again by themselves
JSON = "application/json"
CONFIRM = "/account/confirm"
OTHER_HOST = "We do not answer under this host name.\n"
SECRET = ("password", "csrf_token", "recovery_code", "credential")
# Where people show who they are, a code is secret too; elsewhere it is a client's number in the records.
DOORS = ("/sign-in/", "/account/")
# Hidden inputs and ids are sent along with a page: nobody typed them.
NOT_TYPED = ("form_key", "opened_version", "asked", "next", "seen")
ROW_PARTS = ("-row_id", "-gone", "-add", "-remove")
IDS = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def typed_fields() -> list[tuple[str, str]]:
    """What was posted, as pairs, without passwords, codes and tokens: to be shown, and sent again."""
    if request.method in SAFE_METHODS:
        return []
    try:
        pairs = list(request.form.items(multi=True))
    except HTTPException:  # the body itself was refused (too large)
        return []
    # A part of a multipart body may come without a name: it has none to be sent again under.
    return [(name, value) for name, value in pairs if name is not None and not _is_secret(name)]


def _is_secret(name: str) -> bool:
    is_code = name == "code" and request.path.startswith(DOORS)
    return is_code or any(word in name for word in SECRET)


def typed_words(fields: list[tuple[str, str]]) -> list[str]:
    """The values that look like somebody's typing, to be read and copied: no keys of ours, no ids."""
    return [
        value
        for name, value in fields
        if value.strip() and name not in NOT_TYPED and not name.endswith(ROW_PARTS) and not IDS.search(value)
    ]


def handle_ours(error: HandoffError) -> Response:
    """A refusal of ours: its own words under the title for its kind."""
    status = STATUSES.get(type(error), 400)
    if isinstance(error, SignInNeeded):
        return _ask_to_sign_in()
    if isinstance(error, FreshSignInNeeded):
        return see_other(f"{CONFIRM}?{urlencode(_back_to(), safe='/')}")
    if isinstance(error, Conflict):
        return _page("_errors/conflict.html", status, WORDS[status], theirs=error.theirs, detail=error.words)
    words = OWN_WORDS.get(type(error), WORDS[status])
    answer = _page("_errors/error.html", status, words, detail=error.words)
    if status == 503:
        answer.headers["Retry-After"] = RETRY_AFTER
    return answer


def handle_http(error: HTTPException) -> Response:
    """A refusal of the web server's: too large, not a form, no such page, wrong method."""
    status = error.code or 500
    if isinstance(error, SecurityError):  # another host: nothing can be linked to, so no page can be made
        return Response(OTHER_HOST, status, mimetype="text/plain")
    if status < 400:
        return error.get_response()  # type: ignore[return-value]
    own_words = error.description if type(error).description != error.description else ""
    response = _page("_errors/error.html", status, WORDS.get(status, WORDS[400]), detail=own_words or "")
    response.headers.extend(header for header in error.get_headers() if header[0] == "Allow")
    return response


def handle_fault(error: Exception) -> Response:
    """A fault of ours: logged under a number that the person can name, without anything typed."""
    number = g.fault_number = token_hex(4)
    note(
        "request.fault",
        level=logging.ERROR,
        error=error,
        endpoint=request.endpoint,
        fault=number,
        request=g.get("request_number", ""),
    )
    return _page("_errors/error.html", 500, WORDS[500], detail="", number=number)


def _ask_to_sign_in() -> Response:
    """A page that was asked for: sign in first. A form that was sent: everything typed stays on the page.

    Where the person is known, it is kept for their next sign-in as well (`typing_kept_at`).
    """
    if request.method in SAFE_METHODS:
        return see_other(f"/?{urlencode({'next': _asked_for()})}")
    kept_at = g.get("typing_kept_at", "")
    sign_in = f"/?{urlencode({'next': kept_at})}" if kept_at else "/"
    return _page("_errors/sign_in_needed.html", 401, WORDS[401], detail="", is_kept=kept_at, sign_in=sign_in)


def _back_to() -> dict[str, str]:
    """Where to go on once it is clear who is there, the page with the form; and whether it was filled in.

    What is sensitive waits nowhere: whoever sent it may not be who proves it.
    """
    if request.method in SAFE_METHODS:
        return {"next": _asked_for()}
    page = {"next": urlsplit(request.referrer or "/").path}
    return page | ({"again": "1"} if typed_words(typed_fields()) else {})


def _asked_for() -> str:
    return request.full_path if request.query_string else request.path


def _page(template: str, status: int, words: ErrorWords, **more: object) -> Response:
    """The page; for what a page's own script sent, its words alone (the page keeps the text itself)."""
    if request.accept_mimetypes.best_match(["text/html", JSON]) == JSON:
        return make_response({"words": more.get("detail") or words.what}, status)
    fields = typed_fields()
    html = render_template(
        template, words=words, status=status, typed_fields=fields, typed_words=typed_words(fields), **more
    )
    return make_response(html, status)


def install(app: Flask) -> None:
    """Turn every error of this app into a page."""
    app.register_error_handler(HandoffError, handle_ours)
    app.register_error_handler(HTTPException, handle_http)
    app.register_error_handler(Exception, handle_fault)
