"""Sealing text told in confidence: AES-256-GCM (NIST SP 800-38D), one data key per owner.

Every sealed value is: version (1 byte), length of the key id (1 byte), key id, nonce (12 bytes),
ciphertext with its tag. The header and the place it belongs to (table, column, row; or the owner of a
wrapped key) are authenticated, so a value moved to another row or column no longer opens.
"""

import os
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from clinic.foundation.master_keys import KEY_BYTES, BadKeyFile, MasterKeys

__all__ = [
    "BadKeyFile",
    "CannotUnseal",
    "MasterKeys",
    "new_data_key",
    "seal",
    "unseal",
    "unwrap_key",
    "wrap_key",
]

VERSION = b"\x01"
NONCE_BYTES = 12
LONGEST_KEY_ID = 255


class CannotUnseal(Exception):
    """The value was changed, moved or cut short, or its key is gone or another. Never holds the text."""


def new_data_key() -> bytes:
    """A fresh random key of 32 bytes."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, key_id: str, text: str, *, table: str, column: str, row_id: str) -> bytes:
    """The text sealed for this one place. `key` is 32 bytes; `key_id`, at most 255 bytes, stays readable."""
    return _encrypt(key, key_id, text.encode("utf-8"), ["text", table, column, row_id])


def unseal(keys: Callable[[str], bytes], sealed: bytes, *, table: str, column: str, row_id: str) -> str:
    """The text sealed for this place; `keys` gives the key of a key id, or raises LookupError.

    Raises CannotUnseal for anything but an unchanged value in its own place.
    """
    return _decrypt(keys, sealed, ["text", table, column, row_id]).decode("utf-8")


def seal_file(key: bytes, key_id: str, body: bytes, *, owner_id: str, name: str) -> bytes:
    """A file's bytes, sealed for this owner and this file name."""
    return _encrypt(key, key_id, body, ["file", owner_id, name])


def unseal_file(key: bytes, sealed: bytes, *, owner_id: str, name: str) -> bytes:
    """The bytes sealed for this owner and file name. Raises CannotUnseal."""
    return _decrypt(lambda _key_id: key, sealed, ["file", owner_id, name])


def seal_block(key: bytes, key_id: str, body: bytes, *, backup: str, number: int) -> bytes:
    """One block of a backup, sealed for this backup and this place in it. `key_id` stays readable."""
    return _encrypt(key, key_id, body, ["block", backup, str(number)])


def unseal_block(keys: Callable[[str], bytes], sealed: bytes, *, backup: str, number: int) -> bytes:
    """The block's bytes; `keys` as for `unseal`. Raises CannotUnseal."""
    return _decrypt(keys, sealed, ["block", backup, str(number)])


def key_id_of(sealed: bytes) -> str:
    """The key id that a sealed value names, readable without any key. Raises CannotUnseal."""
    if sealed[:1] != VERSION or len(sealed) < 2:
        raise CannotUnseal("not a sealed value of a known version")
    return sealed[2 : 2 + sealed[1]].decode("utf-8", "replace")


def wrap_key(masters: MasterKeys, data_key: bytes, *, owner_id: str) -> bytes:
    """An owner's data key, sealed with the current master key."""
    return _encrypt(masters.current, masters.current_id, data_key, ["data key", owner_id])


def unwrap_key(masters: MasterKeys, wrapped: bytes, *, owner_id: str) -> bytes:
    """The owner's data key, with whichever master key wrapped it. Raises CannotUnseal."""
    return _decrypt(masters.key, wrapped, ["data key", owner_id])


def _encrypt(key: bytes, key_id: str, plain: bytes, place: list[str]) -> bytes:
    name = key_id.encode("utf-8")
    if len(name) > LONGEST_KEY_ID:
        raise ValueError("a key id has at most 255 bytes")
    header = VERSION + bytes([len(name)]) + name
    nonce = os.urandom(NONCE_BYTES)
    return header + nonce + AESGCM(key).encrypt(nonce, plain, _associated(header, place))


def _decrypt(keys: Callable[[str], bytes], sealed: bytes, place: list[str]) -> bytes:
    if sealed[:1] != VERSION or len(sealed) < 2:
        raise CannotUnseal("not a sealed value of a known version")
    start = 2 + sealed[1]
    header, nonce, body = sealed[:start], sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
    try:
        key = keys(header[2:].decode("utf-8"))
        return AESGCM(key).decrypt(nonce, body, _associated(header, place))
    except LookupError as error:
        raise CannotUnseal("the key of this value is gone") from error
    except (InvalidTag, ValueError) as error:
        raise CannotUnseal("this value was changed, moved or cut short, or its key is another") from error


def _associated(header: bytes, place: list[str]) -> bytes:
    # Each part carries its length, so that no two places join to the same bytes.
    parts = [header, *(part.encode("utf-8") for part in place)]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
