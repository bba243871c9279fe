"""Finished blanks as plain files: they hold nobody's words, so one file serves everybody.

A file's name is the hash of what is on it and what it was printed with. Another question, region or
template is another file, and the one before it goes.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic.plans.wording import Wording
from clinic.printing.blanks.registry import Blank
from clinic.printing.blanks.site import SHIPPED, Site
from clinic.printing.checks import problems_of
from clinic.printing.render import render_pdf
from clinic.printing.tools import tools_hash


class BlankNotMade(Exception):
    """A blank could not be printed. `str(error)` is a plain sentence."""


@dataclass(frozen=True)
class KeptBlanks:
    """Blanks below one folder."""

    folder: Path

    def pdf(self, blank: Blank, say: Wording, site: Site = SHIPPED) -> bytes:
        """The file, made first if it is not there. Raises BlankNotMade."""
        payload = blank.build(say, site)
        kind = f"{blank.key}-{say.region.key}-{say.language}-{site.setting}"
        file = self.folder / f"{kind}.{_name(blank, payload)}.pdf"
        if not file.exists():
            with self._one_at_a_time(kind):
                if not file.exists():
                    self._write(file, kind, printed(blank, payload))
        return file.read_bytes()

    @contextmanager
    def _one_at_a_time(self, kind: str) -> Iterator[None]:
        """Two who ask for the same blank at once wait for one rendering."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.folder / f"{kind}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _write(self, file: Path, kind: str, pdf: bytes) -> None:
        beside = file.with_suffix(f".{os.getpid()}.new")
        beside.write_bytes(pdf)
        for old in self.folder.glob(f"{kind}.*.pdf"):
            old.unlink(missing_ok=True)
        beside.replace(file)


def printed(blank: Blank, payload: dict[str, Any]) -> bytes:
    """A blank as a checked PDF. Raises BlankNotMade."""
    result = render_pdf(blank.key, payload)
    if result.pdf is None:
        raise BlankNotMade(result.problem or "The pages could not be made.")
    if wrong := problems_of(result.pdf, payload):
        raise BlankNotMade(wrong[0])
    return result.pdf


def _name(blank: Blank, payload: dict[str, Any]) -> str:
    whole = json.dumps([tools_hash(), blank.key, payload], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
