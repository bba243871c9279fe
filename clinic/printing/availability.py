"""Whether this machine can print, asked once in a process of its own: a missing library would end ours."""

import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which

PROBE_SECONDS = 30
DEBIAN = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
BREW = "brew install pango"
OTHER = "Install Pango 1.44 or newer with this system's package manager."


@dataclass(frozen=True)
class Availability:
    """`reason` and `command` are empty when printing works. `command` is what helps on this system."""

    ok: bool
    reason: str = ""
    command: str = ""


@cache
def printing_available() -> Availability:
    """Try the engine once; the answer holds for as long as this process lives."""
    return probe([sys.executable, "-c", "import weasyprint"])


def probe(command: list[str]) -> Availability:
    """Run what loads the engine. `command` is given by tests that pretend a library is missing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PROBE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return Availability(False, "The printing engine did not answer.", _command_that_helps())
    if done.returncode == 0:
        return Availability(True)
    if "No module named" in done.stderr:
        return Availability(
            False, "The printing engine is not installed.", f"{sys.executable} -m pip install weasyprint"
        )
    return Availability(
        False, "Pango, the library that sets the type, is not on this machine.", _command_that_helps()
    )


def _command_that_helps() -> str:
    if Path("/etc/debian_version").exists():
        return DEBIAN
    return BREW if which("brew") else OTHER
