"""Finished papers and the pictures of their pages, sealed with their client's key. A file each.

A file is whole or it is not there: it is written beside its place, then moved. One that was cut short or
changed doesn't open, and is as good as not there.
"""

import contextlib
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from clinic.foundation.sealing import CannotUnseal, seal_file, unseal_file

UNFINISHED = ".new"


@dataclass(frozen=True)
class Owner:
    """Whose paper it is: the client's id, and the data key that seals it."""

    id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Shelf:
    """Files below one private folder, one folder for each client."""

    folder: Path

    def read(self, owner: Owner, file: str) -> bytes | None:
        """The file's bytes, or None when it is not there or not whole."""
        try:
            sealed = (self.folder / owner.id / file).read_bytes()
            return unseal_file(owner.key, sealed, owner_id=owner.id, name=file)
        except (FileNotFoundError, CannotUnseal):
            return None

    def write(self, owner: Owner, file: str, body: bytes) -> None:
        """Put it on the shelf: on the disk before it gets its name."""
        place = self.folder / owner.id
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = place / f"{file}.{os.getpid()}{UNFINISHED}"
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as unfinished:
            unfinished.write(seal_file(owner.key, owner.id, body, owner_id=owner.id, name=file))
            unfinished.flush()
            os.fsync(unfinished.fileno())
        beside.replace(place / file)

    def has(self, owner_id: str, file: str) -> bool:
        """Whether there is such a file; only reading it tells whether it is whole."""
        return (self.folder / owner_id / file).exists()

    def sweep(self, keep: Callable[[], Collection[tuple[str, str]]]) -> int:
        """Remove every file but those of these (owner id, name of a paper); and what others half wrote.

        `keep` is asked when the files are known already: a paper made meanwhile stays. Returns how many went.
        A client of whom nothing is kept has no folder left.
        """
        files = list(self._files())
        wanted = set(keep())
        stale = [path for path in files if (path.parent.name, paper_of(path.name)) not in wanted]
        for path in stale:
            path.unlink(missing_ok=True)
        for place in {path.parent for path in stale}:
            with contextlib.suppress(OSError):  # others are in it
                place.rmdir()
        return len(stale)

    def _files(self) -> Iterator[Path]:
        yield from (path for path in self.folder.glob("*/*") if path.is_file())


def pdf_file(name: str) -> str:
    """The file of a paper."""
    return f"{name}.pdf"


def picture_file(name: str, page: int) -> str:
    """The picture of one page (from 1)."""
    return f"{name}.{page}.png"


def small_file(name: str) -> str:
    """The small picture of page 1."""
    return f"{name}.small.png"


def paper_of(file: str) -> str:
    """The paper that a file belongs to; none, if it is half written and not by this very process."""
    is_ours = file.endswith(f".{os.getpid()}{UNFINISHED}")
    return "" if file.endswith(UNFINISHED) and not is_ours else file.split(".")[0]
