"""Processes that save pages through the app while the database is backed up, and what the backup must hold.

The writers are those of the kill rounds: one save writes three answers, the state of the step and an event of
the trail, and each acknowledged save is noted in a synced file.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.app import make_database
from clinic.audit.models import AuditEvent
from clinic.backups.making import make_backup
from clinic.backups.noting import opened_sessions
from clinic.backups.placing import restore
from clinic.checklist.models import Answer, StepState
from clinic.foundation.clock import Clock
from config import Settings
from tests.cli.processes import wait_until
from tests.trust.kill_rounds import FIELDS, Killing, Writer


@dataclass
class Tally:
    """What the backups came to. `saves`: acknowledged before a backup began; `meanwhile`: until its end."""

    backups: int = 0
    saves: int = 0
    meanwhile: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = f"{self.backups} backups, {self.saves} saves before and {self.meanwhile} while they were made"
        return f"{told}: {len(self.lost)} lost, {len(self.torn)} torn, {len(self.faults)} faults"


@dataclass
class WritingOn:
    """Backups of one installation under its writers, each restored to a database of its own."""

    killing: Killing
    settings: Settings
    new_url: Callable[[], str]
    folder: Path
    saves_before: int = 4  # told to all writers together, before each backup
    tally: Tally = field(default_factory=Tally)

    def run(self, times: int) -> Tally:
        """So many backups under the writers, then each restored and looked at."""
        made = [self._back_up_under_writers() for _ in range(times)]
        for number, (path, before) in enumerate(made):
            self._restore_and_look(number, path, before)
        return self.tally

    def _back_up_under_writers(self) -> tuple[Path, list[int]]:
        """A backup, and the last number that each writer was told is saved when it began (0: none yet)."""
        killing = self.killing
        killing.app.database.engine.dispose()  # no connection of ours may be shared with a child
        begun = self._told()
        pids = [killing._start(writer) for writer in killing.writers]
        try:
            wait_until(lambda: self._told() >= begun + self.saves_before)
            before = [_last(writer.log) for writer in killing.writers]
            told = self._told()
            path = self._back_up()
            self.tally.meanwhile += self._told() - told
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        self.tally.saves += told - begun
        return path, before

    def _told(self) -> int:
        return sum(len(_lines(writer.log)) for writer in self.killing.writers)

    def _back_up(self) -> Path:
        url, keys = self.settings.database_url, self.settings.master_keys
        return make_backup(url, master_keys=keys, folder=self.folder, at=Clock().now()).path

    def _restore_and_look(self, number: int, path: Path, before: list[int]) -> None:
        folder = self.folder / f"elsewhere-{number}"
        folder.mkdir()
        there = replace(self.settings, database_url=self.new_url(), var_dir=folder)
        restored = restore(there, path, instead=False, clock=self.killing.clock)
        self.tally.backups += 1
        for verdict in restored.chains.values():
            self.tally.faults += [str(verdict.trouble)] if verdict.trouble else []
        with opened_sessions(there, self.killing.clock) as database, database.reader() as session:
            for writer, last in zip(self.killing.writers, before, strict=True):
                self._look(session, writer, last)
        make_database(there, clock=self.killing.clock).engine.dispose()

    def _look(self, session: Session, writer: Writer, last: int) -> None:
        numbers, counts = _stored(session, writer)
        if len(set(numbers)) != 1 or len(set(counts)) != 1:
            self.tally.torn.append(f"{numbers} {counts}")
        if min(numbers, default=0) < last:
            self.tally.lost.append(f"{numbers} after {last}")


def _lines(log: Path) -> list[bytes]:
    return log.read_bytes().split(b"\n")[:-1] if log.exists() else []


def _last(log: Path) -> int:
    return int(_lines(log)[-1].split()[1]) if _lines(log) else 0


def _stored(session: Session, writer: Writer) -> tuple[list[int], list[int]]:
    """The three numbers; and what goes up by one with each save."""
    its = Answer.transition_id == writer.transition_id
    rows = [row for row in session.scalars(select(Answer).where(its)) if row.item_key in FIELDS]
    state = select(StepState.version).where(StepState.transition_id == writer.transition_id)
    events = (AuditEvent.transition_id == writer.transition_id, AuditEvent.event == "step.saved")
    saved = session.scalar(select(func.count()).select_from(AuditEvent).where(*events)) or 0
    numbers = [int(row.value.partition("Number ")[2].partition('"')[0]) for row in rows]
    return numbers, [session.scalar(state) or 0, saved, *(row.version for row in rows)]
