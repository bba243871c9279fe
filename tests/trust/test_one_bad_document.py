"""V1, V2: the pages go on while papers are made, and one bad document never takes the service.

All four limits, and many pages beside a long print, are in the drill. Seen to fail: with the press kept after
a failure, and with the words of a failure left off its row.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest

from clinic.printing.limits import Limits
from clinic.printing.render import TOO_LARGE, Press, RenderResult
from clinic.printing.workshop import Workshop
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.printing.paper_site import FakePress, PaperSite, made, no_eyes

GOOD = "wallet_cards"


@dataclass
class LookingPress(FakePress):
    """A press that looks at pages of the site while it prints."""

    look: Any = None
    seen: list[int] = field(default_factory=list)

    def render(self, document: str, payload: dict[str, Any], *, page_1_alone: bool = False) -> RenderResult:
        self.seen.append(self.look())
        return super().render(document, payload, page_1_alone=page_1_alone)


@pytest.fixture
def case(database) -> Case:
    with database.writing() as session:
        return a_discharge(session)


def test_v1_pages_are_read_and_saved_while_a_paper_is_being_made(
    case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No transaction is open while the press runs: a save in the middle waits for nobody."""
    no_eyes(monkeypatch)
    monkeypatch.setattr("clinic.foundation.database.BUSY_MS", 50)
    press = LookingPress()
    site = PaperSite(app, press)
    ann = site.client_of(case.ann)
    made(site, case.transition_id, ann)

    def look() -> int:
        page = ann.get(f"/transitions/{case.transition_id}/steps/person")
        ann.submit(page, {"matters_most-text": f"Number {len(press.seen)}"})
        return page.status

    press.look = look
    site.workshop.make(site.job("plan").id)
    assert press.seen == [200]
    assert site.job("plan").status == "made"


@pytest.mark.slow
def test_v2_a_paper_that_is_too_much_is_stopped_in_words_and_the_next_one_is_made(
    case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_eyes(monkeypatch)  # no pictures of pages are made: the press is the real one
    site = PaperSite(app, FakePress())
    ann = site.client_of(case.ann)
    made(site, case.transition_id, ann)
    bad, good = site.job("plan"), next(job for job in site.jobs() if job.document == GOOD)
    with Press(Limits(output=1000)) as press:
        workshop = Workshop(app.database, site.workshop.shelf, press)
        workshop.make(bad.id)
        press.limits = Limits()
        workshop.make(good.id)
    row = site.job("plan")
    assert (row.status, row.problem) == ("failed", TOO_LARGE)
    plan = f"/transitions/{case.transition_id}/plans/1"
    assert TOO_LARGE in ann.get(f"{plan}/papers/plan", status=503).words
    assert site.job(GOOD).status == "made"
    assert ann.get(f"{plan}/papers/{GOOD}/paper.pdf").response.data.startswith(b"%PDF-1.7")
