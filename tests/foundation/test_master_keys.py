import base64
import json
import stat
from pathlib import Path

import pytest

from clinic.foundation.sealing import BadKeyFile, MasterKeys

GOOD_KEY = base64.b64encode(bytes(32)).decode()


def _file(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    path.chmod(0o600)
    return path


def test_make_is_private_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    made = MasterKeys.make(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert MasterKeys.from_file(path) == made
    assert len(made.current) == 32
    assert made.key(made.current_id) == made.current


def test_make_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    made = MasterKeys.make(path)
    with pytest.raises(FileExistsError):
        MasterKeys.make(path)
    assert MasterKeys.from_file(path) == made


def test_add_key_keeps_the_older_ones(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    first = MasterKeys.make(path)
    second = MasterKeys.add_key(path)
    assert second == MasterKeys.from_file(path)
    assert second.current_id != first.current_id
    assert second.key(first.current_id) == first.current
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_unknown_key_is_a_lookup_error(tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        MasterKeys.make(tmp_path / "keys.json").key("unknown")


def test_repr_holds_no_key(tmp_path: Path) -> None:
    masters = MasterKeys.make(tmp_path / "keys.json")
    assert repr(masters) == f"MasterKeys(current_id='{masters.current_id}')"


@pytest.mark.parametrize("mode", [0o604, 0o602, 0o620, 0o666])
def test_from_file_refuses_one_that_others_can_reach(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys.json"
    MasterKeys.make(path)
    path.chmod(mode)
    with pytest.raises(BadKeyFile, match="chmod 600"):
        MasterKeys.from_file(path)


def test_from_file_says_when_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadKeyFile, match="can't be found"):
        MasterKeys.from_file(tmp_path / "keys.json")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        {"keys": {"a": GOOD_KEY}},
        {"current": "b", "keys": {"a": GOOD_KEY}},
        {"current": "a", "keys": {"a": "c2hvcnQ="}},
        {"current": "a", "keys": {"a": "not base64!"}},
        {"current": "a", "keys": {"a": 7}},
        {"current": "a", "keys": [GOOD_KEY]},
    ],
)
def test_from_file_refuses_damage(tmp_path: Path, content: object) -> None:
    with pytest.raises(BadKeyFile, match="damaged"):
        MasterKeys.from_file(_file(tmp_path / "keys.json", content))
