"""Single sign-on by OpenID Connect: code flow with PKCE, state and nonce; the library checks the signature.

The provider stands for the password. Our own second step is asked for as well, unless the provider says that
it asked for two (`amr` holds "mfa", RFC 8176).
"""

from dataclasses import dataclass
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, Response, current_app
from flask import session as cookie
from joserfc.errors import JoseError
from requests import RequestException

from config import Settings

NAME = "provider"
STATE = f"_state_{NAME}_"
SECONDS = 10


class ProviderTrouble(Exception):
    """The provider can't be reached, or what came back is not its answer to what we asked."""


@dataclass(frozen=True)
class Claims:
    """What the provider says. `subject`: issuer and subject together; `email`: "" unless it is verified."""

    subject: str
    email: str
    asked_twice: bool


def install(app: Flask) -> None:
    """Register the provider of the settings, where there is one."""
    settings: Settings = app.extensions["settings"]
    if settings.provider is None:
        return
    OAuth(app).register(
        NAME,
        server_metadata_url=f"{settings.provider.issuer}/.well-known/openid-configuration",
        client_id=settings.provider.client_id,
        client_secret=settings.provider.client_secret,
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS,
        },
    )


def leave_for_provider(back: str) -> Response:
    """To the provider's own page. `back`: the address that it sends the browser back to."""
    for key in [key for key in cookie if key.startswith(STATE)]:
        cookie.pop(key)
    try:
        answer: Response = _client().authorize_redirect(back)
    except (AuthlibBaseError, RequestException, ValueError) as error:
        raise ProviderTrouble from error
    return answer


def claims_that_came_back() -> Claims:
    """Who came back from the provider. Raises ProviderTrouble for a forged, old or refused answer."""
    try:
        token: dict[str, Any] = _client().authorize_access_token()
        return _claims(_said(token))
    except (AuthlibBaseError, JoseError, RequestException, ValueError, KeyError) as error:
        raise ProviderTrouble from error


def _said(token: dict[str, Any]) -> dict[str, Any]:
    """What the signed token says; many providers tell the address only when they are asked for it."""
    signed: dict[str, Any] = token["userinfo"]
    if "email" in signed:
        return signed
    asked: dict[str, Any] = _client().userinfo(token=token)
    if asked["sub"] != signed["sub"]:
        raise ProviderTrouble
    return {**asked, **signed}


def _claims(said: dict[str, Any]) -> Claims:
    is_verified = said.get("email_verified") is True
    return Claims(
        subject=f"{said['iss']}|{said['sub']}",
        email=str(said.get("email", "")) if is_verified else "",
        asked_twice="mfa" in (said.get("amr") or ()),
    )


def _client() -> Any:
    return current_app.extensions["authlib.integrations.flask_client"].create_client(NAME)
