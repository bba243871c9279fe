"""A private folder for one rendering process, and sweeping those whose owner died without doing it."""

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir, mkdtemp

PREFIX = "warm-press-"


@dataclass(frozen=True)
class PressFolder:
    """A folder that only its owner may read. `lock` is held for as long as the owner lives."""

    path: Path
    lock: int

    @classmethod
    def make(cls) -> "PressFolder":
        """A new one. Another process may sweep it before the lock is held; then it is made once more."""
        while True:
            path = Path(mkdtemp(prefix=PREFIX))
            lock = _locked(path)
            if lock is not None and path.exists():
                return cls(path, lock)

    def remove(self) -> None:
        """With all that the process left in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self.lock)


def sweep_leftovers() -> int:
    """Remove the folders of processes that are no more; those in use stay. Returns how many went."""
    leftovers = [(path, lock) for path in _all_folders() if (lock := _locked(path)) is not None]
    for path, lock in leftovers:
        PressFolder(path, lock).remove()
    return len(leftovers)


def _all_folders() -> list[Path]:
    return sorted(Path(gettempdir()).glob(f"{PREFIX}*"))


def _locked(path: Path) -> int | None:
    """The lock of a folder; None while somebody holds it, or when it is not ours to touch."""
    try:
        lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
