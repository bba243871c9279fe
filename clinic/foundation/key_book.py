"""The key book: what opens backups. A file beside the master keys; no backup holds a key of its own.

A client's rows in every backup are sealed with the client's data key. That key, wrapped by a master key,
stands here and in the database alone: taken out of both, the client is gone from all backups, older ones too.

JSON: {"format": 1, "current": "<id>", "backup_keys": {"<id>": wrapped}, "owners": {"<id>": {"<mark>":
wrapped}}, "destroyed": {"<id>": "<instant>"}}. A mark names a key without telling anything of it; an owner
has more than one when its key turned and older backups are still to be opened.
"""

import base64
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from clinic.foundation.master_keys import KEY_BYTES, MasterKeys
from clinic.foundation.private_files import one_at_a_time, replace_private
from clinic.foundation.sealing import new_data_key, unwrap_key, wrap_key

FORMAT = 1
FILE = "key_book.json"


class BadKeyBook(Exception):
    """The key book can't be used. `str(error)` says why and what helps."""


def book_beside(master_keys: Path) -> Path:
    """Where the key book lies: beside the file of master keys."""
    return master_keys.with_name(FILE)


def mark_of(key: bytes) -> str:
    """A short name of a data key, which tells nothing of it."""
    return hmac.digest(key[:KEY_BYTES], b"warm handoff: the mark of a key", "sha256")[:8].hex()


@dataclass
class KeyBook:
    """The book as it was read; `changing` writes it back."""

    current: str = ""
    backup_keys: dict[str, bytes] = field(default_factory=dict)
    owners: dict[str, dict[str, bytes]] = field(default_factory=dict)
    destroyed: dict[str, datetime] = field(default_factory=dict)

    def add(self, masters: MasterKeys, owner_id: UUID, wrapped: bytes) -> str:
        """Note an owner's data key as the database holds it; its mark. One that was destroyed stays out."""
        mark = mark_of(unwrap_key(masters, wrapped, owner_id=str(owner_id)))
        if str(owner_id) not in self.destroyed:
            self.owners.setdefault(str(owner_id), {})[mark] = wrapped
        return mark

    def wrapped(self, owner_id: UUID, mark: str) -> bytes:
        """An owner's key as the database holds it. LookupError: destroyed, or made after this book."""
        return self.owners[str(owner_id)][mark]

    def holds(self, owner_id: UUID, mark: str) -> bool:
        """Whether it has this key."""
        return mark in self.owners.get(str(owner_id), {})

    def destroy(self, owner_id: UUID, at: datetime) -> None:
        """Take out every key of an owner: nothing of theirs can be read in any backup."""
        self.owners.pop(str(owner_id), None)
        self.destroyed.setdefault(str(owner_id), at)

    def make_backup_key(self, masters: MasterKeys) -> None:
        """A new key for what belongs to no client in the backups from now on."""
        self.current = secrets.token_hex(8)
        self.backup_keys[self.current] = wrap_key(masters, new_data_key(), owner_id=f"backup {self.current}")

    def backup_key(self, masters: MasterKeys, key_id: str) -> bytes:
        """The key of this id. LookupError: it is in another installation's book, or a newer one."""
        return unwrap_key(masters, self.backup_keys[key_id], owner_id=f"backup {key_id}")

    def rewrap(self, masters: MasterKeys) -> None:
        """Wrap all with the current master key."""
        for key_id in self.backup_keys:
            key = self.backup_key(masters, key_id)
            self.backup_keys[key_id] = wrap_key(masters, key, owner_id=f"backup {key_id}")
        for owner_id, keys in self.owners.items():
            for mark, wrapped in keys.items():
                key = unwrap_key(masters, wrapped, owner_id=owner_id)
                keys[mark] = wrap_key(masters, key, owner_id=owner_id)

    def as_json(self) -> str:
        plain = {
            "format": FORMAT,
            "current": self.current,
            "backup_keys": _in_letters(self.backup_keys),
            "owners": {owner_id: _in_letters(keys) for owner_id, keys in self.owners.items()},
            "destroyed": {owner_id: at.isoformat() for owner_id, at in self.destroyed.items()},
        }
        return json.dumps(plain, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Raises ValueError, KeyError, TypeError or AttributeError for anything else."""
        plain: dict[str, Any] = json.loads(text)
        if plain["format"] != FORMAT:
            raise ValueError("another format")
        return cls(
            str(plain["current"]),
            _in_bytes(plain["backup_keys"]),
            {str(UUID(owner_id)): _in_bytes(keys) for owner_id, keys in plain["owners"].items()},
            {owner_id: datetime.fromisoformat(at) for owner_id, at in plain["destroyed"].items()},
        )


def read_book(path: Path) -> KeyBook:
    """The book at `path`. Raises BadKeyBook."""
    try:
        return KeyBook.from_json(path.read_text("utf-8"))
    except OSError as error:
        raise BadKeyBook(
            f"The key book {path} can't be found or read. Put its newest copy beside the master keys."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadKeyBook(f"The key book {path} is damaged. Put back its newest copy.") from error


@contextmanager
def changing(path: Path) -> Iterator[KeyBook]:
    """The book, alone in hand, a new one where there is none; written when the block ends well."""
    with one_at_a_time(path):
        book = read_book(path) if path.exists() else KeyBook()
        before = book.as_json()
        yield book
        if book.as_json() != before or not path.exists():
            replace_private(path, book.as_json(), wipe=True)


def destroy_in_book(path: Path, owner_id: UUID, at: datetime) -> None:
    """Take a client's keys out of the book for good. Raises BadKeyBook, OSError."""
    with changing(path) as book:
        book.destroy(owner_id, at)


def _in_letters(keys: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(key).decode("ascii") for name, key in keys.items()}


def _in_bytes(keys: Mapping[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(key, validate=True) for name, key in keys.items()}
