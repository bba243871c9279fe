"""What is deleted can be found in the file until its pages are written anew, `secure_delete` or not.

On SQLite alone: PostgreSQL's tables are written anew by the server (seen in tests/trust by their values).
"""

from pathlib import Path
from random import Random

from clinic.foundation.database import make_engine
from clinic.keeping.database_pages import BUSY, rewrite_pages

GONE, STAYS = b"zzheron", b"zzlinnet"
ROWS, CHANGES = 900, 2500


def _engine(folder: Path):
    """A database in which rows grew and shrank for a while, with the pages that this leaves."""
    path, random = folder / "moved.db", Random(7)
    path.touch()
    engine = make_engine(f"sqlite:///{path}")
    keys = [f"{random.getrandbits(128):032x}" for _ in range(ROWS)]
    names = [f"{(GONE if number % 2 else STAYS).decode()}{number}" for number in range(ROWS)]
    rows = [(key, name, "x" * random.randint(0, 900)) for key, name in zip(keys, names, strict=True)]
    changes = [("y" * random.randint(0, 1500), random.choice(keys)) for _ in range(CHANGES)]
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (id TEXT PRIMARY KEY, name TEXT, pad TEXT)")
        connection.exec_driver_sql("CREATE INDEX i ON t (name)")
        connection.exec_driver_sql("INSERT INTO t VALUES (?, ?, ?)", rows)
        connection.exec_driver_sql("UPDATE t SET pad = ?, name = name || 'q' WHERE id = ?", changes)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM t WHERE name LIKE '{GONE.decode()}%'")
    return engine, path


def _copies(path: Path, word: bytes) -> int:
    return sum(file.read_bytes().count(word) for file in path.parent.glob(f"{path.name}*"))


def test_rewriting_pages_leaves_no_copy_of_what_was_deleted(tmp_path: Path) -> None:
    engine, path = _engine(tmp_path)
    with engine.raw_connection() as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert _copies(path, GONE) > 0  # although every delete wrote over what it deleted
    assert rewrite_pages(engine) == ""
    assert _copies(path, GONE) == 0
    assert _copies(path, STAYS) >= ROWS / 2
    engine.dispose()


def test_rewriting_pages_empties_the_log_too(tmp_path: Path) -> None:
    engine, path = _engine(tmp_path)
    assert GONE in path.with_name(f"{path.name}-wal").read_bytes()
    assert rewrite_pages(engine) == ""
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0
    engine.dispose()


def test_rewriting_pages_says_when_it_could_not(tmp_path: Path, monkeypatch) -> None:
    """Somebody writes: it is told, not waited for without an end."""
    monkeypatch.setattr("clinic.foundation.database.BUSY_MS", 50)
    engine, path = _engine(tmp_path)
    with make_engine(f"sqlite:///{path}").begin() as writing:
        writing.exec_driver_sql("UPDATE t SET pad = ''")
        assert rewrite_pages(engine) == BUSY
    assert rewrite_pages(engine) == ""
    engine.dispose()
