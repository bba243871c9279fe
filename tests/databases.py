"""Databases for the tests: a SQLite file, or a PostgreSQL server of our own that lives as long as the run.

The server listens on a socket only, in a temporary folder, without fsync: it is thrown away afterwards.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

SERVER_USER = "postgres"  # PostgreSQL refuses to run as root
START_SECONDS = 30
SERVER_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}
# As a clinic would run it: what is acknowledged is on the disk.
DURABLE_SETTINGS = {"listen_addresses": "", "max_connections": "60"}


@dataclass
class Server:
    """A running PostgreSQL. folder: its data and its socket; process: what to end."""

    folder: Path
    settings: Mapping[str, str]
    process: subprocess.Popen[bytes]

    @property
    def socket(self) -> str:
        return str(self.folder)

    def end_kindly(self) -> None:
        """As an administrator would: nobody new is let in, and whoever is there is sent away."""
        self.process.send_signal(signal.SIGINT)  # PostgreSQL's "fast"
        self.process.wait(timeout=START_SECONDS)

    def fall_over(self) -> None:
        """End it at once, as if it had crashed: it recovers when it starts again."""
        self.process.send_signal(signal.SIGQUIT)  # PostgreSQL's "immediate"
        self.process.wait(timeout=START_SECONDS)

    def start_again(self) -> None:
        """Serve the same data again. Returns when it answers."""
        self.process = _launch(self.folder, self.settings)
        _wait_until_ready(self)

    def stop(self) -> None:
        """End the server and remove its folder."""
        self.process.send_signal(signal.SIGINT)  # PostgreSQL's "fast": does not wait for clients
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def start_server(settings: Mapping[str, str] = SERVER_SETTINGS) -> Server:
    """Start PostgreSQL in a new folder. Raises RuntimeError, with its own words, if it does not come up."""
    folder = Path(tempfile.mkdtemp(prefix="warm-pg-", dir="/tmp"))  # short: a socket's path has a limit
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER, SERVER_USER)
    _initialise(folder / "data")
    server = Server(folder, settings, _launch(folder, settings))
    _wait_until_ready(server)
    return server


def new_postgresql_url(socket: str) -> str:
    """Make an empty database on the server behind this socket; its SQLAlchemy URL."""
    name = f"test_{uuid4().hex}"
    with _connect(socket) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return f"postgresql+psycopg://{SERVER_USER}@/{name}?host={socket}"


def new_sqlite_url(folder: Path) -> str:
    """Make an empty SQLite file in the folder; its SQLAlchemy URL."""
    path = folder / f"test_{uuid4().hex}.sqlite"
    path.touch()
    return f"sqlite:///{path}"


def _initialise(data: Path) -> None:
    options = ["--username", SERVER_USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    command = _as_server_user([_binary("initdb"), "-D", data, *options])
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=data.parent)


def _launch(folder: Path, settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    options = [f"--{name}={value}" for name, value in settings.items()]
    command = [_binary("postgres"), "-D", folder / "data", f"--unix_socket_directories={folder}", *options]
    with (folder / "server.log").open("ab") as log:
        return subprocess.Popen(_as_server_user(command), stdout=log, stderr=log, cwd=folder)


def _as_server_user(command: list[str | Path]) -> list[str | Path]:
    if os.geteuid() != 0:
        return command
    user = ["setpriv", f"--reuid={SERVER_USER}", f"--regid={SERVER_USER}", "--clear-groups"]
    return [*user, "--pdeathsig=INT", *command]  # a killed test run leaves no server behind


def _binary(name: str) -> str:
    """The newest installed PostgreSQL's program of this name (Debian keeps them off the PATH)."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which(name)
    if found is None:
        raise RuntimeError(f"PostgreSQL's {name} is not installed: apt-get install postgresql")
    return found


def _connect(socket: str) -> psycopg.Connection:
    return psycopg.connect(host=socket, user=SERVER_USER, dbname="postgres", autocommit=True)


def _wait_until_ready(server: Server) -> None:
    for _ in range(START_SECONDS * 20):
        try:
            _connect(server.socket).close()
        except psycopg.OperationalError:
            if server.process.poll() is not None:
                break
            time.sleep(0.05)
        else:
            return
    words = (server.folder / "server.log").read_text(errors="replace")
    server.stop()
    raise RuntimeError(f"PostgreSQL did not start:\n{words}")
