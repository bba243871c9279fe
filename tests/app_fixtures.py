"""A database with the whole schema, sessions, a clock that stands still, and the app on top."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from clinic.app import create_app, make_database
from clinic.audit.names import NAMES
from clinic.audit.reached import BASIS_OF
from clinic.caseload.queries.basis import basis_of
from clinic.caseload.queries.trail_names import CaseloadNames
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Base, Database, make_engine
from clinic.foundation.master_keys import MasterKeys
from clinic.foundation.sealed import keyring_factory
from clinic.printing.routes import QUEUE, SHELF
from clinic.printing.setting_up import queue_of, shelf_of
from clinic.schema import metadata
from clinic.web.work import HandoffApp
from config import Settings

TUESDAY = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday 10 March 2026, 15:00 UTC."""
    return FixedClock(TUESDAY)


@pytest.fixture(scope="session")
def master_keys_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "master_keys.json"
    MasterKeys.make(path)
    return path


@pytest.fixture(scope="session")
def schema_url(database_url: str) -> str:
    """This worker's database with every table in it."""
    engine = create_engine(database_url) if _is_postgresql(database_url) else make_engine(database_url)
    metadata.create_all(engine)
    engine.dispose()
    return database_url


@pytest.fixture
def fresh_url(schema_url: str, tmp_path: Path) -> Iterator[str]:
    """The schema with no rows: a copy of the SQLite file, or PostgreSQL's tables emptied after the test."""
    if _is_postgresql(schema_url):
        yield schema_url
        _empty(schema_url)
    else:
        copy = tmp_path / "handoff.db"
        shutil.copy(str(make_url(schema_url).database), copy)
        yield f"sqlite:///{copy}"


@pytest.fixture
def settings(fresh_url: str, master_keys_file: Path, tmp_path: Path) -> Settings:
    return Settings(
        mode="test",
        demo=False,
        var_dir=tmp_path,
        database_url=fresh_url,
        secret_key="a secret key that only tests use, long enough",
        master_keys=master_keys_file,
        hosts=("localhost", "127.0.0.1"),
        password_cost=1,
        password_memory_kib=64,
    )


@pytest.fixture
def database(settings: Settings, clock: FixedClock) -> Iterator[Database]:
    """Sessions over a fresh database of the kind that is being tested."""
    masters = MasterKeys.from_file(settings.master_keys)
    made = Database(
        make_engine(settings.database_url),
        clock=clock,
        keyring_for=keyring_factory(masters),
        info={BASIS_OF: basis_of, NAMES: CaseloadNames()},
    )
    yield made
    made.engine.dispose()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writer; what it did is rolled back at the end. Commit in it before asking the app."""
    with database.writer() as opened:
        yield opened
        opened.rollback()


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates compiled once for all apps of this worker, not once for each."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session")
def apps_of_worker() -> dict[Settings, HandoffApp]:
    """Apps by their settings, places aside: making one takes half a second, and few tests change an app."""
    return {}


@pytest.fixture
def make_app(
    settings: Settings,
    clock: FixedClock,
    compiled_templates: FileSystemBytecodeCache,
    apps_of_worker: dict[Settings, HandoffApp],
) -> Iterator[Callable[[Settings], HandoffApp]]:
    """(settings) -> an app over this test's database; another test gets the same app over its own."""
    made: list[HandoffApp] = []

    def make(these: Settings = settings) -> HandoffApp:
        kind = replace(these, var_dir=Path(), database_url="")
        if kind not in apps_of_worker:
            apps_of_worker[kind] = create_app(these, clock=clock)
            apps_of_worker[kind].jinja_env.bytecode_cache = compiled_templates
        app = apps_of_worker[kind]
        app.database = make_database(these, clock=clock)
        app.extensions |= {"settings": these, SHELF: shelf_of(these), QUEUE: queue_of(these)}
        made.append(app)
        return app

    yield make
    for app in made:
        app.database.engine.dispose()


@pytest.fixture
def app(make_app: Callable[[], HandoffApp]) -> HandoffApp:
    return make_app()


def _is_postgresql(url: str) -> bool:
    return make_url(url).get_backend_name() == "postgresql"


def _empty(url: str) -> None:
    """Eight times as quick as TRUNCATE, which makes new files for each table and index."""
    engine = create_engine(url)
    rows = "; ".join(f'DELETE FROM "{table.name}"' for table in Base.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # the trail refuses to go
        connection.exec_driver_sql(rows)
        connection.exec_driver_sql("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'")
    engine.dispose()
