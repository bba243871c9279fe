"""The parent's side of printing: a rendering process, its limits, and plainly how a document ended.

Nothing of the plan is ever in an argument, in the environment, in a file, or in what is reported.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, Any, Self

from clinic.printing.limits import Limits
from clinic.printing.press_folder import PressFolder, sweep_leftovers
from clinic.printing.refusals import refusal

ROOT = Path(__file__).resolve().parent.parent.parent
# -s and -E: nothing of the user's own Python or environment reaches the process.
CHILD = [sys.executable, "-s", "-E", "-m", "clinic.printing.child"]
# No font of the machine's own: the same plan is the same bytes anywhere, and a letter that our fonts lack
# is found by `glyphs` and not painted by whatever happens to be installed.
NO_FONTS = Path(__file__).parent / "no_system_fonts.conf"
OUT_OF_MEMORY, TOO_BIG, FAILED = 10, 11, 12
# How the libraries below Python end when they get no memory.
BREAKDOWNS = (signal.SIGSEGV, signal.SIGABRT, signal.SIGTRAP, signal.SIGBUS)

TOO_SLOW = (
    "Making the pages took too long, so it was stopped. Try once more; if it happens again, print page 1."
)
NO_MEMORY = "This plan needs more memory to print than it may use, so it was stopped."
TOO_LARGE = "The printed file grew larger than it may be, so it was stopped."
BROKE = "The pages could not be made. Nothing was lost. ({kind})"
CRASHED = "The pages could not be made: what sets the type broke down, perhaps for want of memory."
STOPPED = "Making the pages was stopped from outside (signal {signal}). Try once more."


@dataclass(frozen=True)
class RenderResult:
    """`pdf` is None exactly when `problem` says, in a plain sentence, why there is none.

    `moved`: what was moved off page 1 to the folder. `page_1_fits`: whether page 1 is one page.
    `was_stopped`: somebody else ended the process, so the same document may well be made next time.
    """

    pdf: bytes | None
    problem: str | None = None
    pages: int = 0
    moved: tuple[str, ...] = field(default=())
    page_1_fits: bool = True
    was_stopped: bool = False


def render_pdf(document: str, payload: dict[str, Any], *, limits: Limits | None = None) -> RenderResult:
    """Render one document ("plan": a folder of pdf_templates) from plain values, in a process for it alone.

    Never raises for what happens in the rendering process.
    """
    with Press(limits) as press:
        return press.render(document, payload)


class Press:
    """A rendering process that stays for many documents. One thread at a time may use it.

    It starts with the first document, and is replaced after any failure, after `limits.documents`, and when
    it holds more than `limits.kept` bytes. It ends with `close`, or when whoever started it is gone.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._process: _Process | None = None
        sweep_leftovers()

    @property
    def pid(self) -> int | None:
        """The process that renders now, if one is running."""
        return self._process.pid if self._process else None

    @property
    def memory(self) -> int:
        """Bytes that it held after its last document."""
        return self._process.memory if self._process else 0

    def start(self) -> "_Process":
        """Have a process ready, if there is none: it warms up while nobody waits for it."""
        self._process = self._process or _Process(self.limits)
        return self._process

    def render(self, document: str, payload: dict[str, Any], *, page_1_alone: bool = False) -> RenderResult:
        """Render one document, or a first look at its page 1.

        Never raises for what happens in the rendering process.
        """
        if why := refusal(payload):
            return RenderResult(None, why)
        process = self.start()
        result = process.render({"document": document, "payload": payload, "page_1_alone": page_1_alone})
        if result.pdf is None or process.is_worn():
            self.close()
        return result

    def close(self) -> None:
        """End the process and remove what it left. The next document starts another."""
        process, self._process = self._process, None
        if process:
            process.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Process:
    """One child with its pipes and its folder; nothing of ours is in its environment."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.memory, self._printed, self._is_late = 0, 0, False
        self._folder = PressFolder.make()
        own = str(self._folder.path)
        self._child = subprocess.Popen(
            [*CHILD, json.dumps(asdict(limits))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": own, "TMPDIR": own,
                 "FONTCONFIG_FILE": str(NO_FONTS)},
        )  # fmt: skip
        self.pid = self._child.pid

    def render(self, request: dict[str, Any]) -> RenderResult:
        """Ask for one document and wait, for `limits.wall` seconds at most."""
        watch = Timer(self._limits.wall, self._stop_late_one)
        watch.start()
        try:
            told, pdf = self._answer_to(json.dumps(request).encode() + b"\n")
            if pdf is None:
                return self._no_pdf(told)
        finally:
            watch.cancel()
        self._printed, self.memory = self._printed + 1, told["memory"]
        return RenderResult(pdf, None, told["pages"], tuple(told["moved"]), told["page_1_fits"])

    def is_worn(self) -> bool:
        """Whether the next document had better have a new process."""
        return self._printed >= self._limits.documents or self.memory > self._limits.kept

    def end(self) -> None:
        """A child that is only waiting holds nothing that must be saved."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self._folder.remove()

    def _stop_late_one(self) -> None:
        self._is_late = True
        self._child.kill()

    def _answer_to(self, line: bytes) -> tuple[dict[str, Any], bytes | None]:
        """What the child told, and the PDF; None when it ended before the whole of it was here."""
        questions: IO[bytes] = self._child.stdin  # type: ignore[assignment]
        answers: IO[bytes] = self._child.stdout  # type: ignore[assignment]
        with contextlib.suppress(OSError):  # it ended before it was asked; how, it says below
            questions.write(line)
            questions.flush()
        told = _told(answers.readline())
        pdf = answers.read(told.get("size", 0))
        return told, pdf if pdf and len(pdf) == told["size"] else None

    def _no_pdf(self, told: dict[str, Any]) -> RenderResult:
        why = self._why(told, self._child.wait())
        return RenderResult(None, why, was_stopped=why.startswith(STOPPED.partition("{")[0]))

    def _why(self, told: dict[str, Any], code: int) -> str:
        if self._is_late or code == -signal.SIGXCPU:
            return TOO_SLOW
        if code == OUT_OF_MEMORY:
            return NO_MEMORY
        if code == TOO_BIG:
            return TOO_LARGE
        if -code in BREAKDOWNS:
            return CRASHED
        if code < 0:
            return STOPPED.format(signal=-code)
        return BROKE.format(kind=told.get("kind", "it did not start"))


def _told(line: bytes) -> dict[str, Any]:
    """One line of JSON. A child that died while it spoke has told nothing."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
