"""The master keys of an installation, in a file of their own that only its owner may read.

The file is JSON: {"current": "<id>", "keys": {"<id>": "<32 bytes in base64>"}}. Losing it loses every
sealed text for good, so it is never overwritten, only added to.
"""

import base64
import json
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

KEY_BYTES = 32
KEY_FILE_MODE = 0o600


class BadKeyFile(Exception):
    """The key file can't be used. `str(error)` says why and what helps, and never holds a key."""


@dataclass(frozen=True)
class MasterKeys:
    """Master keys by id, of 32 bytes each; the current one wraps, all can unwrap."""

    current_id: str
    keys: Mapping[str, bytes] = field(repr=False)

    @property
    def current(self) -> bytes:
        """The key that wraps new data keys."""
        return self.keys[self.current_id]

    def key(self, key_id: str) -> bytes:
        """One key; LookupError when this installation doesn't hold it."""
        return self.keys[key_id]

    @classmethod
    def make(cls, path: Path) -> Self:
        """Make a file with one new key, mode 0600. FileExistsError when there is one already."""
        masters = cls._with_new_key({})
        _write_new(path, masters._as_json())
        return masters

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read the file. BadKeyFile when it is missing, damaged, or readable by other users."""
        _check_private(path)
        try:
            stored = json.loads(path.read_text("utf-8"))
            keys = {str(name): base64.b64decode(key, validate=True) for name, key in stored["keys"].items()}
            masters = cls(str(stored["current"]), keys)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadKeyFile(f"{path} is damaged. Put back its copy from your backup.") from error
        masters._check(path)
        return masters

    @classmethod
    def add_key(cls, path: Path) -> Self:
        """Add a new key to the file and make it the current one; the older ones stay, to unwrap with."""
        masters = cls._with_new_key(cls.from_file(path).keys)
        beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        _write_new(beside, masters._as_json())
        beside.replace(path)
        return masters

    @classmethod
    def _with_new_key(cls, keys: Mapping[str, bytes]) -> Self:
        key_id = secrets.token_hex(4)
        return cls(key_id, {**keys, key_id: os.urandom(KEY_BYTES)})

    def _as_json(self) -> str:
        keys = {name: base64.b64encode(key).decode("ascii") for name, key in self.keys.items()}
        return json.dumps({"current": self.current_id, "keys": keys}, indent=2) + "\n"

    def _check(self, path: Path) -> None:
        if self.current_id not in self.keys or any(len(key) != KEY_BYTES for key in self.keys.values()):
            raise BadKeyFile(f"{path} is damaged. Put back its copy from your backup.")


def _check_private(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise BadKeyFile(f"The key file {path} can't be found or read.") from error
    if mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP):
        raise BadKeyFile(f"Other users can reach the key file. Run: chmod 600 {path}")


def _write_new(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, KEY_FILE_MODE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), KEY_FILE_MODE)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
