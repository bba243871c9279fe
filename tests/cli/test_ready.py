"""`gunicorn wsgi:app` looks before it serves, and says in words what stands in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clinic.app import spool_of
from clinic.foundation.master_keys import MasterKeys
from config import HERE, settings_from

GUNICORN = Path(sys.executable).with_name("gunicorn")


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Of a site in production that was in use."""
    found = {
        "HANDOFF_MODE": "production",
        "HANDOFF_VAR": str(tmp_path),
        "HANDOFF_DATABASE_URL": f"sqlite:///{tmp_path / 'handoff.db'}",
        "HANDOFF_SECRET_KEY": "s" * 40,
        "HANDOFF_MASTER_KEYS": str(tmp_path / "keys.json"),
        "HANDOFF_HOSTS": "localhost",
    }
    MasterKeys.make(tmp_path / "keys.json")
    spool_of(settings_from(found)).path.touch()
    return os.environ | found


def test_make_ready_stops_gunicorn_with_one_line(surroundings: dict[str, str]) -> None:
    ended = subprocess.run(
        [GUNICORN, "-b", "127.0.0.1:0", "wsgi:app"],
        cwd=HERE, env=surroundings, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: There is no database at ")
    assert "Traceback" not in ended.stderr
