"""One line in the log for each request: which page of the code, how it ended, how long it took."""

import logging
from secrets import token_hex
from time import perf_counter

from flask import Flask, Response, g, request

from clinic.foundation.log_lines import note

QUIET = ("health.alive", "health.ready")  # asked every few seconds: only trouble is worth a line


def begin() -> None:
    """The request gets a number and its time starts."""
    g.request_number, g.began = token_hex(8), perf_counter()


def note_answer(response: Response) -> Response:
    """Neither the address nor anything sent: the rule that the code has for such addresses."""
    if request.endpoint in QUIET and response.status_code < 400:
        return response
    note(
        "request.answered",
        level=logging.ERROR if response.status_code == 500 else logging.INFO,
        route=request.url_rule.rule if request.url_rule else "",
        endpoint=request.endpoint or "",
        method=request.method,
        status=response.status_code,
        ms=round((perf_counter() - g.began) * 1000) if "began" in g else "",
        request=g.get("request_number", ""),
        fault=g.get("fault_number", ""),
    )
    return response


def install(app: Flask) -> None:
    """Note every request of this app. Installed first, so that its time begins first and ends last."""
    app.before_request(begin)
    app.after_request(note_answer)
