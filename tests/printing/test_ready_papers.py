"""The emergency pages that lie ready in docs/papers are those that the command prints today."""

from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops

from clinic.cli.papers import papers, ready_name, ready_page
from clinic.foundation.regions import region_keys

pytestmark = pytest.mark.slow
READY = Path(__file__).resolve().parents[2] / "docs" / "papers"
CHANGED = 0.002  # of all dots: another build of the font library moves a few edges


def _picture(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as opened:
        assert len(opened) == 1
        return opened[0].render(scale=1.5).to_pil().convert("L")


@pytest.mark.parametrize("region", region_keys())
def test_ready_page_is_current(region: str) -> None:
    """When this fails: `python -m clinic.cli papers docs/papers`, look at the pages, commit them."""
    ready, today = _picture((READY / ready_name(region)).read_bytes()), _picture(ready_page(region))
    assert ready.size == today.size
    differs = ImageChops.difference(ready, today).point(lambda level: 255 if level > 64 else 0)
    assert differs.histogram()[255] / (today.width * today.height) < CHANGED


def test_ready_pages_are_on_both_papers() -> None:
    assert {name.rsplit("-", 1)[1] for name in map(ready_name, region_keys())} == {"letter.pdf", "a4.pdf"}
    assert {file.name for file in READY.glob("*.pdf")} == {ready_name(region) for region in region_keys()}


def test_papers_command_prints_a_page_for_each_region(tmp_path: Path) -> None:
    done = CliRunner().invoke(papers, [str(tmp_path / "drawer")])
    assert done.exit_code == 0, done.output
    assert {file.name for file in (tmp_path / "drawer").iterdir()} == {
        ready_name(one) for one in region_keys()
    }
