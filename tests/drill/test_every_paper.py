"""The full grid: every document, client, language and size, valid and read aloud without an error."""

from collections.abc import Callable
from pathlib import Path

import page as ua
import pytest

from clinic.printing.checks import problems_of
from clinic.printing.render import Press
from tests.printing.every_paper import Kind, full_grid
from tests.printing.test_accessible import OUTLOUD, spoken_faults

BATCH = 40


@pytest.fixture(scope="module")
def press():
    with Press() as press:
        yield press


@pytest.mark.parametrize("document", sorted({kind.document for kind in full_grid()}))
def test_grid_of_a_document(
    press: Press, document: str, tmp_path: Path, drill_result: Callable[..., None]
) -> None:
    faults: list[str] = []
    files: list[Path] = []
    for kind in (one for one in full_grid() if one.document == document):
        faults += _faults(press, kind, tmp_path, files)
    assert faults == []
    assert OUTLOUD.exists(), "outloud is not installed: ./dev drill does it"
    for first in range(0, len(files), BATCH):
        faults += spoken_faults(files[first : first + BATCH])
    value = f"{len(files)} papers, {len(faults)} faults"
    drill_result(f"Papers valid and read aloud: {document}", value, "0 faults", ok=not faults)
    assert faults == []


def _faults(press: Press, kind: Kind, folder: Path, files: list[Path]) -> list[str]:
    payload = kind.payload()
    pdf = press.render(kind.document, payload).pdf
    if pdf is None:
        return [f"{kind.name}: not printed"]
    files.append(folder / f"{kind.name}.pdf")
    files[-1].write_bytes(pdf)
    report = ua.validate_pdf_bytes(pdf, profile=ua.ValidationProfile.PDF_UA_1)
    found = [*(failure.message for failure in report.failures), *problems_of(pdf, payload)]
    return [f"{kind.name}: {one}" for one in found]
