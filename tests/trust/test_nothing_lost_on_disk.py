"""C2: an acknowledged save is on the disk, by every connection that we open.

Seen to fail: without the line that sets synchronous on SQLite; without the one for PostgreSQL; with the check
of the server left out; with the queue's file opened without fsync.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url

from clinic.cli.durable import check_durable, undurable
from clinic.foundation.database import make_engine
from clinic.migration import migration_engine
from clinic.printing.queue import PaperQueue
from clinic.web.work import HandoffApp
from config import BadSettings, Settings

FULL = 2
OPENED_BY = {"the app": make_engine, "migrations": migration_engine}


def _is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


@contextmanager
def _two_connections(engine: Engine) -> Iterator[list[Any]]:
    """Not only the first is told."""
    opened = [engine.raw_connection() for _ in range(2)]
    yield [connection.cursor() for connection in opened]
    for connection in opened:
        connection.close()
    engine.dispose()


def _asked(cursor: Any, question: str) -> Any:
    return cursor.execute(question).fetchone()[0]


@pytest.mark.parametrize("name", OPENED_BY)
def test_c2_every_connection_waits_for_the_disk(fresh_url: str, name: str) -> None:
    with _two_connections(OPENED_BY[name](fresh_url)) as connections:
        for cursor in connections:
            if _is_sqlite(fresh_url):
                assert _asked(cursor, "PRAGMA synchronous") == FULL
            elif name == "the app":
                said = "SELECT reset_val FROM pg_settings WHERE name = 'synchronous_commit'"
                assert _asked(cursor, said) == "off"  # by the tests' own server
                assert _asked(cursor, "SHOW synchronous_commit") == "on"


def test_c2_pages_and_worker_open_no_other_way(app: HandoffApp, fresh_url: str) -> None:
    with app.database.writer() as session:
        word = "PRAGMA synchronous" if _is_sqlite(fresh_url) else "SHOW synchronous_commit"
        assert session.scalar(text(word)) in (FULL, "on")


def test_c2_what_the_queue_takes_is_on_the_disk(tmp_path: Path) -> None:
    queue = PaperQueue(f"sqlite:///{tmp_path / 'queue.db'}", "a secret of the tests, long enough")
    queue.put([uuid4()])
    with queue._huey.storage.db() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (FULL,)
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    queue.close()


def test_c2_a_server_that_forgets_is_refused_in_production(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    production = replace(settings, mode="production")
    if _is_sqlite(settings.database_url):
        check_durable(production)
        return
    with pytest.raises(BadSettings, match="fsync = off.*postgresql.conf"):
        check_durable(production)
    check_durable(settings)
    assert "fsync = off" in capsys.readouterr().err
    assert undurable(settings.database_url)
