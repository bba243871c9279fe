"""A real installation: probes, what its web server refuses by itself, and what its logs hold afterwards."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.site import Site, free_port
from tests.trust.test_o1_o2_answers import check

TYPED = "zq7xilla"
READY_SECONDS = 60
BROKEN: dict[str, tuple[bytes, int]] = {
    "no request line": (f"{TYPED}\r\n\r\n".encode(), 400),
    "no version": (f"GET /{TYPED} HTTP/9.9\r\n\r\n".encode(), 400),
    "a name with spaces": (f"GET / HTTP/1.1\r\nHost: localhost\r\n{TYPED} x: 1\r\n\r\n".encode(), 400),
    "an endless address": (f"GET /{TYPED * 2000} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), 414),
    "an endless header": (f"GET / HTTP/1.1\r\nHost: localhost\r\nX: {TYPED * 2000}\r\n\r\n".encode(), 431),
    "many headers": (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-A: b\r\n" * 200 + b"\r\n", 431),
    "two lengths": (
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        400,
    ),
    "another coding": (
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: zq7xilla\r\n\r\nx",
        501,
    ),
    "in pieces": (
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n",
        411,
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"), free_port(), demo=False)
    made.start()
    yield made
    made.stop()


def _raw(site: Site, sent: bytes) -> tuple[int, dict[str, str], bytes]:
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line:
        line.sendall(sent)
        said = b"".join(iter(lambda: line.recv(65536), b""))
    head, body = said.split(b"\r\n\r\n", 1)
    first, *rest = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), dict(one.split(": ", 1) for one in rest), body


@pytest.mark.parametrize("name", BROKEN)
def test_o2_what_the_web_server_refuses_has_our_headers(site: Site, name: str) -> None:
    sent, status = BROKEN[name]
    found, headers, body = _raw(site, sent)
    assert found == status
    check(headers)
    assert "no-store" in headers["Cache-Control"]
    assert TYPED.encode() not in body


def _asked(site: Site, path: str, host: str) -> tuple[int, dict[str, Any]]:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=20)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def test_probes_of_a_served_site_are_well(site: Site, drill_result: Callable[..., None]) -> None:
    began = time.monotonic()
    while time.monotonic() - began < READY_SECONDS:
        status, told = _asked(site, "/readyz", "10.1.2.3:8000")
        if status == 200:
            break
        time.sleep(0.5)
    took = time.monotonic() - began
    drill_result("Ready after a first start", f"{took:.0f} s", f"{READY_SECONDS} s", ok=status == 200)
    assert (status, told["ready"]) == (200, True)
    assert _asked(site, "/healthz", "10.1.2.3:8000") == (200, {"alive": True})


def test_logs_of_a_served_site_hold_nothing_typed(site: Site, drill_result: Callable[..., None]) -> None:
    for path in (f"/{TYPED}", f"/?next=/{TYPED}", f"/static/{TYPED}.css"):
        connection = HTTPConnection("127.0.0.1", site.port, timeout=20)
        connection.request("GET", path, headers={"User-Agent": TYPED, "Cookie": f"handoff={TYPED}"})
        assert connection.getresponse().status in (200, 404)
    for sent, _status in BROKEN.values():
        _raw(site, sent)
    lines = [line for file in _logs(site) for line in file.read_text("utf-8").splitlines()]
    told = [json.loads(line) for line in lines]
    events = {one["event"] for one in told}
    assert {"request.answered", "request.unreadable"} <= events
    assert {one["process"] for one in told} >= {"web"}
    assert not [one for one in told if one.get("route") in ("/healthz", "/readyz") and one["status"] == 200]
    bad = [line for line in [*lines, site.said()] if TYPED in line]
    drill_result("Lines of a served site's log", len(lines), "told", ok=len(lines) > 0)
    drill_result("Those that hold what was sent", len(bad), "0", ok=not bad)
    assert bad == []
    assert {file.stat().st_mode & 0o777 for file in _logs(site)} == {0o600}


def _logs(site: Site) -> list[Path]:
    return sorted((site.var_dir / "logs").glob("*.log"))
