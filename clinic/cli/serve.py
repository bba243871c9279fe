"""Serving: everything made ready once, then the pages and the process that prints, kept running together."""

import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import replace

import click

from clinic.app import make_database
from clinic.cli.demo import load_demo
from clinic.cli.first_run import prepare
from clinic.cli.supervisor import Child, Supervisor
from clinic.foundation.clock import Clock
from config import BadSettings, Settings, settings_from


@click.command("serve")
@click.option("--demo", is_flag=True, help="Load the fictional demo caseload, and say so on every page.")
@click.option("--port", type=int, default=None, help="Where to listen (else PORT, else 8000).")
def serve(demo: bool, port: int | None) -> None:
    """Prepare the database, serve the pages and print."""
    settings = settings_from()
    if demo and settings.mode == "production":
        raise BadSettings(
            "--demo is refused in production: demo people have a password that everybody knows."
        )
    settings = replace(settings, demo=demo or settings.demo, port=port or settings.port)
    _check_port(settings.port)
    clock = Clock()
    settings = prepare(settings, clock=clock)
    if settings.demo:
        database = make_database(settings, clock=clock)
        load_demo(database, settings)
        database.engine.dispose()
    environment = _environment(settings)
    Supervisor(
        [
            Child("The web server", _command("web"), environment),
            Child("The printing worker", _command("worker"), environment),
        ]
    ).run()


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "clinic.cli", name]


def _environment(settings: Settings) -> Mapping[str, str]:
    """What the processes must know of this command's own words; never who owns the tables."""
    return {
        **{name: value for name, value in os.environ.items() if name != "HANDOFF_OWNER_URL"},
        "PORT": str(settings.port),
        "HANDOFF_DEMO": "yes" if settings.demo else "no",
    }


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise BadSettings(
                f"Port {port} is taken by another program. Choose another one:\n    PORT={port + 1} ./dev run"
            ) from error
