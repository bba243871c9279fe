"""C6, V1, V2: a batch goes on after a kill, pages while papers are made, the service after one bad document.

Real processes are killed in the drill, which also tries all four limits, and many pages beside a long print.
Seen to fail: with rows of a dead worker not put back into the queue, or each printed anew; with a transaction
held while the press runs; with the press kept after a failure; with the words of a failure left off its row.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from clinic.foundation.clock import FixedClock
from clinic.printing.availability import Availability
from clinic.printing.limits import Limits
from clinic.printing.render import TOO_LARGE, Press, RenderResult
from clinic.printing.routes import QUEUE
from clinic.printing.worker import Worker
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


class Killed(BaseException):
    """What no handler of ours sees: the process is gone."""


@pytest.mark.parametrize("when", ["while it prints", "before its row is told"])
def test_c6_a_batch_killed_in_each_of_its_papers_makes_each_once(
    when: str, case: Case, app: HandoffApp, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_eyes(monkeypatch)
    site = PaperSite(app, FakePress())
    made(site, case.transition_id, site.client_of(case.ann))
    batch = [job.id for job in site.jobs()]
    for job_id in batch:
        with monkeypatch.context() as patched:
            if when == "while it prints":
                patched.setattr(site.press, "meanwhile", _kill)
            else:
                patched.setattr("clinic.printing.actions.finish", _kill)
            with pytest.raises(Killed):
                site.workshop.make(job_id)
        clock.move_on(timedelta(minutes=2))
        assert job_id in _taken_up(site)
        site.workshop.make(job_id)
    assert [(job.id, job.status) for job in site.jobs()] == [(job_id, "made") for job_id in batch]
    assert len(site.events("paper.made")) == len(batch)
    tries = 2 if when == "while it prints" else 1  # what lies on the shelf is not printed again
    assert Counter(site.press.documents) == {job.document: tries for job in site.jobs()}


def _kill(*_what: object, **_more: object) -> None:
    raise Killed


def _taken_up(site: PaperSite) -> list[UUID]:
    """What the next worker finds left behind, and puts back into the queue."""
    put: list[UUID] = []
    worker = Worker(site.app.database, site.workshop.shelf, site.app.extensions[QUEUE], Availability(True))
    worker.queue.put = put.extend  # type: ignore[method-assign, assignment]
    worker.beat()
    return put


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
