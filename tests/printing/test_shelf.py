"""The shelf: sealed, private, whole or not there, and empty of what nobody points to."""

import os
from pathlib import Path

import pytest

from clinic.foundation.sealing import new_data_key
from clinic.printing.shelf import UNFINISHED, Owner, Shelf, pdf_file, picture_file, small_file

PAPER = b"%PDF-1.7 Rosa helps Sam"
FILE = pdf_file("abc")


@pytest.fixture
def sam() -> Owner:
    return Owner("sam", new_data_key())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "papers")


def test_file_comes_back_as_it_was(shelf: Shelf, sam: Owner) -> None:
    assert shelf.read(sam, FILE) is None
    shelf.write(sam, FILE, PAPER)
    assert shelf.read(sam, FILE) == PAPER
    assert shelf.has("sam", FILE)


def test_file_is_sealed_and_private(shelf: Shelf, sam: Owner) -> None:
    shelf.write(sam, FILE, PAPER)
    (kept,) = [path for path in shelf.folder.rglob("*") if path.is_file()]
    assert b"Rosa" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", [0, 1, 40, -1, -17])
def test_file_that_was_cut_short_is_as_good_as_not_there(shelf: Shelf, sam: Owner, left: int) -> None:
    shelf.write(sam, FILE, PAPER)
    file = shelf.folder / "sam" / FILE
    file.write_bytes(file.read_bytes()[:left])
    assert shelf.read(sam, FILE) is None


def test_file_of_one_client_or_place_is_none_of_another(shelf: Shelf, sam: Owner) -> None:
    shelf.write(sam, FILE, PAPER)
    sealed = (shelf.folder / "sam" / FILE).read_bytes()
    (shelf.folder / "joe").mkdir()
    (shelf.folder / "joe" / FILE).write_bytes(sealed)
    (shelf.folder / "sam" / pdf_file("other")).write_bytes(sealed)
    assert shelf.read(Owner("joe", sam.key), FILE) is None
    assert shelf.read(sam, pdf_file("other")) is None


def test_sweep_keeps_what_rows_point_to(shelf: Shelf, sam: Owner) -> None:
    for name in ("kept", "gone"):
        for file in (pdf_file(name), picture_file(name, 1), small_file(name)):
            shelf.write(sam, file, PAPER)
    assert shelf.sweep(lambda: {("sam", "kept"), ("joe", "gone")}) == 3
    assert {path.name for path in (shelf.folder / "sam").iterdir()} == {
        pdf_file("kept"),
        picture_file("kept", 1),
        small_file("kept"),
    }


def test_sweep_leaves_no_folder_of_a_client_whose_papers_are_gone(shelf: Shelf, sam: Owner) -> None:
    shelf.write(sam, FILE, PAPER)
    shelf.sweep(set)
    assert list(shelf.folder.iterdir()) == []


def test_sweep_takes_what_a_dead_worker_half_wrote_and_nothing_of_its_own(shelf: Shelf, sam: Owner) -> None:
    shelf.write(sam, FILE, PAPER)
    place = shelf.folder / "sam"
    dead, ours = place / f"{FILE}.1{UNFINISHED}", place / f"{FILE}.{os.getpid()}{UNFINISHED}"
    dead.touch()
    ours.touch()
    shelf.sweep(lambda: {("sam", "abc")})
    assert not dead.exists()
    assert ours.exists()
