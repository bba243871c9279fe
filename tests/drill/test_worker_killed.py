"""The printing worker killed -9 in the middle of a batch, again and again: each paper once, none missed."""

from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from clinic.foundation.clock import Clock, FixedClock
from clinic.printing.routes import SHELF
from clinic.printing.shelf import pdf_file
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.cli.processes import all_below, is_alive, wait_until
from tests.factories.rows import make_person
from tests.printing.paper_site import FakePress, PaperSite, made
from tests.printing.test_worker import Workers, workers

__all__ = ["workers"]
CLIENTS, KILLS = 4, 5


@pytest.fixture
def clock() -> FixedClock:
    """Today: the worker process has a clock of its own."""
    return FixedClock(Clock().now())


@pytest.fixture
def cases(database) -> list[Case]:
    """Clients whose plans are made together."""
    with database.writing() as session:
        return [_case(session, f"Client {number}") for number in range(CLIENTS)]


def _case(session: Session, name: str) -> Case:
    case = a_discharge(session, name)
    rosa = make_person(session, case.ann, case.client(), relation="sister", answer="yes")
    case.save("point_person", point_person={"person": f"person:{rosa.id}"})
    return case


def _states(site: PaperSite) -> Counter[str]:
    return Counter(job.status for job in site.jobs())


def test_batch_goes_on_after_its_worker_is_killed(
    cases: list[Case], app: HandoffApp, workers: Workers, drill_result: Callable[..., None]
) -> None:
    site = PaperSite(app, FakePress())
    for case in cases:
        made(site, case.transition_id, site.client_of(case.ann))
    for _ in range(KILLS):
        done = _states(site)["made"]
        worker = workers.start()
        wait_until(lambda done=done: _states(site)["made"] > done and _states(site)["being_made"], 120)
        below = all_below(worker.pid)
        worker.kill()
        worker.wait()
        wait_until(lambda below=below: not any(is_alive(pid) for pid in below))
        assert _states(site)["made"] < len(site.jobs()), "nothing was left to be lost"
    workers.start()
    wait_until(lambda: not _states(site).keys() - {"made", "failed"}, 180)
    jobs, shelf = site.jobs(), app.extensions[SHELF]
    events = Counter((event.client_id, event.subject) for event in site.events("paper.made"))
    missed = [job.document for job in jobs if job.status != "made"]
    missed += [job.document for job in jobs if not shelf.has(str(job.client_id), pdf_file(job.name))]
    twice = [paper for paper, times in events.items() if times > 1]
    again = sum(job.attempts > 1 for job in jobs)
    value = (
        f"{len(jobs)} papers, {KILLS} kills, {again} begun again: {len(missed)} missed, {len(twice)} twice"
    )
    ok = not missed and not twice and sum(events.values()) == len(jobs) and again > 0
    drill_result("A batch of papers whose worker is killed", value, "0 missed, 0 twice", ok=ok)
    assert ok, (missed, twice, events)
