"""A real installation on a free port: the command line sets it up and serves it, as a clinic would."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120


@dataclass
class Site:
    """A served installation. `url` has no slash at its end. `python`: what it runs on."""

    var_dir: Path
    port: int
    demo: bool = False
    python: str = sys.executable
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HANDOFF_")}
        return kept | {"HANDOFF_VAR": str(self.var_dir), "PORT": str(self.port), "HANDOFF_MODE": "local"}

    def command(self, *words: str) -> str:
        """Run one command of the command line; its output. CalledProcessError when it refuses."""
        ran = subprocess.run(
            [self.python, "-m", "clinic.cli", *words],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return ran.stdout

    def start(self) -> None:
        """Serve until `stop`; returns when the first page answers."""
        words = ["serve", "--demo"] if self.demo else ["serve"]
        command = [self.python, "-m", "clinic.cli", *words]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        self._wait()

    def stop(self) -> None:
        """End the server and wait for its workers."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)

    def said(self) -> str:
        """What the server printed."""
        return self._log.read_text("utf-8", "replace")

    @property
    def _log(self) -> Path:
        return self.var_dir / f"serve-{self.port}.log"

    def _wait(self) -> None:
        assert self.process is not None
        for _ in range(START_SECONDS * 10):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(self.url, timeout=START_SECONDS).close()
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return
        self.stop()
        raise AssertionError(f"the site did not start:\n{self.said()}")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def link_in(text: str) -> str:
    """The first web address in what a command printed."""
    found = re.search(r"http://\S+", text)
    assert found, text
    return found.group()
