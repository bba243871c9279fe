"""What `serve` refuses, in words and with an exit code that a script can see. It serves in the journeys."""

import socket
from contextlib import closing

from sqlalchemy import text

from clinic.migration import migration_engine


def test_serve_port_taken(cli) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = cli("serve", "--port", str(port))
    assert done.exit_code == 1
    assert f"Port {port} is taken" in done.output
    assert f"PORT={port + 1} ./dev run" in done.output


def test_serve_folder_not_writable(cli, tmp_path) -> None:
    (tmp_path / "a file").touch()
    done = cli("serve", HANDOFF_VAR=str(tmp_path / "a file" / "var"))
    assert done.exit_code == 1
    assert "can't be written to" in done.output
    assert "HANDOFF_VAR=" in done.output


def test_serve_demo_in_production(cli, tmp_path) -> None:
    keys = tmp_path / "keys.json"
    production = {
        "HANDOFF_MODE": "production",
        "HANDOFF_SECRET_KEY": "long enough to be a secret for tests",
        "HANDOFF_MASTER_KEYS": str(keys),
        "HANDOFF_HOSTS": "handoff.example.org",
    }
    by_word = cli("serve", "--demo", **production)
    by_setting = cli("serve", **production, HANDOFF_DEMO="yes")
    assert (by_word.exit_code, by_setting.exit_code) == (1, 1)
    assert "refused in production" in by_word.output
    assert "refused in production" in by_setting.output


def test_serve_database_newer(cli, cli_environment) -> None:
    assert cli("migrate").exit_code == 0
    engine = migration_engine(cli_environment["HANDOFF_DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_next_year'"))
    engine.dispose()
    done = cli("serve", "--port", "0")
    assert done.exit_code == 1
    assert "newer version of Warm Handoff" in done.output


def test_serve_settings_wrong(cli) -> None:
    done = cli("serve", PORT="a lot")
    assert (done.exit_code, "PORT is 'a lot'" in done.output) == (1, True)


def test_migrate_twice(cli, cli_environment, tmp_path) -> None:
    first, second = cli("migrate"), cli("migrate")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Keys were made" in first.output
    assert "Keys were made" not in second.output
