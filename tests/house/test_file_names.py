"""Names that say nothing about what is inside are not used."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "services"}


def _tracked_files() -> list[Path]:
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(name) for name in listed.split("\0") if name]


def test_file_names_say_something() -> None:
    files = _tracked_files()
    assert Path("pyproject.toml") in files
    named = {part.split(".")[0].lower() for path in files for part in path.parts}
    assert named & EMPTY_NAMES == set()


def test_file_names_leave_out_what_a_run_makes() -> None:
    made = {"var", "node_modules", ".venv", "__pycache__"}
    assert [path for path in _tracked_files() if made & set(path.parts)] == []


def test_test_files_have_names_of_their_own() -> None:
    """Two of one name stop pytest before it has run either."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert [name for name in set(names) if names.count(name) > 1] == []
