"""A file of fixed size for events that the database can't take: written over its whole length beforehand,
so that a full disk still has room for them; each is on the disk before the answer that it is about leaves.

Slots of 1 KiB: length (4 bytes), mac (32 bytes), one event as JSON. They fill from the front, and are emptied
together when the next commit has taken them into the chain.
"""

import fcntl
import hashlib
import hmac
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from clinic.audit.entries import NO_CLINIC, Entry
from clinic.audit.events import Event

SLOT_BYTES, SLOTS = 1024, 512
HEAD_BYTES = 4 + hashlib.sha256().digest_size
KeyOf = Callable[[UUID], bytes]


class SpoolFull(Exception):
    """There is no room, or no file: the event can't be kept, so the answer may not leave."""


@dataclass
class Taken:
    """The filled slots, under a lock until they are emptied or left for another time."""

    slots: Sequence[bytes]
    _handle: int

    def empty(self) -> None:
        """They are in the chain now."""
        for number in range(len(self.slots)):
            os.pwrite(self._handle, bytes(4), number * SLOT_BYTES)
        os.fdatasync(self._handle)
        os.close(self._handle)

    def leave(self) -> None:
        """They could not be written: they stay."""
        os.close(self._handle)


@dataclass(frozen=True)
class Spool:
    """The file at `path`, shared by all processes of an installation."""

    path: Path

    def prepare(self) -> None:
        """Make the file, once; a folder that can't be written to leaves us without one."""
        if self.path.exists() or not self.path.parent.is_dir():
            return
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            return
        with os.fdopen(handle, "wb") as file:
            file.write(bytes(SLOT_BYTES * SLOTS))
            file.flush()
            os.fsync(file.fileno())

    def has_room(self) -> bool:
        """Whether an event could be kept now."""
        try:
            handle = os.open(self.path, os.O_RDWR)
        except OSError:
            return False
        try:
            return not _is_filled(handle, SLOTS - 1)
        finally:
            os.close(handle)

    def put(self, entry: Entry, key: bytes) -> None:
        """Keep one event. Raises SpoolFull."""
        words = entry.to_json().encode("utf-8")
        slot = len(words).to_bytes(4, "big") + _mac(key, words) + words
        if len(slot) > SLOT_BYTES:
            raise SpoolFull
        try:
            self._append(slot)
        except OSError as error:
            raise SpoolFull from error

    def waiting(self) -> list[bytes]:
        """The slots that are filled, as they are now: left where they are, under no lock."""
        try:
            handle = os.open(self.path, os.O_RDONLY)
        except OSError:
            return []
        try:
            return [os.pread(handle, SLOT_BYTES, number * SLOT_BYTES) for number in range(_filled(handle))]
        finally:
            os.close(handle)

    def take(self) -> Taken | None:
        """What waits, locked; None when nothing does, or when another process has it in hand."""
        try:
            handle = os.open(self.path, os.O_RDWR)
        except OSError:
            return None
        if _is_filled(handle, 0) and _lock_at_once(handle):
            slots = [os.pread(handle, SLOT_BYTES, number * SLOT_BYTES) for number in range(_filled(handle))]
            if slots:
                return Taken(slots, handle)
        os.close(handle)
        return None

    def _append(self, slot: bytes) -> None:
        handle = os.open(self.path, os.O_RDWR)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            number = _filled(handle)
            if number >= SLOTS:
                raise SpoolFull
            os.pwrite(handle, slot, number * SLOT_BYTES)
            os.fdatasync(handle)
        finally:
            os.close(handle)


def read_slot(slot: bytes, key_of: KeyOf, at: datetime) -> Entry:
    """The event of a slot; for one that was changed outside, an event that says so."""
    length = int.from_bytes(slot[:4], "big")
    words, mac = slot[HEAD_BYTES : 4 + 32 + length], slot[4:HEAD_BYTES]
    try:
        entry = Entry.from_json(words.decode("utf-8"))
        if hmac.compare_digest(mac, _mac(key_of(entry.chain_id), words)):
            return entry
    except (ValueError, KeyError, TypeError, LookupError):
        pass
    return _damaged(at)


def _damaged(at: datetime) -> Entry:
    return Entry(
        at=at,
        event=Event.SPOOL_DAMAGED.value,
        clinic_id=None,
        actor_id=None,
        actor_name="",
        client_id=None,
        transition_id=None,
        subject=str(NO_CLINIC),
        reader="",
        outcome="failed",
        detail="",
    )


def _mac(key: bytes, words: bytes) -> bytes:
    return hmac.digest(key, b"spool" + words, hashlib.sha256)


def _is_filled(handle: int, number: int) -> bool:
    return os.pread(handle, 4, number * SLOT_BYTES) not in (bytes(4), b"")


def _filled(handle: int) -> int:
    return next((number for number in range(SLOTS) if not _is_filled(handle, number)), SLOTS)


def _lock_at_once(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
