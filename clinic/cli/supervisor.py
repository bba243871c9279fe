"""Keeps a few processes running: starts again what died, stops all together, leaves nothing behind."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

import click

from clinic.cli.lifeline import HELD

LOOK_EVERY = 0.2  # seconds
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a process is started again, doubled each time
STEADY_AFTER = 60.0  # seconds after which a process counts as healthy
SECONDS_TO_STOP = 12.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Child:
    """One process and its whole group. `name`: how it is called in what we print."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    pause: float = FIRST_PAUSE
    started: float = 0.0
    start_at: float = 0.0

    def start(self) -> None:
        """Start it in a session of its own: Ctrl+C reaches it through us, once."""
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            env={**self.environment, HELD: "yes"},
            start_new_session=True,
        )
        self.started = time.monotonic()

    def look(self) -> None:
        """Start it when it is time to; notice when it died."""
        if self.process is None:
            if time.monotonic() >= self.start_at:
                self.start()
        elif self.process.poll() is not None:
            self._died(self.process.returncode)

    def _died(self, code: int) -> None:
        self.sweep()
        self.process = None
        if time.monotonic() - self.started > STEADY_AFTER:
            self.pause = FIRST_PAUSE
        click.echo(
            f"{self.name} stopped ({_how(code)}). Starting it again in {self.pause:g} seconds.", err=True
        )
        self.start_at = time.monotonic() + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def ask_to_stop(self) -> None:
        """In its own time, if that is short."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def is_gone(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def sweep(self) -> None:
        """End whatever of its group is still there: a dead server's workers, a worker's press."""
        if self.process is None:
            return
        with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group of the dead
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()


@dataclass
class Supervisor:
    """Runs its children until INT, TERM or HUP."""

    children: Sequence[Child]
    sleep: Callable[[float], None] = time.sleep
    _signal: int = field(default=0, init=False)

    def run(self) -> None:
        """Returns when every process has ended."""
        for one in SIGNALS:
            if signal.getsignal(one) is not signal.SIG_IGN:  # started with nohup
                signal.signal(one, self._told)
        try:
            while not self._signal:
                for child in self.children:
                    child.look()
                self.sleep(LOOK_EVERY)
        finally:
            self._stop()

    def _told(self, number: int, _frame: FrameType | None) -> None:
        self._signal = number

    def _stop(self) -> None:
        click.echo("Stopping.", err=True)
        for child in self.children:
            child.ask_to_stop()
        last = time.monotonic() + SECONDS_TO_STOP
        while time.monotonic() < last and not all(child.is_gone() for child in self.children):
            self.sleep(LOOK_EVERY)
        for child in self.children:
            child.sweep()


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit {code}"
