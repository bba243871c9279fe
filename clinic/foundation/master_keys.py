"""The master keys of an installation, in a file of their own that only its owner may read.

The file is JSON: {"current": "<id>", "keys": {"<id>": "<32 bytes in base64>"}}. Losing it loses every
sealed text for good, so it is only added to; a key that wraps nothing any more is taken out when asked for.
"""

import base64
import json
import os
import secrets
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from clinic.foundation.private_files import replace_private, write_new_private

KEY_BYTES = 32


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

    def fresh(self) -> "MasterKeys":
        """The keys of this moment: these. A `KeyFile` reads its file again when it was changed."""
        return self

    @classmethod
    def make(cls, path: Path) -> Self:
        """Make a file with one new key, mode 0600. FileExistsError when there is one already."""
        masters = cls._with_new_key({})
        write_new_private(path, masters._as_json())
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
        replace_private(path, masters._as_json())
        return masters

    @classmethod
    def remove_keys(cls, path: Path, key_ids: Collection[str]) -> Self:
        """Take keys out of the file for good; never the current one (ValueError)."""
        held = cls.from_file(path)
        if held.current_id in key_ids:
            raise ValueError("the current key stays")
        masters = cls(held.current_id, {name: key for name, key in held.keys.items() if name not in key_ids})
        replace_private(path, masters._as_json())
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
