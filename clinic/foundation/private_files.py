"""Small private files that are whole or as they were: written beside their place, on the disk, then moved."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PRIVATE = 0o600


def write_new_private(path: Path, text: str) -> None:
    """Make a file that only its owner may read. FileExistsError when there is one already."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), PRIVATE)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def replace_private(path: Path, text: str, *, wipe: bool = False) -> None:
    """Put this text in the place of a file's; who may read it stays as it was.

    `wipe`: the bytes of before are written over where they lay, unless they have another name too. Whether
    the disk keeps a copy of its own is beyond us: that is what an encrypted disk is for.
    """
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    write_new_private(beside, text)
    if not path.exists():
        beside.replace(path)
        sync_folder(path.parent)
        return
    with path.open("r+b") as before:
        _same_readers(before.fileno(), beside)
        beside.replace(path)
        sync_folder(path.parent)
        if wipe and os.fstat(before.fileno()).st_nlink == 0:
            before.write(bytes(os.fstat(before.fileno()).st_size))
            before.flush()
            os.fsync(before.fileno())


def sync_folder(folder: Path) -> None:
    """The names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Only one process at once changes the file at `path`; the others wait."""
    handle = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, PRIVATE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _same_readers(before: int, beside: Path) -> None:
    was = os.fstat(before)
    with contextlib.suppress(PermissionError):  # only root may give a file away
        os.chown(beside, was.st_uid, was.st_gid)
    beside.chmod(was.st_mode & 0o777)
