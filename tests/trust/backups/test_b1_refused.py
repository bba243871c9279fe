"""B1: what can't be used is refused in words, with an exit code, and nothing is made in its place.

Seen to fail: without the look at the first bytes, and without the quick check; with a missing file made; with
keys not looked at; with the last block of a backup not asked for, and with its digest not compared; with a
key that is missing from the book taken for one that was destroyed.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from clinic.backups.blocks import MAGIC
from clinic.backups.errors import BadBackup, BadDatabase, NotOurs
from clinic.backups.looking import look_inside
from clinic.backups.restoring import open_backup
from clinic.foundation.key_book import BadKeyBook, book_beside, read_book
from clinic.foundation.master_keys import BadKeyFile, MasterKeys
from clinic.foundation.sqlite_driver import sqlite_module
from clinic.migration import migration_engine
from tests.trust.backups.conftest import Place, environment, run

Change = Callable[[bytes], bytes]
ROOT = Path(__file__).resolve().parents[3]
DICE = random.Random(11)


def _noise_in_the_middle(body: bytes) -> bytes:
    at = len(body) // 2 // 4096 * 4096
    return body[:at] + DICE.randbytes(8192) + body[at + 8192 :]


def _without_beginning(body: bytes) -> bytes:
    return bytes(100) + body[100:]


def _half(body: bytes) -> bytes:
    return body[: len(body) // 2 // 4096 * 4096]


def _nothing(_body: bytes) -> bytes:
    return b""


def _a_letter(_body: bytes) -> bytes:
    return b"Dear Sir or Madam,\n" * 400


def _of_another_program(_body: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        return connection.serialize()


DAMAGES = {
    "is damaged": _noise_in_the_middle,
    "beginning is damaged": _without_beginning,
    "damaged": _half,
    "was in use": _nothing,
    "not a database": _a_letter,
    "another program": _of_another_program,
}


@pytest.fixture
def file(place: Place) -> Path:
    """The database's file, all in it: SQLite only (PostgreSQL looks after its own)."""
    if make_url(place.settings.database_url).get_backend_name() != "sqlite":
        pytest.skip("PostgreSQL looks after its own files")
    path = Path(str(make_url(place.settings.database_url).database))
    (place.settings.var_dir / "trail.spool").touch()
    connection = sqlite_module().connect(str(path))
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return path


def _names(place: Place) -> set[str]:
    return {path.name for path in place.settings.var_dir.iterdir()}


def test_b1_a_damaged_database_is_refused_and_left_as_it_is(place: Place, file: Path) -> None:
    whole, names = file.read_bytes(), _names(place)
    for words, damage in DAMAGES.items():
        damaged = damage(whole)
        file.write_bytes(damaged)
        done = run(place, "migrate")
        assert (done.exit_code, words in done.output) == (1, True), (words, done.output)
        assert "Traceback" not in done.output
        assert (file.read_bytes() == damaged, _names(place)) == (True, names), words


def test_b1_a_missing_database_is_refused_and_none_made(place: Place, file: Path) -> None:
    file.unlink()
    done = run(place, "migrate")
    assert (done.exit_code, "There is no database at" in done.output) == (1, True)
    assert "restore FILE" in done.output
    assert not file.exists()
    for command in ("backup", "web", "worker"):
        done = run(place, command)
        assert (done.exit_code, "There is no database at" in done.output) == (1, True), command
    assert not file.exists()


@pytest.mark.patient
def test_b1_serve_refuses_a_damaged_database(place: Place, file: Path) -> None:
    """The real command, in a process of its own: words for people, and an exit code for scripts."""
    file.write_bytes(_half(file.read_bytes()))
    command = [sys.executable, "-m", "clinic.cli", "serve", "--port", "8766"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment(place)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, "Nothing was changed" in done.stderr, "Traceback" in done.stderr) == (
        1,
        True,
        False,
    )


def test_b1_a_damaged_database_is_set_aside_when_a_backup_takes_its_place(place: Place, file: Path) -> None:
    path = place.back_up().path
    file.write_bytes(_half(file.read_bytes()))
    damaged = file.read_bytes()
    assert "--replace" in run(place, "restore", str(path)).output
    done = run(place, "restore", str(path), "--replace")
    assert (done.exit_code, "trail is sound" in done.output) == (0, True), done.output
    aside = list(file.parent.glob(f"{file.name}.before-*"))
    assert [path.read_bytes() for path in aside] == [damaged]
    look_inside(place.settings.database_url)


# --- keys ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["migrate", "web", "backup"])
def test_b1_wrong_master_keys_are_noticed_at_the_start(place: Place, command: str) -> None:
    (place.settings.var_dir / "trail.spool").touch()
    place.settings.master_keys.unlink()
    MasterKeys.make(place.settings.master_keys)
    done = run(place, command)
    assert (done.exit_code, "master keys that the file" in done.output) == (1, True), done.output


