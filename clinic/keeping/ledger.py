"""The ledger of erasures: a file outside the database, so that a restored backup brings nobody back.

One line of JSON for each record: a random id, when, by whose word, on what ground. Only ever added to. Each
line carries a keyed link to the line before it, made with the clinic's lasting key: nobody can slip in the
id of a client who should stay, or take one out of the middle, without its being seen.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from clinic.foundation.errors import HandoffError
from clinic.foundation.private_files import PRIVATE, one_at_a_time, sync_folder

FILE = "erasures.jsonl"
FIRST = "0" * 64
KeyOf = Callable[[UUID], bytes]
DAMAGED = (
    "The ledger of erasures, {path}, is damaged at line {number}: {why}. Put back its newest copy. "
    "Until then nothing can be erased, and no backup restored."
)
NOT_WRITTEN = "The ledger of erasures can’t be written at {path}: {why}. Nothing was erased."


class BadLedger(HandoffError):
    """The file can't be used; the words say why."""


@dataclass(frozen=True)
class Line:
    """One erasure. `approved_by`: the id of an account. `at`: an instant."""

    client_id: UUID
    clinic_id: UUID
    ground: str
    approved_by: UUID
    at: datetime

    def as_plain(self) -> dict[str, str]:
        return {name: value.isoformat() if name == "at" else str(value) for name, value in vars(self).items()}

    @classmethod
    def from_plain(cls, plain: Any) -> "Line":
        """Raises ValueError, KeyError or TypeError for anything else."""
        ids = {name: UUID(plain[name]) for name in ("client_id", "clinic_id", "approved_by")}
        return cls(**ids, ground=str(plain["ground"]), at=datetime.fromisoformat(plain["at"]))


def ledger_beside(master_keys: Path) -> "Ledger":
    """The installation's ledger: beside its master keys, and to be copied with them."""
    return Ledger(master_keys.with_name(FILE))


@dataclass(frozen=True)
class Ledger:
    """The file at `path`; no file is an empty ledger."""

    path: Path

    def lines(self, key_of: KeyOf) -> tuple[Line, ...]:
        """Every erasure, oldest first. Raises BadLedger when a line is not what was written.

        `key_of`: the key of a clinic. LookupError for one that this database doesn't know (it is older than
        the clinic): its lines are passed over unchecked, for there is nothing of its clients here.
        """
        return tuple(line for line, _ in self._checked(key_of))

    def add(self, line: Line, key_of: KeyOf) -> None:
        """Put a line at the end, on the disk before this returns. Raises BadLedger."""
        try:
            with one_at_a_time(self.path):
                checked = list(self._checked(key_of))
                if line.client_id not in {one.client_id for one, _ in checked}:
                    self._append(
                        line, _link(key_of(line.clinic_id), checked[-1][1] if checked else FIRST, line)
                    )
        except OSError as error:
            raise BadLedger(NOT_WRITTEN.format(path=self.path, why=error.strerror)) from error

    def _append(self, line: Line, link: str) -> None:
        is_new = not self.path.exists()
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, PRIVATE)
        with os.fdopen(handle, "r+b") as file:
            whole = file.read().rpartition(b"\n")
            file.seek(len(whole[0]) + len(whole[1]))
            file.truncate()  # a line that was cut off while it was written was never promised
            file.write(json.dumps(line.as_plain() | {"link": link}).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            sync_folder(self.path.parent)

    def _checked(self, key_of: KeyOf) -> Iterator[tuple[Line, str]]:
        before = FIRST
        for number, text in enumerate(self._texts(), start=1):
            line, link = self._read(number, text)
            try:
                expected = _link(key_of(line.clinic_id), before, line)
            except LookupError:
                expected = link
            if not hmac.compare_digest(link, expected):
                raise BadLedger(
                    DAMAGED.format(path=self.path, number=number, why="it is not what was written")
                )
            before = link
            yield line, link

    def _texts(self) -> list[str]:
        try:
            return self.path.read_text("utf-8").split("\n")[:-1]
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise BadLedger(DAMAGED.format(path=self.path, number=1, why="it can’t be read")) from error

    def _read(self, number: int, text: str) -> tuple[Line, str]:
        try:
            plain = json.loads(text)
            return Line.from_plain(plain), str(plain["link"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadLedger(DAMAGED.format(path=self.path, number=number, why="it can’t be read")) from error


def _link(data_key: bytes, before: str, line: Line) -> str:
    key = hmac.digest(data_key, b"warm handoff: the ledger of erasures", hashlib.sha256)
    words = json.dumps([before, line.as_plain()], sort_keys=True).encode()
    return hmac.digest(key, words, hashlib.sha256).hex()
