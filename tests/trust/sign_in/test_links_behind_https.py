"""S7 and S8: addresses that leave the house are https where the site is, though its web server speaks http
to it, as docs/security.md sets it up: nginx hands on the Host and nothing else.

Seen to fail: with the scheme taken from the request as it came.
"""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.integrations.flask_client.apps import FlaskOAuth2App
from flask.testing import FlaskClient

from clinic.accounts.actions.sessions import open_session
from clinic.accounts.session_rules import CODE
from clinic.accounts.sign_in import TOKEN
from clinic.web.work import HandoffApp
from config import Provider, Settings
from tests.accounts.conftest import Staff
from tests.page_client import Page

INSIDE = "http://localhost"  # between nginx and us
OUTSIDE = "https://localhost"
SAID_BY_ANYBODY = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example", "Forwarded": "proto=http"}
ALDER = Provider("https://login.example.org", "warm", "hush", "Alder Health")


@pytest.fixture
def site(make_app: Callable[[Settings], HandoffApp], settings: Settings) -> HandoffApp:
    return make_app(replace(settings, https=True, provider=ALDER))


def behind_nginx(app: HandoffApp, user: object = None) -> FlaskClient:
    """A browser whose secure cookie is handed on over plain http."""
    browser = app.test_client()
    if user is None:
        return browser
    with app.database.writing() as session:
        token = open_session(session, user, device="tests", proof=CODE)
    with browser.session_transaction(base_url=OUTSIDE) as cookie:
        cookie[TOKEN] = token
    held = browser.get_cookie("__Host-handoff", domain="localhost")
    assert held is not None
    inside = app.test_client(use_cookies=False)
    inside.environ_base["HTTP_COOKIE"] = f"__Host-handoff={held.value}"
    return inside


@pytest.mark.parametrize("button", ["link", "lost"])
def test_s7_link_to_choose_a_password_is_https(site: HandoffApp, staff: Staff, button: str) -> None:
    ola, where = behind_nginx(site, staff.ola), f"/accounts/{staff.ann.id}"
    shown = ola.get(where, base_url=INSIDE)
    ola.environ_base["HTTP_COOKIE"] = shown.headers["Set-Cookie"].partition(";")[0]
    fields = Page(shown, where).fields(f"{where}/{button}")
    assert "The phone may still be signed in at Alder Health." in Page(shown, where).words
    made = ola.post(f"{where}/{button}", data=fields, base_url=INSIDE, headers=SAID_BY_ANYBODY)
    assert made.status_code == 200
    assert f"{OUTSIDE}/welcome/" in made.text
    assert "http://" not in made.text


def test_s8_provider_sends_back_to_https(
    site: HandoffApp, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"authorization_endpoint": "https://login.example.org/auth", "_loaded_at": 1}
    monkeypatch.setattr(FlaskOAuth2App, "load_server_metadata", lambda _self: known)
    leave = behind_nginx(site).get("/sign-in/provider", base_url=INSIDE)
    assert leave.status_code == 302
    [back] = parse_qs(urlsplit(leave.headers["Location"]).query)["redirect_uri"]
    assert back.startswith(f"{OUTSIDE}/")
