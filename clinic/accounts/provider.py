"""Single sign-on by OpenID Connect: code flow with PKCE, state and nonce; the library checks the signature.

The provider stands for the password. Our own second step is asked for as well, unless the provider says that
it asked for two (`amr` holds "mfa", RFC 8176).
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.common.urls import add_params_to_uri
from authlib.integrations.flask_client import OAuth
from flask import Flask, Response, current_app
from flask import session as cookie
from joserfc.errors import JoseError
from requests import RequestException

from config import Settings

NAME = "provider"
STATE = f"_state_{NAME}_"
SECONDS = 10
ONCE_MORE = {"prompt": "login", "max_age": 0}


class ProviderTrouble(Exception):
    """The provider can't be reached, or what came back is not its answer to what we asked."""


@dataclass(frozen=True)
class Claims:
    """What the provider says. `subject`: issuer and subject together; `email`: "" unless it is verified.

    `proved_at`: when the person signed in there, long ago when it doesn't say. `exit`: the address at which
    they sign out there, "" without one.
    """

    subject: str
    email: str
    asked_twice: bool
    proved_at: datetime
    exit: str


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


def leave_for_provider(back: str, *, again: bool) -> Response:
    """To the provider's own page. `back`: the address that it sends the browser back to.

    `again`: they have to sign in there once more, even if that browser is still known there. Asked for an
    age, the provider says when they did (OpenID Connect Core 3.1.2.1).
    """
    settings: Settings = current_app.extensions["settings"]
    asked = ONCE_MORE if again else {"max_age": settings.session_hours * 3600}
    for key in [key for key in cookie if key.startswith(STATE)]:
        cookie.pop(key)
    try:
        answer: Response = _client().authorize_redirect(back, **asked)
    except (AuthlibBaseError, RequestException, ValueError) as error:
        raise ProviderTrouble from error
    return answer


def claims_that_came_back(front: str) -> Claims:
    """Who came back from the provider. Raises ProviderTrouble for a forged, old or refused answer.

    `front`: where the provider leads them after they sign out there.
    """
    try:
        token: dict[str, Any] = _client().authorize_access_token()
        return _claims(_said(token), _exit(token, front))
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


def _exit(token: dict[str, Any], front: str) -> str:
    """OpenID Connect RP-Initiated Logout 1.0, section 2."""
    client = _client()
    there = client.load_server_metadata().get("end_session_endpoint", "")
    asked = {"id_token_hint": token["id_token"], "client_id": client.client_id}
    asked |= {"post_logout_redirect_uri": front}
    return str(add_params_to_uri(there, list(asked.items()))) if there else ""


def _claims(said: dict[str, Any], leave_by: str) -> Claims:
    is_verified = said.get("email_verified") is True
    return Claims(
        subject=f"{said['iss']}|{said['sub']}",
        email=str(said.get("email", "")) if is_verified else "",
        asked_twice="mfa" in (said.get("amr") or ()),
        proved_at=datetime.fromtimestamp(int(said.get("auth_time", 0)), UTC),
        exit=leave_by,
    )


def _client() -> Any:
    return current_app.extensions["authlib.integrations.flask_client"].create_client(NAME)
