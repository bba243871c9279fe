"""Every document is valid PDF/UA-1, in every language: some of each here, all of all in the drill."""

import os
import subprocess
from pathlib import Path

import page as ua
import pytest

from clinic.printing.checks import problems_of
from tests.printing.every_paper import Kind, long_ones_in_the_drill, pairwise
from tests.printing.papers import Papers

PAPERS = pairwise()
# A checker of its own, in a virtual environment of its own: parts of it may not be shipped with what we ship.
OUTLOUD = Path(__file__).resolve().parents[2] / ".venv-outloud" / "bin" / "outloud"
# What a screen reader would say; 1 s a file, so one document of each language.
SPOKEN = [one for one in PAPERS if one.document in ("plan", "supporter")]


def _printed(papers: Papers, kind: Kind) -> bytes:
    result = papers.printed(kind.document, kind.payload())
    assert result.pdf is not None, result.problem
    return result.pdf


@pytest.mark.slow
@pytest.mark.parametrize("kind", long_ones_in_the_drill(PAPERS), ids=lambda kind: kind.name)
def test_every_document_is_accessible_and_passes_its_last_look(papers: Papers, kind: Kind) -> None:
    pdf = _printed(papers, kind)
    report = ua.validate_pdf_bytes(pdf, profile=ua.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert problems_of(pdf, kind.payload()) == []


@pytest.mark.slow
@pytest.mark.skipif(not OUTLOUD.exists(), reason="outloud is not installed: ./dev test does it")
def test_what_a_screen_reader_says_has_no_error(papers: Papers, tmp_path: Path) -> None:
    files = []
    for kind in SPOKEN:
        files.append(tmp_path / f"{kind.name}.pdf")
        files[-1].write_bytes(_printed(papers, kind))
    assert spoken_faults(files) == []


def spoken_faults(files: list[Path]) -> list[str]:
    """What outloud finds wrong, a line for each file that has an error."""
    done = subprocess.run(
        [OUTLOUD, "-q", "--no-info", *files], capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": os.defpath},
    )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if " error(s)" in line]
    assert len(lines) == len(files), done.stdout + done.stderr
    return [line for line in lines if ": 0 error(s)" not in line]
