"""`audit verify` names the first bad row; `audit head` prints what shows later that no end was cut off.

The cut-off end passes unseen without a head, which is where that test begins.
"""

import pytest
from click.testing import CliRunner

from clinic.cli.__main__ import main
from clinic.foundation.sqlite_driver import sqlite_module
from tests.cli.test_accounts import FIRST, WHOLE


@pytest.fixture
def run(tmp_path):
    """(words) -> what the command printed, on an installation of its own, always on SQLite."""
    environment = {
        "HANDOFF_MODE": "local",
        "HANDOFF_DEMO": "no",
        "HANDOFF_VAR": str(tmp_path),
        "HANDOFF_DATABASE_URL": f"sqlite:///{tmp_path}/handoff.db",
    }
    made = CliRunner().invoke(main, [*WHOLE, *FIRST], env=environment)
    assert made.exit_code == 0, made.output
    return lambda *words: CliRunner().invoke(main, ["audit", *words], env=environment)


def _tamper(tmp_path, statement: str) -> None:
    connection = sqlite_module().connect(str(tmp_path / "handoff.db"))
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_audit_verify_of_a_sound_trail(run) -> None:
    done = run("verify")
    assert done.exit_code == 0
    assert "every one as it was written" in done.output


def test_audit_verify_names_the_first_bad_row(run, tmp_path) -> None:
    _tamper(tmp_path, "UPDATE audit_event SET subject = 'another' WHERE seq = 1")
    done = run("verify")
    assert done.exit_code == 1
    assert "NOT SOUND at event 1" in done.output


def test_audit_head_finds_a_trail_that_was_cut_off(run, tmp_path) -> None:
    heads = run("head").output.split()
    _tamper(tmp_path, "DELETE FROM audit_event")
    assert run("verify").exit_code == 0  # nothing is left that could tell
    done = run("verify", *[word for head in heads for word in ("--head", head)])
    assert done.exit_code == 1
    assert "it was longer" in done.output


def test_audit_verify_refuses_what_is_no_head(run) -> None:
    done = run("verify", "--head", "yesterday")
    assert done.exit_code == 1
    assert "is no head" in done.output
