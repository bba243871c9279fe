"""200 rounds with three writers killed -9 while they save: nothing lost, nothing torn, on both databases."""

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine

from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Base
from clinic.web.work import HandoffApp
from config import Settings
from tests.cli.processes import wait_until
from tests.databases import DURABLE_SETTINGS, SERVER_USER, Server, new_postgresql_url, start_server
from tests.trust.kill_rounds import Killing, Tally

ROUNDS, WRITERS = 200, 3
CRASHES = 6  # rounds in which PostgreSQL itself falls over, of each kind
BAR = "0 lost, 0 torn, 0 faults"
MakeApp = Callable[[Settings], HandoffApp]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """PostgreSQL with fsync on."""
    started = start_server(DURABLE_SETTINGS)
    yield started
    started.stop()


@pytest.fixture
def killing(settings: Settings, make_app: MakeApp, clock: FixedClock, tmp_path: Path):
    """(url) -> rounds over this database."""

    def make(url: str) -> Killing:
        these = replace(settings, database_url=url)
        found = Killing(make_app(these), these, clock, tmp_path, random.Random(20260310))
        found.begin(WRITERS)
        return found

    return make


@pytest.fixture
def on_postgresql(server: Server, killing: Callable[[str], Killing]) -> Killing:
    """Rounds over an empty database of the durable server, with the means to look at its indexes."""
    url = new_postgresql_url(server.socket)
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE EXTENSION amcheck")
    engine.dispose()
    return killing(url)


def _told(tally: Tally, name: str, drill_result: Callable[..., None]) -> None:
    drill_result(name, str(tally), BAR, ok=tally.ok)
    assert tally.ok, tally


def test_kill_rounds_on_sqlite(
    settings: Settings, killing: Callable[[str], Killing], drill_result: Callable[..., None]
) -> None:
    rounds = killing(settings.database_url)
    rounds.run(ROUNDS)
    _told(rounds.end(), "Writers killed while saving, SQLite", drill_result)


def test_kill_rounds_on_postgresql(on_postgresql: Killing, drill_result: Callable[..., None]) -> None:
    on_postgresql.run(ROUNDS)
    _told(on_postgresql.end(), "Writers killed while saving, PostgreSQL", drill_result)


def test_postgresql_falls_over_while_writers_save(
    server: Server, on_postgresql: Killing, drill_result: Callable[..., None]
) -> None:
    on_postgresql.longest = 2.0

    def fall_over() -> None:
        server.fall_over()
        server.start_again()

    on_postgresql.run(CRASHES, fall_over)
    on_postgresql.run(CRASHES, lambda: _kill_a_backend(server))
    _told(on_postgresql.end(), "PostgreSQL crashed while saving, recovered", drill_result)


def _kill_a_backend(server: Server) -> None:
    """kill -9 of one of its processes: it ends all others, and recovers by itself."""
    with psycopg.connect(host=server.socket, user=SERVER_USER, dbname="postgres") as connection:
        others = (
            "SELECT pid FROM pg_stat_activity WHERE datname LIKE 'test_%' AND backend_type = 'client backend'"
        )
        pids = [row[0] for row in connection.execute(others)]
    if pids:
        os.kill(pids[0], signal.SIGKILL)
    wait_until(lambda: _answers(server))


def _answers(server: Server) -> bool:
    with (
        suppress(psycopg.OperationalError),
        psycopg.connect(host=server.socket, user=SERVER_USER, dbname="postgres"),
    ):
        return True
    return False
