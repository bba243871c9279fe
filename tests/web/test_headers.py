"""Headers of every answer: pages, errors, static files."""

from dataclasses import replace

import pytest
from werkzeug.datastructures import Headers

from clinic.web.work import HandoffApp
from config import Settings
from tests.page_client import BASE

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def headers_of(app: HandoffApp, path: str) -> Headers:
    with app.test_client().get(path, base_url=BASE) as answer:
        return answer.headers


@pytest.mark.parametrize("path", ["/", "/help", "/no-such-page", "/static/css/handoff.css", "/account"])
def test_headers_are_on_every_answer(app: HandoffApp, path: str) -> None:
    headers = headers_of(app, path)
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


def test_headers_keep_pages_out_of_caches(app: HandoffApp) -> None:
    assert headers_of(app, "/")["Cache-Control"] == "no-store"
    assert headers_of(app, "/account")["Cache-Control"] == "no-store"
    assert "no-store" not in headers_of(app, "/static/css/handoff.css")["Cache-Control"]


def test_headers_behind_tls_pin_it(make_app, settings: Settings) -> None:
    app = make_app(replace(settings, https=True))
    answer = app.test_client().get("/", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-handoff=")
    assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
