"""Finished papers: printed once, sealed on the disk, never the wrong one."""

from pathlib import Path
from typing import Any

import pytest

from clinic.foundation.sealing import new_data_key
from clinic.printing import shelf as shelf_room
from clinic.printing.render import RenderResult
from clinic.printing.shelf import KEPT_PER_CLIENT, Owner, Shelf

PAPER = b"%PDF-1.7 Rosa helps Sam"


@pytest.fixture
def sam() -> Owner:
    return Owner("sam", new_data_key())


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A press that only counts: printing itself has tests of its own."""
    printed: list[Any] = []

    def print_it(document: str, payload: dict[str, Any]) -> RenderResult:
        printed.append((document, payload))
        return RenderResult(pdf=PAPER + str(payload).encode(), pages=1)

    monkeypatch.setattr(shelf_room, "render_pdf", print_it)
    monkeypatch.setattr(shelf_room, "problems_of", lambda pdf, payload: [])
    monkeypatch.setattr(shelf_room, "_count_pages", lambda pdf: 1)
    return printed


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_paper_is_printed_once(tmp_path: Path, sam: Owner, press: list[Any]) -> None:
    first = Shelf(tmp_path).printed("plan", {"name": "Sam"}, sam)
    again = Shelf(tmp_path).printed("plan", {"name": "Sam"}, sam)
    assert first.pdf == again.pdf
    assert len(press) == 1


def test_paper_of_other_words_is_another(tmp_path: Path, sam: Owner, press: list[Any]) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.printed("plan", {"name": "Sam"}, sam).pdf != shelf.printed("plan", {"name": "Joe"}, sam).pdf
    assert len(press) == 2


def test_paper_on_the_disk_is_sealed_and_private(tmp_path: Path, sam: Owner, press: list[Any]) -> None:
    Shelf(tmp_path).printed("plan", {"name": "Sam"}, sam)
    (kept,) = _files(tmp_path)
    assert b"Rosa" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


def test_paper_that_was_damaged_is_printed_again(tmp_path: Path, sam: Owner, press: list[Any]) -> None:
    shelf = Shelf(tmp_path)
    whole = shelf.printed("plan", {"name": "Sam"}, sam).pdf
    (kept,) = _files(tmp_path)
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert shelf.printed("plan", {"name": "Sam"}, sam).pdf == whole
    assert len(press) == 2


def test_paper_of_one_client_is_no_paper_of_another(tmp_path: Path, sam: Owner, press: list[Any]) -> None:
    shelf = Shelf(tmp_path)
    shelf.printed("plan", {"name": "Sam"}, sam)
    (kept,) = _files(tmp_path)
    stolen = tmp_path / "joe" / kept.name
    stolen.parent.mkdir()
    stolen.write_bytes(kept.read_bytes())
    shelf.printed("plan", {"name": "Sam"}, Owner("joe", new_data_key()))
    assert len(press) == 2


def test_paper_with_a_fault_goes_to_nobody(
    tmp_path: Path, sam: Owner, press: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_room, "problems_of", lambda pdf, payload: ["The number 988 is not on page 1."])
    result = Shelf(tmp_path).printed("plan", {"name": "Sam"}, sam)
    assert result.pdf is None
    assert "The number 988 is not on page 1." in (result.problem or "")
    assert _files(tmp_path) == []


def test_papers_that_are_oldest_are_dropped(tmp_path: Path, sam: Owner, press: list[Any]) -> None:
    shelf = Shelf(tmp_path)
    for number in range(KEPT_PER_CLIENT + 3):
        shelf.printed("plan", {"number": number}, sam)
    assert len(_files(tmp_path)) == KEPT_PER_CLIENT


def test_pictures_are_painted_once(tmp_path: Path, sam: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[bytes] = []

    def paint(pdf: bytes) -> list[bytes]:
        painted.append(pdf)
        return [b"page one", b"page two"]

    monkeypatch.setattr(shelf_room, "page_pictures", paint)
    shelf = Shelf(tmp_path)
    assert shelf.pictures(PAPER, sam) == [b"page one", b"page two"]
    assert shelf.pictures(PAPER, sam) == [b"page one", b"page two"]
    assert painted == [PAPER]