def test_b1_missing_master_keys_are_not_made_anew(place: Place) -> None:
    (place.settings.var_dir / "trail.spool").touch()
    place.settings.master_keys.unlink()
    done = run(place, "migrate")
    assert (done.exit_code, "no file of master keys" in done.output) == (1, True), done.output
    assert not place.settings.master_keys.exists()


def test_b1_a_database_that_can_not_be_reached_is_told_in_words(place: Place) -> None:
    url = make_url(place.settings.database_url).set(database="/nowhere/at/all")
    away = place.at(replace(place.settings, database_url=url.render_as_string(hide_password=False)))
    (place.settings.var_dir / "trail.spool").touch()
    done = run(away, "migrate")
    assert (done.exit_code, "Traceback" in done.output) == (1, False)
    assert "There is no database" in done.output or "can't be reached" in done.output


# --- backups ------------------------------------------------------------------------------------------


def _newer(body: bytes) -> bytes:
    return body.replace(b'"format": 1', b'"format": 2', 1)


def _of_newer_tables(body: bytes) -> bytes:
    start = len(MAGIC) + 4
    length = int.from_bytes(body[len(MAGIC) : start], "big")
    head = json.loads(body[start : start + length])
    words = json.dumps(head | {"revision": "x" * len(head["revision"])}, sort_keys=True).encode()
    return body[:start] + words + body[start + length :]


def _one_bit(body: bytes) -> bytes:
    at = len(body) // 2
    return body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]


def _without_its_last_block(body: bytes) -> bytes:
    at = place_of = len(MAGIC) + 4 + int.from_bytes(body[len(MAGIC) : len(MAGIC) + 4], "big")
    while at < len(body):
        place_of, at = at, at + 4 + int.from_bytes(body[at : at + 4], "big")
    return body[:place_of]


BACKUPS: dict[str, tuple[str, Change]] = {
    "noise": ("is (damaged|cut short)", _noise_in_the_middle),
    "one bit": ("is damaged", _one_bit),
    "head gone": ("not a backup", _without_beginning),
    "half": ("is cut short", lambda body: body[: len(body) // 2]),
    "last byte": ("is cut short", lambda body: body[:-1]),
    "last block": ("is cut short", _without_its_last_block),
    "empty": ("not a backup", _nothing),
    "a letter": ("not a backup", _a_letter),
    "a database": ("not a backup", _of_another_program),
    "newer": ("newer version", _newer),
    "other head": ("is damaged", _of_newer_tables),
}


def test_b1_a_backup_that_is_not_as_it_was_written_is_refused(place: Place, elsewhere: Place) -> None:
    path = place.back_up().path
    body, before = path.read_bytes(), _names(elsewhere)
    for name, (words, change) in BACKUPS.items():
        path.write_bytes(change(body))
        with pytest.raises(BadBackup, match=words):
            elsewhere.restore(path, instead=True)
        assert _names(elsewhere) == before, name
    path.unlink()
    with pytest.raises(BadBackup, match="can't be read"):
        elsewhere.restore(path, instead=True)
    assert _tables(elsewhere) == set()
    path.write_bytes(body)
    open_backup(path, place.settings.master_keys)


def _tables(place: Place) -> set[str]:
    engine = migration_engine(place.settings.database_url)
    try:
        with engine.connect() as connection:
            names = text("SELECT name FROM sqlite_master WHERE type = 'table'")
            if engine.dialect.name == "postgresql":
                names = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            return set(connection.scalars(names))
    finally:
        engine.dispose()


def test_b1_a_backup_whose_keys_are_not_here_is_refused(place: Place, tmp_path: Path) -> None:
    path, keys = place.back_up().path, place.settings.master_keys
    book = book_beside(keys)
    whole = book.read_text()
    for words, kind, change in (
        ("can't be found", BadKeyBook, lambda: book.unlink()),
        ("is damaged", BadKeyBook, lambda: book.write_text(whole[: len(whole) // 2])),
        ("another installation", BadBackup, lambda: book.write_text(_book_of_others(whole))),
        ("no key for 1 of the records", BadBackup, lambda: book.write_text(_older_book(whole, place))),
    ):
        change()
        with pytest.raises(kind, match=words):
            open_backup(path, keys)
    book.write_text(whole)
    keys.unlink()
    with pytest.raises(BadKeyFile, match="can't be found"):
        open_backup(path, keys)
    MasterKeys.make(keys)
    with pytest.raises(BadBackup, match="another installation"):
        open_backup(path, keys)


def _book_of_others(whole: str) -> str:
    book = json.loads(whole)
    return json.dumps(book | {"current": "", "backup_keys": {}})


def _older_book(whole: str, place: Place) -> str:
    book = json.loads(whole)
    del book["owners"][str(place.wren)]
    return json.dumps(book)


def test_b1_a_database_of_another_program_is_never_replaced(place: Place, file: Path) -> None:
    path = place.back_up().path
    file.write_bytes(_of_another_program(b""))
    with pytest.raises(NotOurs):
        place.restore(path, instead=True)
    with pytest.raises(BadDatabase):
        look_inside(place.settings.database_url)
    assert read_book(book_beside(place.settings.master_keys)).owners
