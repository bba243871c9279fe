"""What is refused before anything reads it: too much, bytes that are no text, what is no form, no address."""

from urllib.parse import unquote_to_bytes

from flask import Flask, request
from werkzeug.exceptions import BadRequest, LengthRequired, RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter

from clinic.foundation.limits import LIMITS
from clinic.web.work import SAFE_METHODS

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"

NO_LENGTH = "This came without its length, so we can’t tell whether all of it is there. Nothing was saved."
TOO_MUCH = "This is more than any page of ours takes. Nothing was saved."
TOO_MANY_KEYS = "This form has more fields than any page of ours. Nothing was saved."
NOT_TEXT = "This form holds bytes that are not text. Nothing was saved."
NOT_A_FORM = "We take forms only. Nothing was saved."
BROKEN = "\ufffd"  # what the reader of multipart bodies puts in place of bytes that are no text


class Number(IntegerConverter):
    """A number in an address: one that every database can hold. Anything else is an unknown address."""

    regex = f"[0-9]{{1,{LIMITS.address_digits}}}"


class Word(UnicodeConverter):
    """A word in an address, without controls."""

    def __init__(self, map: Map) -> None:  # noqa: A002  # werkzeug's name
        super().__init__(map)
        self.regex = f"[^/\\x00-\\x1f\\x7f-\\x9f]{{1,{LIMITS.address_word}}}"


def check_shape() -> None:
    """Raises 400, 411, 413 or 415.

    Flask's own limits on the number of fields count multipart bodies alone, and a body in pieces that is too
    long is cut off without a word.
    """
    _check_text(request.query_string)
    if request.method in SAFE_METHODS or not _has_body():
        return
    if request.content_length is None:
        raise LengthRequired(NO_LENGTH)
    if request.content_length > LIMITS.request_bytes:
        raise RequestEntityTooLarge(TOO_MUCH)
    if request.mimetype == FORM:
        _check_form(request.get_data(cache=True))
    elif request.mimetype == MULTIPART:
        _check_parts()
    else:
        raise UnsupportedMediaType(NOT_A_FORM)


def _has_body() -> bool:
    """One of a length that is told, or one that comes in pieces."""
    return bool(request.content_length) or "Transfer-Encoding" in request.headers


def _check_form(body: bytes) -> None:
    if body.count(b"&") >= LIMITS.form_fields:
        raise RequestEntityTooLarge(TOO_MANY_KEYS)
    _check_text(body)


def _check_parts() -> None:
    names = [*request.form, *request.files]
    texts = [*names, *(value for values in request.form.listvalues() for value in values)]
    if any(text is None or BROKEN in text for text in texts):  # a part may come without a name
        raise BadRequest(NOT_TEXT)


def _check_text(encoded: bytes) -> None:
    try:
        unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(NOT_TEXT) from error


def install(app: Flask) -> None:
    """Check every request of this app. Before its rules are made, for their parts are checked too."""
    app.url_map.converters |= {"int": Number, "default": Word, "string": Word}
    app.before_request(check_shape)
