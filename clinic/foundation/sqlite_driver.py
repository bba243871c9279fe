"""Which SQLite we run on (the bundled one where there is a wheel, else the system's), and its files."""

import sqlite3
from pathlib import Path
from types import ModuleType

from sqlalchemy.engine import make_url

try:
    import pysqlite3
except ImportError:  # no wheel for this system: fall back, and say so at start
    pysqlite3 = None

# Versions without the WAL-reset corruption bug (https://sqlite.org/wal.html).
SAFE = (3, 51, 3)

BESIDE = ("-wal", "-shm", "-journal")  # how files end that SQLite keeps beside a database's own


def sqlite_module() -> ModuleType:
    """The DB-API module to use: pysqlite3 when installed, else the standard library's."""
    return pysqlite3 or sqlite3


def is_wal_safe() -> bool:
    """Whether this SQLite is new enough for several processes in WAL mode."""
    return tuple(sqlite_module().sqlite_version_info) >= SAFE


def sqlite_file(url: str) -> Path | None:
    """The file of an embedded database; None for PostgreSQL."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def with_beside(file: Path) -> list[Path]:
    """A database's file and those that SQLite may keep beside it, whether they are there or not."""
    return [file, *(file.with_name(file.name + end) for end in BESIDE)]
