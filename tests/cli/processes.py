"""Processes as the system knows them, for tests that kill some."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Seen = TypeVar("Seen")


def wait_until(look: Callable[[], Seen], seconds: float = 60) -> Seen:
    """What `look` sees, as soon as it sees something."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if seen := look():
            return seen
        time.sleep(0.1)
    raise AssertionError(f"did not happen in {seconds} seconds")


def is_alive(pid: int) -> bool:
    """Whether it runs: a process that ended and was not asked after does not."""
    try:
        return _state(pid) not in "ZX"
    except OSError:
        return False


def all_below(pid: int) -> list[int]:
    """Its living children, and theirs."""
    children = [one for one in _all() if _parent(one) == pid and is_alive(one)]
    return [*children, *(below for child in children for below in all_below(child))]


def named(words: str, among: list[int]) -> list[int]:
    """Those whose command line holds these words."""
    return [pid for pid in among if words in _command(pid)]


def _all() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _state(pid: int) -> str:
    return _stat(pid)[0]


def _parent(pid: int) -> int:
    try:
        return int(_stat(pid)[1])
    except OSError:
        return 0


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


assert os.path.exists("/proc/self/stat"), "these tests need /proc"
