"""Finished papers, sealed with their client's key: printed once by what is on them, then a file read.

A paper's name is the hash of what was printed and of everything it was printed with, so another answer,
another day or another style sheet is another paper. What failed is not kept: a retry tries again.
"""

import fcntl
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2

from clinic.foundation.sealing import CannotUnseal, seal_file, unseal_file
from clinic.printing.assets import TEMPLATES, packaged_files
from clinic.printing.checks import problems_of
from clinic.printing.pictures import page_pictures
from clinic.printing.render import RenderResult, render_pdf

KEPT_PER_CLIENT = 12
FAULTS = "The paper was made, and did not pass its check, so it is not shown. "


@dataclass(frozen=True)
class Owner:
    """Whose paper it is: the client's id, and the data key that seals it."""

    id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Shelf:
    """Papers below one private folder, one folder for each client."""

    folder: Path

    def printed(self, document: str, payload: dict[str, Any], owner: Owner) -> RenderResult:
        """The finished paper, printed now unless it lies here."""
        name = f"{_hash_of(document, payload)}.pdf"
        with self._only_one(owner, name):
            kept = self._read(owner, name)
            if kept is not None:
                return RenderResult(pdf=kept, pages=_count_pages(kept))
            result = _checked(render_pdf(document, payload), payload)
            if result.pdf is not None:
                self._write(owner, name, result.pdf)
            return result

    def pictures(self, pdf: bytes, owner: Owner) -> list[bytes]:
        """A PNG of each page of a finished paper; painted once. Raises NoPictures."""
        name = f"{hashlib.sha256(pdf).hexdigest()}.zip"
        with self._only_one(owner, name):
            kept = self._read(owner, name)
            if kept is None:
                kept = _bundle(page_pictures(pdf))
                self._write(owner, name, kept)
        with zipfile.ZipFile(io.BytesIO(kept)) as bundle:
            return [bundle.read(page) for page in bundle.namelist()]

    def _place(self, owner: Owner) -> Path:
        place = self.folder / owner.id
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place

    def _read(self, owner: Owner, name: str) -> bytes | None:
        try:
            sealed = (self._place(owner) / name).read_bytes()
            return unseal_file(owner.key, sealed, owner_id=owner.id, name=name)
        except (FileNotFoundError, CannotUnseal):
            return None

    def _write(self, owner: Owner, name: str, body: bytes) -> None:
        place = self._place(owner)
        unfinished = place / f"{name}.{os.getpid()}.new"
        unfinished.write_bytes(seal_file(owner.key, owner.id, body, owner_id=owner.id, name=name))
        unfinished.chmod(0o600)
        unfinished.replace(place / name)
        _drop_oldest(place)

    @contextmanager
    def _only_one(self, owner: Owner, name: str) -> Iterator[None]:
        """Two workers asked for one paper: the second waits, and then finds it made."""
        lock = self._place(owner) / f"{name}.lock"
        with lock.open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            try:
                yield
            finally:
                lock.unlink(missing_ok=True)


def _drop_oldest(place: Path) -> None:
    def age(path: Path) -> float:
        return path.stat().st_mtime

    for ending in ("*.pdf", "*.zip"):
        for old in sorted(place.glob(ending), key=age, reverse=True)[KEPT_PER_CLIENT:]:
            old.unlink(missing_ok=True)


def _checked(result: RenderResult, payload: dict[str, Any]) -> RenderResult:
    """A finished file is looked at once more; one with a fault goes to nobody."""
    faults = problems_of(result.pdf, payload) if result.pdf is not None else []
    return RenderResult(pdf=None, problem=FAULTS + " ".join(faults)) if faults else result


def _bundle(pictures: list[bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        for number, picture in enumerate(pictures, start=1):
            bundle.writestr(f"{number:04}.png", picture)
    return target.getvalue()


def _count_pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _hash_of(document: str, payload: dict[str, Any]) -> str:
    text = json.dumps([_tools(), document, payload], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _tools() -> str:
    """The hash of templates, style sheets and fonts: what papers are printed with."""
    used = sorted({*TEMPLATES.rglob("*.html"), *packaged_files().values()})
    whole = hashlib.sha256()
    for path in used:
        whole.update(path.read_bytes())
    return whole.hexdigest()
