"""The parent's side of printing: one rendering process, its limits, and plainly how it ended.

Nothing of the plan is ever in an argument, in the environment, or in what is reported.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from clinic.printing.limits import Limits

ROOT = Path(__file__).resolve().parent.parent.parent
# -s and -E: nothing of the user's own Python or environment reaches the process.
CHILD = [sys.executable, "-s", "-E", "-m", "clinic.printing.child"]
# No font of the machine's own: the same plan is the same bytes anywhere, and a letter that our fonts lack
# is found by `glyphs` and not painted by whatever happens to be installed.
NO_FONTS = Path(__file__).parent / "no_system_fonts.conf"
OUT_OF_MEMORY, TOO_BIG, FAILED = 10, 11, 12

TOO_SLOW = (
    "Making the pages took too long, so it was stopped. Try once more; if it happens again, print page 1."
)
NO_MEMORY = "This plan needs more memory to print than it may use, so it was stopped."
TOO_LARGE = "The printed file grew larger than it may be, so it was stopped."
BROKE = "The pages could not be made. Nothing was lost. ({kind})"
STOPPED = "Making the pages was stopped from outside (signal {signal}). Try once more."


@dataclass(frozen=True)
class RenderResult:
    """`pdf` is None exactly when `problem` says, in a plain sentence, why there is none.

    `moved`: what was moved off page 1 to the folder. `page_1_fits`: whether page 1 is one page.
    """

    pdf: bytes | None
    problem: str | None = None
    pages: int = 0
    moved: tuple[str, ...] = field(default=())
    page_1_fits: bool = True


def render_pdf(document: str, payload: dict[str, Any], *, limits: Limits | None = None) -> RenderResult:
    """Render one document ("plan": a folder of pdf_templates) from plain values.

    Never raises for what happens in the rendering process.
    """
    allowed = limits or Limits()
    with TemporaryDirectory(prefix="plan-") as folder:
        out = Path(folder) / "out.pdf"
        request = {"document": document, "payload": payload, "limits": asdict(allowed), "out": str(out)}
        try:
            done = _run(json.dumps(request), folder, allowed.wall)
        except subprocess.TimeoutExpired:
            return RenderResult(None, TOO_SLOW)
        if done.returncode != 0:
            return RenderResult(None, _why(done))
        told = json.loads(done.stdout)
        return RenderResult(out.read_bytes(), None, told["pages"], tuple(told["moved"]), told["page_1_fits"])


def _run(request: str, folder: str, wall: float) -> subprocess.CompletedProcess[str]:
    """One process with nothing of ours in its environment; killed when its time is over."""
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
    environment["FONTCONFIG_FILE"] = str(NO_FONTS)
    return subprocess.run(
        CHILD, input=request, capture_output=True, text=True, encoding="utf-8",
        timeout=wall, cwd=ROOT, env=environment, check=False,
    )  # fmt: skip


def _why(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode == -signal.SIGXCPU:
        return TOO_SLOW
    if done.returncode == OUT_OF_MEMORY:
        return NO_MEMORY
    if done.returncode == TOO_BIG:
        return TOO_LARGE
    if done.returncode < 0:
        return STOPPED.format(signal=-done.returncode)
    return BROKE.format(kind=_kind(done.stdout))


def _kind(answer: str) -> str:
    try:
        return str(json.loads(answer)["kind"])
    except (ValueError, KeyError, TypeError):
        return "it did not start"
