"""The command line, run in this process against an installation of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clinic.cli.__main__ import main

Cli = Callable[..., Result]


@pytest.fixture
def cli_environment(tmp_path: Path, new_database_url: Callable[[], str]) -> dict[str, str]:
    return {
        "HANDOFF_MODE": "local",
        "HANDOFF_DEMO": "no",
        "HANDOFF_VAR": str(tmp_path / "var"),
        "HANDOFF_DATABASE_URL": new_database_url(),
        "PORT": "8765",
    }


@pytest.fixture
def cli(cli_environment: dict[str, str]) -> Cli:
    """(words, typed="", **environment) -> what the command printed, and its exit code."""

    def run(*words: str, typed: str = "", **environment: str) -> Result:
        return CliRunner().invoke(main, list(words), input=typed, env={**cli_environment, **environment})

    return run
