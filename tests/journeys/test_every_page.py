"""Every page of the app, in a demo full of people: for screen readers, small phones and strict browsers."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from clinic.accounts.demo_door import DEMO_PASSWORD
from tests.journeys.every_page import Addresses, Stop
from tests.journeys.site import ROOT, Site, free_port, link_in

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(found =>
    found.violations.flatMap(one =>
        one.nodes.map(node => `${one.id}: ${node.target} ${node.failureSummary}`)))"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
WIDE, NARROW = 1200, 320
PAPER_SECONDS = 90  # a preview draws every page of a folder
SHOTS = os.environ.get("HANDOFF_SHOTS", "")


@dataclass(frozen=True)
class Visit:
    """What one page showed. `width`: how wide it is on a screen of 320 px. `said`: errors of the browser."""

    stop: Stop
    status: int
    headings: int
    violations: tuple[str, ...]
    width: int
    said: tuple[str, ...]


class Visitor:
    """Somebody with a browser, who looks at pages one after another."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.said: list[str] = []
        page.on("console", lambda line: self.said.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def signs_in(self) -> None:
        self.page.goto("/")
        self.page.get_by_label("E-mail", exact=False).fill(f"{self.name}@example.org")
        self.page.get_by_label("Password", exact=True).fill(DEMO_PASSWORD)
        self.page.locator("main").get_by_role("button", name="Continue", exact=True).click()
        expect(self.page.get_by_role("button", name="Sign out")).to_be_attached()

    def visits(self, stops: Iterable[Stop]) -> list[Visit]:
        return [self._visit(stop) for stop in stops]

    def _visit(self, stop: Stop) -> Visit:
        self.page.goto("about:blank")  # what the page before still had to say comes first
        self.said.clear()
        self._resize(WIDE)
        answer = self.page.goto(stop.path, timeout=PAPER_SECONDS * 1000)
        assert answer
        self._shoot(stop, WIDE)
        self.page.evaluate(OPEN_ALL)
        self._resize(NARROW)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        headings = self.page.locator("h1").count()
        self._shoot(stop, NARROW)
        said = tuple(self.said)  # before axe: it tries inline styles, which the page rightly refuses
        return Visit(stop, answer.status, headings, self._violations(), width, said)

    def _violations(self) -> tuple[str, ...]:
        """What axe has against the open page, on a wide screen."""
        self._resize(WIDE)
        self.page.evaluate(AXE)
        return tuple(self.page.evaluate(RUN_AXE, TAGS))

    def _resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})

    def _shoot(self, stop: Stop, width: int) -> None:
        if SHOTS:
            last = re.sub(r"\W+", "-", re.sub("[0-9a-f-]{36}", "", stop.path))
            picture = Path(SHOTS) / f"{self.name}-{stop.endpoint}{last}{width}.png"
            self.page.screenshot(path=picture, full_page=True)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("demo"), free_port(), demo=True)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def addresses(demo: Site) -> Addresses:
    return Addresses(demo)


@pytest.fixture(scope="module")
def visits(browser: Browser, demo: Site, addresses: Addresses) -> list[Visit]:
    """Everybody's tour, each in a browser of their own."""
    found = []
    for name, stops in _tours(addresses, demo).items():
        page = browser.new_context(base_url=demo.url).new_page()
        visitor = Visitor(page, name)
        if name != "nobody":
            visitor.signs_in()
        found += visitor.visits(stops)
        page.context.close()
    return found


def _tours(at: Addresses, demo: Site) -> dict[str, list[Stop]]:
    """Who looks at what: rich and awkward clients, both walks, the short one, each role."""
    plain = [stop for stop in at.plain() if not stop.endpoint.startswith("accounts.")]
    own = [at.stop(f"accounts.{page}") for page in ("account", "password", "confirm")]
    account = at.first("user_account")
    accounts = [at.stop(f"accounts.{page}") for page in ("people", "new_person")]
    accounts += [at.stop(f"accounts.{page}", user_id=account) for page in ("person", "change_form")]
    leaving, place = at.stop("checklist.leaving"), at.stop("caseload.place", place_id=at.place_of("Priya"))
    return {
        "nobody": [at.stop("accounts.front"), Stop("accounts.welcome", _welcome(demo))],
        "gil": accounts,
        "imani": [at.stop("today.page"), at.stop("caseload.clients"), *list(at.about("Cora"))[:2]],
        "walt": [*plain, *own, *at.about("Cora"), *at.steps("Cora"), *at.reasons("Cora")],
        "priya": [leaving, place, *_without_paper(at.about("يسرى")), *at.steps("يسرى"), *at.short("Ray")],
        "tomasz": _without_paper(at.about("Anastasia")),
    }


def _without_paper(stops: Iterable[Stop]) -> list[Stop]:
    """Without the previews of the papers: they take seconds, and are the same page for everybody."""
    return [stop for stop in stops if not stop.endpoint.startswith("printing.")]


def _welcome(demo: Site) -> str:
    """The address with which a new worker chooses a password."""
    words = ("--name", "Nia New", "--email", "nia@example.org", "--team", "Alder House")
    return urlsplit(link_in(demo.command("add-account", *words, "--job", "Nurse"))).path


def _told(visits: list[Visit], what: str) -> list[str]:
    return [f"{visit.stop.endpoint} {visit.stop.path}: {getattr(visit, what)}" for visit in visits]


def test_every_page_is_visited(visits: list[Visit], addresses: Addresses) -> None:
    assert not addresses.pages() - {visit.stop.endpoint for visit in visits}


def test_every_page_answers(visits: list[Visit]) -> None:
    assert not _told([visit for visit in visits if visit.status != 200], "status")


def test_every_page_has_one_heading(visits: list[Visit]) -> None:
    assert not _told([visit for visit in visits if visit.headings != 1], "headings")


def test_every_page_is_accessible(visits: list[Visit]) -> None:
    assert not _told([visit for visit in visits if visit.violations], "violations")


def test_every_page_fits_a_small_phone(visits: list[Visit]) -> None:
    assert not _told([visit for visit in visits if visit.width > NARROW], "width")


def test_every_page_leaves_the_browser_content(visits: list[Visit]) -> None:
    assert not _told([visit for visit in visits if visit.said], "said")
