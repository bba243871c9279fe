"""Journeys: a real installation, a real browser. Each xdist worker has its own of both."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.people import ANN, MAYA
from tests.journeys.setting_up import open_clinic
from tests.journeys.site import Site, free_port
from tests.journeys.worker import Worker

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SECONDS = 20

Pages = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """A clinic that nobody has worked in yet, with two workers who can sign in."""
    site = Site(tmp_path_factory.mktemp("site"), free_port())
    try:
        open_clinic(site, browser)
        yield site
    finally:
        site.stop()


@pytest.fixture
def pages(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Pages]:
    """(**options of a browser context) -> a page of a browser of its own."""
    opened: list[Page] = []
    request.node.stash[OPENED] = opened

    def open_page(**options: Any) -> Page:
        page = browser.new_context(**{"base_url": site.url, **options}).new_page()
        page.set_default_timeout(SECONDS * 1000)
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        page.context.close()


@pytest.fixture
def maya(pages: Pages) -> Worker:
    """Maya, signed in."""
    worker = Worker(pages(), MAYA)
    worker.signs_in()
    return worker


@pytest.fixture
def ann(pages: Pages) -> Worker:
    """Ann, who will leave, signed in."""
    worker = Worker(pages(), ANN)
    worker.signs_in()
    return worker


OPENED = pytest.StashKey[list[Page]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A journey that fails leaves a picture of each page that was open."""
    report = yield
    if report.when == "call" and report.failed:
        folder = Path(tempfile.mkdtemp(prefix="journey-"))
        for number, page in enumerate(item.stash.get(OPENED, []), 1):
            picture = folder / f"{number}.png"
            page.screenshot(path=picture, full_page=True)
            report.sections.append((f"page {number}", f"{page.url}\n{picture}"))
    return report
