"""The file of a backup: a readable head, sealed blocks in order, and a last block that proves the whole.

    WARM HANDOFF BACKUP\\n, the head's length (4 bytes) and the head (JSON), then each block after its length

Each block is sealed for this head and its number. The last one holds the SHA-256 of all that is before it:
blocks whose key is gone can't be opened any more, but not one can be changed, taken out or put in.
"""

import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from clinic.backups.errors import BadBackup
from clinic.foundation.sealing import CannotUnseal, key_id_of, seal_block, unseal_block

MAGIC = b"WARM HANDOFF BACKUP\n"
FORMAT = 1
FOR_ALL = "backup"  # the key id of what belongs to no client
LONGEST_HEAD = 65536
LONGEST_BLOCK = 1 << 30
Keys = Callable[[str], bytes]

NO_BACKUP = "{path} is not a backup of Warm Handoff, or its beginning is damaged. Nothing was changed."
NEWER = "{path} was made by a newer version of Warm Handoff. Restore it with that one. Nothing was changed."
CUT_SHORT = "{path} is cut short: its end is missing. Take another copy. Nothing was changed."
DAMAGED = "{path} is damaged: it is not as it was written. Take another copy. Nothing was changed."


@dataclass(frozen=True)
class Head:
    """What can be read without a key. `key`: which backup key; `revision`: how the tables stood."""

    key: str
    made_at: str
    revision: str
    format: int = FORMAT


class Writer:
    """Writes blocks one after the other. `key`: the backup key."""

    def __init__(self, file: BinaryIO, head: Head, key: bytes) -> None:
        self._file, self._key = file, key
        self._digest = hashlib.sha256()
        words = json.dumps(asdict(head), sort_keys=True).encode("utf-8")
        self._backup = hashlib.sha256(words).hexdigest()
        self._number = 0
        self._put(MAGIC + len(words).to_bytes(4, "big") + words)

    def add(self, body: Any, *, key_id: str = FOR_ALL, key: bytes | None = None) -> None:
        """One block (plain values for JSON), under the backup key unless another is given."""
        packed = zlib.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 1)
        sealed = seal_block(key or self._key, key_id, packed, backup=self._backup, number=self._number)
        self._put(len(sealed).to_bytes(4, "big") + sealed)
        self._number += 1

    def end(self, counts: dict[str, int]) -> None:
        """The last block; then everything is on the disk. `counts`: rows by table."""
        self.add({"blocks": self._number, "sha256": self._digest.hexdigest(), "rows": counts})
        self._file.flush()
        os.fsync(self._file.fileno())

    def _put(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)


@dataclass(frozen=True)
class Backup:
    """A backup whose every byte was found to be as it was written. `rows`: how many, by table."""

    path: Path
    head: Head
    rows: dict[str, int]
    _keys: Keys

    def blocks(self) -> Iterator[tuple[str, Any]]:
        """Each block's key id and body; None for the body of a block whose key is gone."""
        with self.path.open("rb") as file:
            _, backup = _read_head(self.path, file)
            blocks = list(_offsets(self.path, file))
            for number, (offset, length) in enumerate(blocks[:-1]):
                file.seek(offset)
                yield _open_block(self.path, self._keys, file.read(length), backup, number)


def read_backup(path: Path, keys_for: Callable[[Head], Keys]) -> Backup:
    """Look through the whole file. `keys_for`: the keys by key id, once the head is known.

    Raises BadBackup; whatever `keys_for` raises for a head that it has no key for goes on up.
    """
    try:
        with path.open("rb") as file:
            head, backup = _read_head(path, file)
            keys = keys_for(head)
            blocks = list(_offsets(path, file))
            last = _last_block(path, file, keys, backup, blocks)
            _check_digest(path, file, blocks[-1][0] - 4, last)
    except OSError as error:
        raise BadBackup(f"The backup {path} can't be read: {error.strerror}.") from error
    return Backup(path, head, last["rows"], keys)


def head_of_file(path: Path) -> Head:
    """What a backup says of itself, unproven. Raises BadBackup."""
    try:
        with path.open("rb") as file:
            return _read_head(path, file)[0]
    except OSError as error:
        raise BadBackup(f"The backup {path} can't be read: {error.strerror}.") from error


def _read_head(path: Path, file: BinaryIO) -> tuple[Head, str]:
    if file.read(len(MAGIC)) != MAGIC:
        raise BadBackup(NO_BACKUP.format(path=path))
    length = int.from_bytes(file.read(4), "big")
    words = file.read(min(length, LONGEST_HEAD))
    try:
        plain = json.loads(words)
        if plain["format"] > FORMAT:
            raise BadBackup(NEWER.format(path=path))
        return Head(**plain), hashlib.sha256(words).hexdigest()
    except (ValueError, KeyError, TypeError) as error:
        raise BadBackup(NO_BACKUP.format(path=path)) from error


def _offsets(path: Path, file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Where each block begins, and how long it is."""
    size = os.fstat(file.fileno()).st_size
    while (place := file.tell()) < size:
        length = int.from_bytes(file.read(4), "big")
        if not 0 < length <= LONGEST_BLOCK or place + 4 + length > size:
            raise BadBackup(CUT_SHORT.format(path=path))
        yield place + 4, length
        file.seek(place + 4 + length)


def _last_block(
    path: Path, file: BinaryIO, keys: Keys, backup: str, blocks: list[tuple[int, int]]
) -> dict[str, Any]:
    if not blocks:
        raise BadBackup(CUT_SHORT.format(path=path))
    offset, length = blocks[-1]
    file.seek(offset)
    _, last = _open_block(path, keys, file.read(length), backup, len(blocks) - 1)
    if not isinstance(last, dict) or last.get("blocks") != len(blocks) - 1:
        raise BadBackup(CUT_SHORT.format(path=path))
    return last


def _check_digest(path: Path, file: BinaryIO, length: int, last: dict[str, Any]) -> None:
    digest = hashlib.sha256()
    file.seek(0)
    while length > 0:
        part = file.read(min(length, 1 << 20))
        digest.update(part)
        length -= len(part)
    if digest.hexdigest() != last["sha256"]:
        raise BadBackup(DAMAGED.format(path=path))


def _open_block(path: Path, keys: Keys, sealed: bytes, backup: str, number: int) -> tuple[str, Any]:
    try:
        key_id = key_id_of(sealed)
        key = keys(key_id)
    except LookupError:
        return key_id, None
    except CannotUnseal as error:
        raise BadBackup(DAMAGED.format(path=path)) from error
    try:
        packed = unseal_block(lambda _key_id: key, sealed, backup=backup, number=number)
        return key_id, json.loads(zlib.decompress(packed))
    except (CannotUnseal, zlib.error, ValueError) as error:
        raise BadBackup(DAMAGED.format(path=path)) from error
