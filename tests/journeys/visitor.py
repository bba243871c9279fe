"""Somebody who looks at pages one after another: for screen readers, small phones and strict browsers."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from clinic.accounts.demo_door import DEMO_PASSWORD
from tests.journeys.every_page import Stop
from tests.journeys.site import ROOT

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
        return self.looks(stop, status=answer.status)

    def looks(self, stop: Stop, *, status: int = 200) -> Visit:
        """At the page that is open."""
        self._resize(WIDE)
        self._shoot(stop, WIDE)
        self.page.evaluate(OPEN_ALL)
        self._resize(NARROW)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        headings = self.page.locator("h1").count()
        self._shoot(stop, NARROW)
        said = tuple(self.said)  # before axe: it tries inline styles, which the page rightly refuses
        return Visit(stop, status, headings, self._violations(), width, said)

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
