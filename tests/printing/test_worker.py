"""The real worker process: from a press of a button to a PDF, through kills, with printing off, tidied up."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from clinic.foundation.clock import Clock, FixedClock
from clinic.printing import actions
from clinic.printing.availability import Availability
from clinic.printing.models import PaperJob
from clinic.printing.queries import AFTER_REPLACED, printer
from clinic.printing.routes import QUEUE, SHELF
from clinic.printing.shelf import pdf_file
from clinic.printing.worker import Worker, only_worker
from clinic.web.work import HandoffApp
from config import Settings
from tests.checklist.walks import Case, a_discharge
from tests.cli.processes import all_below, named, wait_until
from tests.factories.rows import make_person
from tests.printing.paper_site import FakePress, PaperSite, made, no_eyes

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clock() -> FixedClock:
    """Today: the worker process has a clock of its own."""
    return FixedClock(Clock().now())


@pytest.fixture
def case(session: Session) -> Case:
    case = a_discharge(session)
    rosa = make_person(session, case.ann, case.client(), "Rosa Okafor", relation="sister", answer="yes")
    case.save("point_person", point_person={"person": f"person:{rosa.id}"})
    case.session.commit()
    return case


@pytest.fixture
def site(case: Case, app: HandoffApp) -> PaperSite:
    return PaperSite(app, FakePress())


@dataclass
class Workers:
    """Worker processes over one installation."""

    settings: Settings
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> subprocess.Popen[bytes]:
        told = {
            "HANDOFF_MODE": "test",
            "HANDOFF_VAR": str(self.settings.var_dir),
            "HANDOFF_DATABASE_URL": self.settings.database_url,
            "HANDOFF_MASTER_KEYS": str(self.settings.master_keys),
            "HANDOFF_SECRET_KEY": self.settings.secret_key,
        }
        command = [sys.executable, "-m", "clinic.cli", "worker"]
        self.started.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **told}))
        return self.started[-1]

    def end(self) -> None:
        for one in self.started:
            one.terminate()
            one.wait(timeout=30)


@pytest.fixture
def workers(app: HandoffApp, settings: Settings) -> Iterator[Workers]:
    those = Workers(settings)
    yield those
    those.end()


def _rows(site: PaperSite, document: str = "plan") -> list[PaperJob]:
    return [job for job in site.jobs() if job.document == document]


def _is(site: PaperSite, status: str) -> Callable[[], bool]:
    return lambda: [job.status for job in _rows(site)] == [status]


@pytest.mark.slow
@pytest.mark.any_database
def test_worker_prints_what_is_asked_for_on_the_pages(site: PaperSite, case: Case, workers: Workers) -> None:
    pages = site.client_of(case.ann)
    made(site, case.transition_id, pages)
    workers.start()
    wait_until(lambda: {job.status for job in site.jobs()} == {"made"}, 180)
    plan = f"/transitions/{case.transition_id}/plans/1"
    pdf = pages.get(f"{plan}/plan.pdf").response.data
    assert pdf.startswith(b"%PDF-1.7")
    assert pages.get(f"{plan}/papers/plan/page-1.png").response.data.startswith(b"\x89PNG")
    run = pages.get(f"{plan}/all.pdf").response.data
    assert run.startswith(b"%PDF-")
    assert len(site.events("plan.printed")) == 1 + len(site.jobs())
    assert "waiting for the worker" not in pages.get(f"{plan}/papers").words


@pytest.mark.patient
def test_paper_is_made_though_its_worker_and_its_press_are_killed(
    site: PaperSite, case: Case, workers: Workers
) -> None:
    made(site, case.transition_id, site.client_of(case.ann))
    first = workers.start()
    press = wait_until(lambda: named("clinic.printing.child", all_below(first.pid)), 60)[0]
    os.kill(press, signal.SIGKILL)
    wait_until(lambda: named("clinic.printing.child", all_below(first.pid)) not in ([], [press]), 60)
    first.kill()
    first.wait()
    assert not _is(site, "made")()
    workers.start()
    wait_until(lambda: {job.status for job in site.jobs()} == {"made"}, 180)
    assert max(job.attempts for job in site.jobs()) > 1


# --- in this process ----------------------------------------------------------------------------------


def _worker(site: PaperSite, available: Availability = Availability(True)) -> Worker:  # noqa: B008
    return Worker(site.app.database, site.app.extensions[SHELF], site.app.extensions[QUEUE], available)


def test_beat_says_that_a_worker_is_there_for_half_a_minute(site: PaperSite, clock: FixedClock) -> None:
    def seen() -> bool:
        with site.app.database.reader() as session:
            return printer(session).prints

    assert not seen()
    _worker(site).beat()
    assert seen()
    clock.move_on(timedelta(seconds=31))
    assert not seen()


def test_worker_that_can_not_print_says_why_on_the_page(site: PaperSite, case: Case) -> None:
    pages = site.client_of(case.ann)
    made(site, case.transition_id, pages)
    _worker(site, Availability(False, "Pango is not on this machine.", "apt-get install pango")).beat()
    page = pages.get(f"/transitions/{case.transition_id}/plans/1/papers").words
    for words in ("Printing is off", "Pango is not on this machine.", "apt-get install pango"):
        assert words in page


def test_beat_keeps_the_row_in_hand_and_takes_up_what_is_lost(
    site: PaperSite, case: Case, clock: FixedClock
) -> None:
    made(site, case.transition_id, site.client_of(case.ann))
    kept, lost = (job.id for job in site.jobs()[:2])
    with site.app.database.writing() as session:
        for job_id in (kept, lost):
            assert actions.claim(session, job_id=job_id)
    put: list[UUID] = []
    worker = _worker(site)
    worker.queue.put = put.extend  # type: ignore[method-assign, assignment]
    for _ in range(3):
        clock.move_on(timedelta(seconds=9))
        worker.beat(kept)
    assert lost in put
    assert kept not in put


def test_sweep_takes_papers_that_were_replaced_and_those_of_nobody(
    site: PaperSite, case: Case, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_eyes(monkeypatch)
    made(site, case.transition_id, site.client_of(case.ann))
    site.work()
    shelf, plan = site.app.extensions[SHELF], site.job("plan")
    worker = _worker(site)
    assert worker.sweep() == 0
    with site.app.database.writing() as session:
        actions.mark_replaced(session, transition_id=case.transition_id, before=2)
    assert worker.sweep() == 0
    clock.move_on(AFTER_REPLACED + timedelta(minutes=1))
    assert worker.sweep() > 0
    assert not shelf.has(str(case.client_id), pdf_file(plan.name))
    assert list(shelf.folder.iterdir()) == []


def test_sweep_takes_every_file_of_a_client_who_was_erased(
    site: PaperSite, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_eyes(monkeypatch)
    made(site, case.transition_id, site.client_of(case.ann))
    site.work()
    with site.app.database.writing() as session:
        session.execute(delete(PaperJob).where(PaperJob.client_id == case.client_id))
    _worker(site).sweep()
    assert list(site.app.extensions[SHELF].folder.iterdir()) == []


@pytest.mark.patient
def test_one_worker_at_a_time_works_in_a_folder(tmp_path: Path) -> None:
    said: list[str] = []
    code = (
        "import sys; from pathlib import Path; from clinic.printing.worker import only_worker\n"
        f"with only_worker(Path({str(tmp_path)!r}), lambda: print('waits', flush=True)): print('works')"
    )
    with only_worker(tmp_path, lambda: said.append("waits")):
        other = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, text=True, stdout=subprocess.PIPE)
        assert other.stdout is not None
        assert other.stdout.readline() == "waits\n"
    assert other.communicate(timeout=20)[0] == "works\n"
    assert said == []
