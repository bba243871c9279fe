"""Which SQLite we run on: the bundled one where there is a wheel, else the system's."""

import sqlite3
from types import ModuleType

try:
    import pysqlite3
except ImportError:  # no wheel for this system: fall back, and say so at start
    pysqlite3 = None

# Versions without the WAL-reset corruption bug (https://sqlite.org/wal.html).
SAFE = (3, 51, 3)


def sqlite_module() -> ModuleType:
    """The DB-API module to use: pysqlite3 when installed, else the standard library's."""
    return pysqlite3 or sqlite3


def is_wal_safe() -> bool:
    """Whether this SQLite is new enough for several processes in WAL mode."""
    return tuple(sqlite_module().sqlite_version_info) >= SAFE
