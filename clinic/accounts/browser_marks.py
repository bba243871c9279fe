"""A mark that a browser keeps after somebody signed in. It opens nothing: it counts failures apart."""

from hashlib import sha256
from secrets import token_urlsafe

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from clinic.accounts.addresses import fold_email
from config import Settings

BROWSER_COOKIE = "handoff-browser"
A_YEAR = 365 * 24 * 3600


def known_browser(email: str) -> str:
    """The mark of a browser in which the owner of this address signed in before, "" for any other."""
    try:
        kept = _signer().loads(request.cookies.get(BROWSER_COOKIE, ""))
    except BadSignature:
        return ""
    fits = isinstance(kept, list) and len(kept) == 2 and kept[0] == _address_mark(email)
    return str(kept[1]) if fits else ""


def remember_browser(response: Response, email: str) -> Response:
    """Mark this browser as one of the owner's; one that has a mark keeps it, and its count."""
    value = _signer().dumps([_address_mark(email), known_browser(email) or token_urlsafe(16)])
    response.set_cookie(
        BROWSER_COOKIE,
        str(value),
        max_age=A_YEAR,
        secure=_settings().https,
        httponly=True,
        samesite="Lax",
    )
    return response


def _settings() -> Settings:
    made: Settings = current_app.extensions["settings"]
    return made


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(_settings().secret_key, salt="known-browser")


def _address_mark(email: str) -> str:
    return sha256(fold_email(email).encode("utf-8", "replace")).hexdigest()
