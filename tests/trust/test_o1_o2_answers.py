"""O1 and O2: nothing typed becomes markup; every answer, whoever gives it, carries the whole set of headers.

Seen to fail: O1 with names put into the page unescaped; O2 with a header left out, with headers on pages
alone, with a missing static file that browsers may keep, and with gunicorn's own handling of what it
can't read.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import InvalidRequestLine, LimitRequestHeaders, LimitRequestLine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from clinic.access.gate import open_to_all
from clinic.cli.web_server import LinesAlone, worker_with
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.page_client import BASE, PageClient
from tests.printing.paper_site import FakePress, PaperSite, made, no_eyes
from tests.trust.crawl.filling import Filled, fill_in, look_again
from tests.trust.crawl.forms import Crawl
from tests.trust.crawl.people import make_street

pytestmark = pytest.mark.any_database

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@dataclass
class Desk:
    """Ann with a made plan, whose papers lie ready."""

    pages: PageClient
    case: Case
    plan: str

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.pages.client.get(path, base_url=more.pop("base_url", BASE), **more)

    def post(self, path: str, **more: Any) -> TestResponse:
        return self.pages.client.post(path, base_url=BASE, **more)


@pytest.fixture
def desk(app: HandoffApp, session: Session, monkeypatch: pytest.MonkeyPatch) -> Desk:
    no_eyes(monkeypatch)
    case = a_discharge(session)
    session.commit()
    site = PaperSite(app, FakePress())
    pages = site.client_of(case.ann)
    made(site, case.transition_id, pages)
    site.work()
    return Desk(pages, case, f"/transitions/{case.transition_id}/plans/1")


ANSWERS: dict[str, tuple[int, Callable[[Desk], TestResponse]]] = {
    "a page": (200, lambda d: d.get("/clients")),
    "a page for everybody": (200, lambda d: d.get("/help")),
    "an unknown page": (404, lambda d: d.get("/no/such")),
    "an unknown client": (404, lambda d: d.get("/clients/00000000-0000-4000-8000-000000000000")),
    "a page of others": (403, lambda d: d.get("/accounts")),
    "another method": (405, lambda d: d.post("/help")),
    "options": (200, lambda d: d.pages.client.options("/clients", base_url=BASE)),
    "head": (200, lambda d: d.pages.client.head("/clients", base_url=BASE)),
    "refused typing": (
        422,
        lambda d: d.post(f"/clients/{d.case.client_id}/about", data={"preferred_name": "\0"}),
    ),
    "an unchecked button": (409, lambda d: d.post(f"/clients/{d.case.client_id}/still-right")),
    "bytes": (400, lambda d: d.get("/help?x=%ff")),
    "no length": (411, lambda d: d.post("/", headers={"Transfer-Encoding": "chunked"})),
    "too much": (413, lambda d: d.post("/", data={"email": "x" * 1_100_000})),
    "no form": (415, lambda d: d.post("/", json={})),
    "a way on": (303, lambda d: d.get("/")),
    "another address of the same": (308, lambda d: d.get("//clients")),
    "another host": (400, lambda d: d.get("/", base_url="http://evil.example")),
    "alive": (200, lambda d: d.get("/healthz")),
    "not ready": (503, lambda d: d.get("/readyz")),
    "styles": (200, lambda d: d.get("/static/css/handoff.css")),
    "a script": (200, lambda d: d.get("/static/js/handoff.js")),
    "a font": (200, lambda d: d.get("/static/fonts/WarmText-400.woff2")),
    "no such file": (404, lambda d: d.get("/static/none.css")),
    "a part of a file": (206, lambda d: d.get("/static/css/handoff.css", headers={"Range": "bytes=0-9"})),
    "no such part": (416, lambda d: d.get("/static/css/handoff.css", headers={"Range": "bytes=99999999-"})),
    "a paper": (200, lambda d: d.get(f"{d.plan}/papers/plan/paper.pdf")),
    "every paper": (200, lambda d: d.get(f"{d.plan}/papers/plan/paper.pdf?again=1")),
    "a picture": (200, lambda d: d.get(f"{d.plan}/papers/plan/page-1.png")),
    "a small picture": (200, lambda d: d.get(f"{d.plan}/papers/plan/small.png")),
    "no such picture": (404, lambda d: d.get(f"{d.plan}/papers/plan/page-99.png")),
    "how far papers are": (200, lambda d: d.get(f"{d.plan}/papers/progress")),
    "signed out": (401, lambda d: d.pages.app.test_client().post("/clients/new", base_url=BASE)),
}
KEPT_BY_BROWSERS = ("styles", "a script", "a font", "a part of a file")


def test_o2_headers_are_on_every_answer(desk: Desk) -> None:
    wrong = []
    for name, (status, ask) in ANSWERS.items():
        answer = ask(desk)
        if answer.status_code != status:
            wrong.append(f"{name}: {answer.status_code}")
        check(answer.headers)
        is_kept = "no-store" not in answer.headers.get("Cache-Control", "")
        if is_kept != (name in KEPT_BY_BROWSERS):
            wrong.append(f"{name}: {answer.headers.get('Cache-Control')}")
        answer.close()
    assert wrong == []


def check(headers: Any) -> None:
    """The promise, in words of its own: nothing is taken from the code that sets them."""
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy == POLICY
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_o2_headers_are_on_an_answer_that_broke(desk: Desk) -> None:
    app = desk.pages.app

    @open_to_all
    def broken() -> Any:
        raise ZeroDivisionError

    known = dict(app.view_functions)
    app.view_functions["help.start"] = broken
    app.testing = False
    try:
        answer = desk.get("/help")
    finally:
        app.testing = True
        app.view_functions.update(known)
    assert answer.status_code == 500
    check(answer.headers)
    assert "no-store" in answer.headers["Cache-Control"]


def test_o2_papers_are_named_after_nobody(desk: Desk) -> None:
    answer = desk.get(f"{desk.plan}/papers/plan/paper.pdf")
    assert answer.mimetype == "application/pdf"
    name = answer.headers["Content-Disposition"]
    assert name.startswith("inline; filename=")
    client = desk.case.client()
    words = f"{client.preferred_name} {client.legal_name} {client.code} {client.id} {desk.case.transition_id}"
    assert not [word for word in words.lower().split() if len(word) > 2 and word in name.lower()]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InvalidRequestLine("GET zq7x"), b"400 Bad Request"),
        (LimitRequestLine(9000, 8190), b"414 URI Too Long"),
        (LimitRequestHeaders("zq7x"), b"431 Request Header Fields Too Large"),
        (ZeroDivisionError("zq7x"), b"500 Internal Server Error"),
    ],
)
@pytest.mark.parametrize("https", [True, False])
def test_o2_headers_are_on_what_the_web_server_refuses_itself(
    error: Exception, status: bytes, https: bool
) -> None:
    ours, theirs = socket.socketpair()
    worker = worker_with(https=https).__new__(worker_with(https=https))
    worker.handle_error(None, ours, ("127.0.0.1", 1), error)
    ours.close()
    said = b"".join(iter(lambda: theirs.recv(65536), b""))
    theirs.close()
    head, body = said.split(b"\r\n\r\n", 1)
    assert head.startswith(b"HTTP/1.1 " + status)
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    check(headers)
    assert headers["Cache-Control"] == "no-store"
    assert ("Strict-Transport-Security" in headers) == https
    assert int(headers["Content-Length"]) == len(body)
    assert b"zq7x" not in said


def test_o2_web_server_writes_no_lines_of_its_own() -> None:
    made = LinesAlone(Config())
    try:
        for log in (made.error_log, made.access_log):
            assert log.handlers == []
            assert log.propagate
        assert made.access_log.disabled
    finally:
        made.access_log.disabled = False


@pytest.mark.slow
def test_o1_nothing_typed_becomes_markup(session: Session, app: HandoffApp) -> None:
    street = make_street(session, app)
    crawl, filled = Crawl(street), Filled()
    values = street.world.values
    home, walk = f"/clients/{values['client_id']}", f"/transitions/{values['transition_id']}"
    person = f"{home}/people/{values['person_id']}"
    filled_in = [f"{home}/about", f"{home}/address", f"{home}/never-ring", f"{person}/who", "/leaving"]
    filled_in += [f"/places/{values['place_id']}", f"{walk}/steps/person", f"{walk}/steps/people"]
    for path in filled_in:
        crawl.look("own", path)
    fill_in(crawl, filled, crawl.forms)
    shown = ["/clients", "/today", "/places", home, person, walk, f"{walk}/check", f"{walk}/plans/1"]
    look_again(crawl, filled, [("own", path) for path in (*filled_in, *shown)])
    assert filled.elements == []
    assert len(filled.taken) > 5
    assert len(set(filled.shown)) > 10  # the control: it is there, as words
