"""Pango is not on the machine: the site says so, and page 1 still goes along as a plain page."""

import site as python_site
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.days import days_ahead
from tests.journeys.people import MAYA
from tests.journeys.site import Site, free_port
from tests.journeys.worker import Worker

# What the engine says where its library is missing, in place of the engine.
NO_PANGO = "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"


def python_without_pango(folder: Path) -> str:
    """A Python with every package of this one, whose printing engine can't be loaded."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=60)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "weasyprint.py").write_text(NO_PANGO)
    (packages / "all_others.pth").write_text("\n".join(python_site.getsitepackages()))
    return str(folder / "bin" / "python")


@pytest.fixture
def site_without_pango(site: Site, tmp_path: Path) -> Iterator[Site]:
    """The same clinic moved to a machine that lacks Pango; it moves back afterwards."""
    bare = Site(site.var_dir, free_port(), python=python_without_pango(tmp_path / "python"))
    site.stop()
    bare.start()
    yield bare
    bare.stop()
    site.start()


def test_printing_is_down_and_page_1_is_a_plain_page(site_without_pango: Site, pages) -> None:
    there = Worker(pages(base_url=site_without_pango.url), MAYA)
    assert "Printing is off" in site_without_pango.said()
    there.signs_in()
    there.adds_client("Hope Down")
    there.starts("leaves a hospital", on=days_ahead(1))
    there.answers("first_days", {"sleeps": "With her cousin"})
    number = there.makes_the_plan(so_far=True)
    there.presses("Print it")

    there.sees("Printing is off")
    there.sees("Pango, the library that sets the type, is not on this machine.")
    there.looks_at_plan(number)
    there.main.get_by_role("link", name="Page 1 as a plain page").click()
    there.reads_title("Who helps me now?")
    for words in ("Plan 1, made", "988", "With her cousin", "(202) 555-0100"):
        there.sees(words)
    there.page.emulate_media(media="print")
    expect(there.page.get_by_role("navigation").first).to_be_hidden()
    expect(there.page.get_by_role("heading", level=1)).to_be_visible()
