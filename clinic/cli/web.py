"""The process that serves pages: gunicorn with two workers."""

import socket
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from clinic.accounts.queries.installation import has_clinic
from clinic.app import create_app, make_database
from clinic.cli.demo import sign_in_words
from clinic.cli.lifeline import hold_lifeline
from clinic.cli.ready import make_ready
from clinic.cli.web_server import LinesAlone, worker_with
from clinic.foundation.clock import Clock
from clinic.foundation.limits import LIMITS
from clinic.foundation.sqlite_driver import is_wal_safe, sqlite_module
from clinic.printing.availability import printing_available
from config import Settings, settings_from

WORKERS = 2
SILENT_SECONDS = 120  # longer than a browser holds a connection on which it asks nothing
EMPTY = """\
Nobody can sign in yet. Make the clinic and its first administrator:
    .venv/bin/python -m clinic.cli init
"""


class Server(BaseApplication):
    """gunicorn, configured in code."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self.settings = settings
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return create_app(self.settings)


@click.command("web")
def web() -> None:
    """Serve the pages, without the process that prints (`serve` starts both)."""
    hold_lifeline()
    settings = settings_from()
    make_ready("web", settings)
    who = sign_in_words() if settings.demo else _how_to_begin(settings)
    Server(settings, _options(settings, who)).run()


def _how_to_begin(settings: Settings) -> str:
    database = make_database(settings, clock=Clock())
    with database.reader() as session:
        words = "" if has_clinic(session) else EMPTY
    database.engine.dispose()  # gunicorn forks: no connection of ours may be shared
    return words


def _options(settings: Settings, who: str) -> dict[str, Any]:
    workers = WORKERS if is_wal_safe() or not settings.database_url.startswith("sqlite") else 1
    if workers == 1:
        click.echo(f"SQLite {sqlite_module().sqlite_version} is old: one worker, to keep the data safe.")
    return {
        "bind": f"127.0.0.1:{settings.port}",
        "workers": workers,
        "timeout": 60,
        "graceful_timeout": 10,
        "limit_request_line": LIMITS.request_line,
        "loglevel": "warning",
        "logger_class": LinesAlone,
        "worker_class": worker_with(https=settings.https),
        "when_ready": lambda server: _begin(server, _ready_words(settings, who)),
        "post_fork": lambda _server, _worker: hold_lifeline(),
        "proc_name": "warm-handoff",
    }


def _begin(server: Any, words: str) -> None:
    """Browsers open connections ahead and say nothing on them. A worker that took one would wait for a
    minute while nobody is served, so the system keeps each until something was asked (Linux).
    """
    if hasattr(socket, "TCP_DEFER_ACCEPT"):
        for listener in server.LISTENERS:
            listener.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, SILENT_SECONDS)
    click.echo(words)


def _ready_words(settings: Settings, who: str) -> str:
    lines = ["", f"Warm Handoff is ready:  http://localhost:{settings.port}", ""]
    printing = printing_available()
    if not printing.ok:
        lines += [f"Printing is off: {printing.reason}", f"    {printing.command}", ""]
    return "\n".join([*lines, who, "Stop with Ctrl+C.", ""])
