"""The worker process: takes rows from the queue, feeds one press, beats, and tidies up."""

import fcntl
import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from clinic.foundation.database import Database, now
from clinic.foundation.log_lines import note
from clinic.printing import actions
from clinic.printing.availability import Availability
from clinic.printing.models import PaperJob, WorkerBeat
from clinic.printing.press_folder import sweep_leftovers
from clinic.printing.queries import AFTER_REPLACED, shelved
from clinic.printing.queue import PaperQueue
from clinic.printing.render import Press
from clinic.printing.shelf import Shelf
from clinic.printing.workshop import Workshop

BEAT_SECONDS = 5.0
BEATS_TO_A_SWEEP = 720  # an hour
NAME = "papers"
LOCK = "worker.lock"  # held by the one worker of a private folder


@dataclass
class Worker:
    """One worker over one database, shelf and queue."""

    database: Database
    shelf: Shelf
    queue: PaperQueue
    available: Availability

    def run(self) -> None:
        """Work until told to stop (INT or TERM): the paper in hand is finished if that is soon."""
        sweep_leftovers()
        with Press() as press:
            workshop = Workshop(self.database, self.shelf, press)
            with self._heart(workshop):
                self._serve(workshop)

    def _serve(self, workshop: Workshop) -> None:
        if not self.available.ok:
            wait_for_a_signal()  # nothing is lost: what is asked for waits until printing works here
            return

        def work(job_id: UUID) -> None:
            if workshop.make(job_id):
                self.queue.put([job_id])
            workshop.press.start()

        workshop.press.start()
        self.queue.consumer(work).run()

    # --- alive, and at it -----------------------------------------------------------------------------

    @contextmanager
    def _heart(self, workshop: Workshop) -> Iterator[None]:
        """A thread of its own, so that a long paper is no silence. It never renders."""
        stopped = Event()
        heart = Thread(target=self._beat_on, args=(workshop, stopped), name="Heart", daemon=True)
        heart.start()
        try:
            yield
        finally:
            stopped.set()
            heart.join()

    def _beat_on(self, workshop: Workshop, stopped: Event) -> None:
        for beats in count():
            try:
                self.beat(workshop.at_work_on)
                if beats % BEATS_TO_A_SWEEP == 0:
                    self.sweep()
            except Exception as error:  # a busy database is no reason to stop beating
                note("worker.no_beat", level=logging.WARNING, error=error)
            if stopped.wait(BEAT_SECONDS):
                return

    def beat(self, at_work_on: UUID | None = None) -> None:
        """Say that we are here, keep the row in hand, and put back what others left behind."""
        with self.database.writing() as session:
            self._show(session)
            if at_work_on is not None:
                actions.renew(session, job_id=at_work_on)
            lost = actions.take_up_lost(session)
            self.queue.put_after_commit(session, lost)

    def _show(self, session: Session) -> None:
        row = session.get(WorkerBeat, NAME) or WorkerBeat(name=NAME)
        row.at, row.problem, row.remedy = now(session), self.available.reason, self.available.command
        session.add(row)

    # --- tidying --------------------------------------------------------------------------------------

    def sweep(self) -> int:
        """Take away files that no row points to, and rows of drafts that were replaced. How many files."""
        with self.database.writing() as session:
            too_old = now(session) - AFTER_REPLACED
            session.execute(delete(PaperJob).where(PaperJob.number == 0, PaperJob.replaced_at < too_old))
        return self.shelf.sweep(self._kept)

    def _kept(self) -> set[tuple[str, str]]:
        with self.database.reader() as session:
            return shelved(session)


def wait_for_a_signal() -> None:
    """Stand still until INT or TERM."""
    stopped = Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda _number, _frame: stopped.set())
    while not stopped.wait(1):
        pass


@contextmanager
def only_worker(var_dir: Path, say: Callable[[], None]) -> Iterator[None]:
    """One worker at a time over one private folder; `say` is called once when we must wait for another."""
    with _lock_file(var_dir) as handle:
        _take(handle, say)
        yield


@contextmanager
def no_worker(var_dir: Path) -> Iterator[bool]:
    """Whether no worker writes to the shelf now; none begins while the block lasts."""
    with _lock_file(var_dir) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_ours = True
        except BlockingIOError:
            is_ours = False
        yield is_ours


@contextmanager
def _lock_file(var_dir: Path) -> Iterator[int]:
    """Its descriptor; whatever lock was taken on it ends with the block."""
    handle = os.open(var_dir / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)


def _take(handle: int, say: Callable[[], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say()
        fcntl.flock(handle, fcntl.LOCK_EX)
