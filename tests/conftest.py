"""What every test may ask for. `--database postgresql` runs the same tests on PostgreSQL."""

from pathlib import Path

import pytest

from tests.databases import Server, new_postgresql_url, new_sqlite_url, start_server

pytest_plugins = ["tests.app_fixtures", "tests.drill.results"]

SERVER = pytest.StashKey[Server]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite")


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    """One PostgreSQL server for the whole run: started here, shared by all xdist workers."""
    if config.getoption("--database") == "postgresql" and not _is_worker(config):
        config.stash[SERVER] = start_server()


@pytest.hookimpl(optionalhook=True)  # a hook of xdist
def pytest_configure_node(node) -> None:
    if SERVER in node.config.stash:
        node.workerinput["postgresql_socket"] = node.config.stash[SERVER].socket


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that opens no database has nothing to learn from PostgreSQL: it runs once, on SQLite."""
    if config.getoption("--database") == "sqlite":
        return
    pure = [one for one in items if _says_nothing_of_the_database(one)]
    config.hook.pytest_deselected(items=pure)
    left_out = set(pure)
    items[:] = [one for one in items if one not in left_out]


def _says_nothing_of_the_database(item: pytest.Item) -> bool:
    opens_none = "new_database_url" not in getattr(item, "fixturenames", ())
    return opens_none or item.get_closest_marker("any_database") is not None


def _socket(config: pytest.Config) -> str:
    if _is_worker(config):
        return config.workerinput["postgresql_socket"]
    return config.stash[SERVER].socket


@pytest.fixture(scope="session")
def new_database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """() -> the SQLAlchemy URL of another empty database of the kind that is being tested."""

    def make() -> str:
        if request.config.getoption("--database") == "postgresql":
            return new_postgresql_url(_socket(request.config))
        folder: Path = tmp_path_factory.mktemp("database")
        return new_sqlite_url(folder)

    return make


@pytest.fixture(scope="session")
def database_url(new_database_url) -> str:
    """The URL of this worker's own database, empty at the start of the session."""
    return new_database_url()
