"""gunicorn's own voice: what it logs, and what it answers before a request reaches the app."""

import socket
from typing import Any

from gunicorn.glogging import Logger
from gunicorn.http.errors import (
    ExpectationFailed,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
    UnsupportedTransferCoding,
)
from gunicorn.util import write_nonblock
from gunicorn.workers.sync import SyncWorker

from clinic.foundation.log_lines import note
from clinic.web.headers import ALWAYS, HSTS

WORDS = "We could not read what was sent. Nothing was saved.\n"
REASONS = {
    400: "Bad Request",
    414: "URI Too Long",
    417: "Expectation Failed",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
}
STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (LimitRequestLine, 414),
    (LimitRequestHeaders, 431),
    (ExpectationFailed, 417),
    (UnsupportedTransferCoding, 501),
    (ParseException, 400),
)


class LinesAlone(Logger):
    """No handlers of its own, which would write what strangers sent: all goes to ours. No access log: the app
    notes each request by its rule."""

    def setup(self, cfg: Any) -> None:
        """Follow the configuration, then hand everything up to the root."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
            log.propagate = True
        self.access_log.disabled = True


class PlainWorker(SyncWorker):
    """What can't be read is answered with the headers of every page of ours, and without quoting it."""

    https = False

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Answer, and note the kind alone."""
        status = next((number for kind, number in STATUSES if isinstance(exc, kind)), 500)
        note("request.unreadable", status=status, error=exc)
        try:
            write_nonblock(client, refusal(status, https=self.https))
        except OSError:
            note("request.gone")


def worker_with(*, https: bool) -> type[PlainWorker]:
    """The worker for a site behind TLS, or for one at a desk."""
    return type("WebWorker", (PlainWorker,), {"https": https})


def refusal(status: int, *, https: bool) -> bytes:
    """A whole answer in plain text."""
    headers = {
        "Connection": "close",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(WORDS)),
        "Cache-Control": "no-store",
        **ALWAYS,
        **({"Strict-Transport-Security": HSTS} if https else {}),
    }
    lines = [f"HTTP/1.1 {status} {REASONS[status]}", *(f"{name}: {text}" for name, text in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n" + WORDS).encode("ascii")
