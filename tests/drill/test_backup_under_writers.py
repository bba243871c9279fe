"""Three processes write while backups are made; each is restored and compared with what was saved."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from clinic.cli.first_run import prepare
from clinic.foundation.clock import FixedClock
from clinic.web.work import HandoffApp
from config import Settings
from tests.databases import (
    DURABLE_SETTINGS,
    Server,
    new_postgresql_url,
    new_sqlite_url,
    start_server,
)
from tests.trust.backups.writing_on import WritingOn
from tests.trust.kill_rounds import Killing

BACKUPS, WRITERS = 6, 3
BAR = "0 lost, 0 torn, 0 faults"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """PostgreSQL with fsync on."""
    started = start_server(DURABLE_SETTINGS)
    yield started
    started.stop()


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """() -> another empty database of this kind."""
    if request.param == "SQLite":
        return lambda: new_sqlite_url(tmp_path)
    socket = request.getfixturevalue("server").socket
    return lambda: new_postgresql_url(socket)


def test_backups_under_writers(
    new_url: Callable[[], str],
    settings: Settings,
    make_app: Callable[[Settings], HandoffApp],
    clock: FixedClock,
    tmp_path: Path,
    drill_result: Callable[..., None],
) -> None:
    these = prepare(replace(settings, mode="local", database_url=new_url()), clock=clock)
    these = replace(these, mode="test")
    killing = Killing(make_app(these), these, clock, tmp_path, random.Random(20260311))
    killing.begin(WRITERS)
    tally = WritingOn(killing, these, new_url, tmp_path, saves_before=10).run(BACKUPS)
    ok = not (tally.lost or tally.torn or tally.faults) and tally.meanwhile > 0
    name = "SQLite" if make_url(these.database_url).get_backend_name() == "sqlite" else "PostgreSQL"
    drill_result(f"Backups under writers, restored elsewhere, {name}", str(tally), BAR, ok=ok)
    assert ok, tally
