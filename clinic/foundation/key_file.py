"""The file of master keys as it stands now: processes that run while keys are changed see the new ones."""

import os
from pathlib import Path
from typing import Protocol

from clinic.foundation.master_keys import BadKeyFile, MasterKeys

Stamp = tuple[int, int, int]


class Masters(Protocol):
    """Where master keys come from: a `KeyFile`, or keys that never change (`MasterKeys`)."""

    def fresh(self) -> MasterKeys:
        """The keys of this moment."""


class KeyFile:
    """Master keys read from `path`, and read again when the file is another than it was.

    Whoever reads a wrapped key first and asks for `fresh()` afterwards finds the key that wrapped it: a key
    is in the file before anything is wrapped with it. Raises BadKeyFile when it is made, not later: a file
    that is gone for a moment leaves the keys that are known.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = self._look()
        self._masters = MasterKeys.from_file(path)

    def fresh(self) -> MasterKeys:
        """The keys in the file now."""
        stamp = self._look()
        if stamp is not None and stamp != self._stamp:
            self._read_again(stamp)
        return self._masters

    def _read_again(self, stamp: Stamp) -> None:
        try:
            self._masters = MasterKeys.from_file(self._path)
        except BadKeyFile:
            return
        self._stamp = stamp

    def _look(self) -> Stamp | None:
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size
