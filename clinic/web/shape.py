"""What is refused before anything reads it: too many keys, bytes that are no text, a body that is no form."""

from urllib.parse import unquote_to_bytes

from flask import Flask, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from clinic.foundation.limits import LIMITS
from clinic.web.work import SAFE_METHODS

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"

TOO_MANY_KEYS = "This form has more fields than any page of ours. Nothing was saved."
NOT_TEXT = "This form holds bytes that are not text. Nothing was saved."
NOT_A_FORM = "We take forms only. Nothing was saved."


def check_shape() -> None:
    """Raises 400, 413 or 415. Flask's own limits on the number of fields count multipart bodies alone."""
    _check_text(request.query_string)
    if request.method in SAFE_METHODS or not request.content_length:
        return
    if request.mimetype == FORM:
        _check_form(request.get_data(cache=True))
    elif request.mimetype != MULTIPART:
        raise UnsupportedMediaType(NOT_A_FORM)


def _check_form(body: bytes) -> None:
    if body.count(b"&") >= LIMITS.form_fields:
        raise RequestEntityTooLarge(TOO_MANY_KEYS)
    _check_text(body)


def _check_text(encoded: bytes) -> None:
    try:
        unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(NOT_TEXT) from error


def install(app: Flask) -> None:
    """Check every request of this app."""
    app.before_request(check_shape)
