"""The keyed hash chain: how rows are linked, months sealed, and a head written down. Pure.

HMAC-SHA-256 (RFC 2104). The key is made from the clinic's data key: it lives as long as the clinic and turns
with the master keys. Without it nobody can make a link, not even with the whole database in hand.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from clinic.audit.entries import GENESIS, linked_bytes


@dataclass(frozen=True)
class Head:
    """The end of a chain: the number and link of its last event, and the month that it stands in."""

    seq: int = 0
    mac: bytes = GENESIS
    segment: str = ""

    def __str__(self) -> str:
        return f"{self.seq}:{self.mac.hex()}"


def chain_key(data_key: bytes) -> bytes:
    """The key of a clinic's chain."""
    return hmac.digest(data_key, b"warm handoff: the trail", hashlib.sha256)


def link(key: bytes, previous: bytes, row: Any) -> bytes:
    """The mac of a row after the one whose mac is `previous`."""
    return hmac.digest(key, b"event" + previous + linked_bytes(row), hashlib.sha256)


def first_link(previous: bytes, row: Any) -> bytes:
    """The link of rows from before there was a key: no secret, but keyed rows stand on top of it."""
    return hashlib.sha256(b"event" + previous + linked_bytes(row)).digest()


def seal_of(key: bytes, chain_id: UUID, segment: str, first_seq: int, last: Head) -> bytes:
    """The mac of a month that is over."""
    words = f"segment|{chain_id}|{segment}|{first_seq}|{last}"
    return hmac.digest(key, words.encode(), hashlib.sha256)


def drop_mac(key: bytes, chain_id: UUID, segment: str, at: datetime) -> bytes:
    """The mac of the note that a month's events were let go."""
    words = f"dropped|{chain_id}|{segment}|{at.astimezone(UTC).isoformat(timespec='microseconds')}"
    return hmac.digest(key, words.encode(), hashlib.sha256)


def month_of(at: datetime, head: Head) -> str:
    """The segment of an event written now: its month (UTC), and never one before the head's."""
    return max(f"{at.astimezone(UTC):%Y-%m}", head.segment)
