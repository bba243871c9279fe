"""./dev on systems that lack something: plain words, the exact command, and an exit code that is not 0."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ["python3", "python3.11", "python3.12", "python3.13", "python3.14"]
OLD_PYTHON = 'case "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac'
# New enough, and nothing else: no libraries to load, no ensurepip, no venv.
BARE_PYTHON = 'case "$2" in *version_info*) exit 0;; *) exit 1;; esac'
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class System:
    """A copy of the launcher in an empty folder, on a PATH where some programs are replaced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir()
        shutil.copy(ROOT / "dev", folder / "dev")

    def program(self, name: str, body: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.programs}{os.pathsep}/usr/bin{os.pathsep}/bin"
        command = ["/bin/sh", str(self.folder / "dev"), *words]
        return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, check=False)


@pytest.fixture
def system(tmp_path: Path) -> System:
    """Debian with a Python that has nothing beside it."""
    made = System(tmp_path)
    for name in PYTHONS:
        made.program(name, BARE_PYTHON)
    made.program("apt-get", f'echo "$@" >> {tmp_path}/apt-calls')
    made.program("id", "echo 1000")
    return made


def test_launcher_help_names_every_command(system: System) -> None:
    result = system.run("help")
    assert result.returncode == 0
    assert [
        word for word in ("run", "test", "check", "bench", "drill") if f"./dev {word}" not in result.stdout
    ] == []


def test_launcher_refuses_a_command_it_does_not_know(system: System) -> None:
    assert system.run("fly").returncode == 2


@pytest.mark.parametrize("command", ["run", "test", "check"])
def test_launcher_with_an_old_python_says_which_is_needed(system: System, command: str) -> None:
    for name in PYTHONS:
        system.program(name, OLD_PYTHON)
    result = system.run(command)
    assert result.returncode == 1
    assert "needs Python 3.11 or newer. This system has: Python 3.9.2." in result.stderr
    assert "apt-get install python3 python3-venv" in result.stderr


def test_launcher_without_the_right_to_install_prints_the_command(system: System) -> None:
    result = system.run("run")
    assert result.returncode == 1
    assert f"apt-get install --yes --no-install-recommends python3-venv {LIBRARIES}" in result.stderr
    assert not (system.folder / "apt-calls").exists()


def test_launcher_as_root_installs_what_is_missing(system: System) -> None:
    system.program("id", "echo 0")
    system.run("run")
    calls = (system.folder / "apt-calls").read_text(encoding="utf-8")
    assert calls.splitlines()[1].endswith(f"python3-venv {LIBRARIES}")


def test_launcher_shows_why_an_installation_failed(system: System) -> None:
    system.program("id", "echo 0")
    system.program("apt-get", "echo no space left on the disk; exit 100")
    result = system.run("run")
    assert result.returncode == 1
    assert "no space left on the disk" in result.stderr
    assert f"--no-install-recommends python3-venv {LIBRARIES}" in result.stderr


def test_launcher_that_cannot_make_its_folder_says_so(system: System) -> None:
    system.program("id", "echo 0")
    result = system.run("run")
    assert result.returncode == 1
    assert f"Could not make the folder {system.folder}/.venv" in result.stderr
