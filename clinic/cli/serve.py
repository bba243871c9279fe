"""Serving: gunicorn with two workers, told plainly where to look and who can sign in."""

import socket
from dataclasses import replace
from typing import Any

import click
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from clinic.accounts.queries.installation import has_clinic
from clinic.app import create_app, make_database
from clinic.cli.demo import load_demo, sign_in_words
from clinic.cli.first_run import prepare
from clinic.foundation.clock import Clock
from clinic.foundation.database import Database
from clinic.foundation.sqlite_driver import is_wal_safe, sqlite_module
from clinic.printing.availability import printing_available
from config import BadSettings, Settings, settings_from

WORKERS = 2
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


@click.command("serve")
@click.option("--demo", is_flag=True, help="Load the fictional demo caseload, and say so on every page.")
@click.option("--port", type=int, default=None, help="Where to listen (else PORT, else 8000).")
def serve(demo: bool, port: int | None) -> None:
    """Prepare the database and serve the pages."""
    settings = settings_from()
    if demo and settings.mode == "production":
        raise BadSettings(
            "--demo is refused in production: demo people have a password that everybody knows."
        )
    settings = replace(settings, demo=demo or settings.demo, port=port or settings.port)
    _check_port(settings.port)
    clock = Clock()
    settings = prepare(settings, clock=clock)
    database = make_database(settings, clock=clock)
    if settings.demo:
        load_demo(database, settings)
    who = sign_in_words() if settings.demo else _how_to_begin(database)
    database.engine.dispose()  # gunicorn forks: no connection of ours may be shared
    _run(settings, who)


def _how_to_begin(database: Database) -> str:
    with database.reader() as session:
        return "" if has_clinic(session) else EMPTY


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise BadSettings(
                f"Port {port} is taken by another program. Choose another one:\n    PORT={port + 1} ./dev run"
            ) from error


def _run(settings: Settings, who: str) -> None:
    workers = WORKERS if is_wal_safe() or not settings.database_url.startswith("sqlite") else 1
    if workers == 1:
        click.echo(f"SQLite {sqlite_module().sqlite_version} is old: one worker, to keep the data safe.")
    options = {
        "bind": f"127.0.0.1:{settings.port}",
        "workers": workers,
        "timeout": 120,  # printing waits for a child process with its own, shorter limits
        "limit_request_line": 8190,
        "loglevel": "warning",
        "when_ready": lambda _server: click.echo(_ready_words(settings, who)),
        "proc_name": "warm-handoff",
    }
    Server(settings, options).run()


def _ready_words(settings: Settings, who: str) -> str:
    lines = ["", f"Warm Handoff is ready:  http://localhost:{settings.port}", ""]
    printing = printing_available()
    if not printing.ok:
        lines += [f"Printing is off: {printing.reason}", f"    {printing.command}", ""]
    return "\n".join([*lines, who, "Stop with Ctrl+C.", ""])
