"""Writers that save pages through the app and are killed -9, and what must then be true of the database.

Each writer is a process of its own with its own client. It opens the page of a step, sends it, and notes each
acknowledged save in a synced file. One save writes three answers, the state of the step, the form's key and
an event of the trail: all of them, or none.
"""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy import Connection, event, func, select, text
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.app import make_database
from clinic.audit.models import AuditEvent
from clinic.audit.verify import verify
from clinic.checklist.actions import start_discharge
from clinic.checklist.models import Answer, StepState
from clinic.checklist.pathways import core_pathway
from clinic.foundation.clock import Clock
from clinic.foundation.database import READ_ONLY, Database
from clinic.web.models import FormOnce
from clinic.web.work import HandoffApp
from config import Settings
from tests.checklist.walks import LEAVES
from tests.cli.processes import wait_until
from tests.factories.rows import make_client, make_office, make_worker, viewer_of
from tests.page_client import BASE, Page, PageClient

EVERY_INDEX = (
    "SELECT bt_index_check(oid, true) FROM pg_class"
    " WHERE relkind = 'i' AND relam = 403 AND relnamespace = 'public'::regnamespace"
)
STEP = "person"
LONGEST = 20  # seconds
FIELDS = ("matters_most", "health_and_body", "culture_and_faith")
Disturb = Callable[[], None]


@dataclass
class Writer:
    """One who writes. `log`: a line for each acknowledged save: the form's key and the number written."""

    viewer_id: UUID
    client_id: UUID
    transition_id: UUID
    log: Path
    pages: PageClient
    form: dict[str, list[str]] = field(default_factory=dict)  # the page as it was opened
    read_to: int = 0
    acknowledged: int = 0
    highest: int = 0

    @property
    def url(self) -> str:
        return f"/transitions/{self.transition_id}/steps/{STEP}"

    def write_on(self, first: int) -> None:
        """Save one number after the other until somebody ends us; who is forgotten ends by itself."""
        self.form = {}
        handle = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        number, last = first, time.monotonic() + LONGEST
        while time.monotonic() < last:
            key = self.save(number)
            if key:
                os.write(handle, f"{key} {number}\n".encode())
                os.fsync(handle)
            number += 1

    def save(self, number: int) -> str:
        """The key of the form that was acknowledged, "" when it was not.

        Somebody who knows which version the next page would show: opening it each time would take longer
        than saving.
        """
        if not self.form and not self._open():
            return ""
        key = token_urlsafe(16)
        sent = self.form | {f"{one}-text": [f"Number {number}"] for one in FIELDS} | {"form_key": [key]}
        answer = self.pages.client.post(self.url, data=sent, base_url=BASE)
        if answer.status_code != 303:
            self.form = {}
            return ""
        version = int(self.form["opened_version"][0]) + len(FIELDS) + 1  # and the step itself
        self.form = self.form | {"opened_version": [str(version)]}
        return key

    def _open(self) -> bool:
        page = Page(self.pages.client.get(self.url, base_url=BASE), self.url)
        if page.status == 200:
            self.form = page.fields(self.url)  # and not the button that throws a draft away
        else:
            time.sleep(0.02)
        return bool(self.form)

    def news(self) -> Iterator[tuple[str, int]]:
        """What was acknowledged since we last looked. The last line may have been cut off by the kill."""
        if not self.log.exists():
            return
        with self.log.open("rb") as file:
            file.seek(self.read_to)
            for line in file:
                if line.endswith(b"\n"):
                    self.read_to += len(line)
                    key, number = line.decode().split()
                    yield key, int(number)


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    kills: int = 0
    saves: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.lost and not self.torn and not self.faults

    def __str__(self) -> str:
        kills = f"{self.rounds} rounds, {self.kills} kills, {self.saves} acknowledged saves"
        return f"{kills}: {len(self.lost)} lost, {len(self.torn)} torn, {len(self.faults)} faults"


@dataclass
class Killing:
    """Rounds over one database. `settings` name it; `dice` decide when whoever is killed dies."""

    app: HandoffApp
    settings: Settings
    clock: Clock
    folder: Path
    dice: random.Random
    longest: float = 0.4  # seconds that a writer lives after the first save of a round
    writers: list[Writer] = field(default_factory=list)
    clinic_id: UUID | None = None
    tally: Tally = field(default_factory=Tally)

    def begin(self, writers: int) -> None:
        """A clinic with so many workers, each with a client and an open walk."""
        with self.app.database.writing() as session:
            office = make_office(session)
            self.clinic_id = office.clinic.id
            users = [make_worker(session, office.clinic, office.east) for _ in range(writers)]
            walks = [self._walk(session, user) for user in users]
        for number, (user, walk) in enumerate(zip(users, walks, strict=True)):
            pages = PageClient(self.app)
            pages.sign_in(user)
            self.writers.append(Writer(user.id, *walk, self.folder / f"saves-{number}", pages))
        for writer in self.writers:  # children begin with everything that the app makes once
            assert writer.save(0)

    def _walk(self, session: Session, user: User) -> tuple[UUID, UUID]:
        by = viewer_of(session, user)
        client = make_client(session, by, f"Client of {user.email}")
        checklist = core_pathway("discharge")
        started = start_discharge(session, by=by, client_id=client.id, checklist=checklist, leaving_on=LEAVES)
        return client.id, started

    def run(self, rounds: int, disturb: Disturb | None = None) -> None:
        """So many rounds, each looked at. `disturb`: what else happens to the database meanwhile."""
        for _ in range(rounds):
            self._round(disturb)
            self.look()

    def _round(self, disturb: Disturb | None) -> None:
        self.app.database.engine.dispose()  # no connection of ours may be shared with a child
        grown = [(writer.log, _size(writer.log)) for writer in self.writers]
        living = {self._start(writer): self.dice.uniform(0.0, self.longest) for writer in self.writers}
        wait_until(lambda: any(_size(log) > size for log, size in grown), LONGEST)
        began = time.monotonic()
        if disturb is not None:
            time.sleep(self.dice.uniform(0.1, self.longest))
            disturb()
            time.sleep(self.dice.uniform(0.1, self.longest))
        for pid, dies_at in sorted(living.items(), key=lambda one: one[1]):
            time.sleep(max(0.0, began + dies_at - time.monotonic()))
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            self.tally.kills += 1

    def die_at(self, writes: int) -> None:
        """A round of the first writer, who dies before this write of the second save; 0: at its commit."""
        self.app.database.engine.dispose()
        _, how = os.waitpid(self._start(self.writers[0], lambda database: _die_at(database, writes)), 0)
        if how != signal.SIGKILL:
            self.tally.faults.append(f"the writer did not die at write {writes}")
        self.tally.kills += 1
        self.look()

    def _start(self, writer: Writer, prepare: Callable[[Database], None] = lambda _database: None) -> int:
        first = writer.highest + 1
        pid = os.fork()
        if pid:
            writer.highest += 1_000  # numbers of a round are not used again by the next
            return pid
        try:
            self.app.database = make_database(self.settings, clock=self.clock)
            prepare(self.app.database)
            writer.write_on(first)
        finally:
            os._exit(1)

    @contextmanager
    def _database(self) -> Iterator[Database]:
        database = make_database(self.settings, clock=self.clock)
        try:
            yield database
        finally:
            database.engine.dispose()

    # --- what must be true ----------------------------------------------------------------------------

    def look(self) -> None:
        """After a round: what was acknowledged is there, and nothing is there by half."""
        with self._database() as database, database.reader() as session:
            for writer in self.writers:
                self._look(session, writer)
        self.tally.rounds += 1

    def _look(self, session: Session, writer: Writer) -> None:
        news = list(writer.news())
        writer.acknowledged += len(news)
        self.tally.saves += len(news)
        keys = [key for key, _ in news]
        there = set(session.scalars(select(FormOnce.form_key).where(FormOnce.form_key.in_(keys))))
        self.tally.lost += [key for key in keys if key not in there]
        numbers, versions = self._stored(session, writer)
        if len(set(numbers)) > 1 or len(set(versions)) > 1:
            self.tally.torn.append(f"round {self.tally.rounds}: {numbers} {versions}")
        if news and (not numbers or numbers[0] < news[-1][1]):
            self.tally.lost.append(f"round {self.tally.rounds}: {numbers} after {news[-1]}")

    def _stored(self, session: Session, writer: Writer) -> tuple[list[int], list[int]]:
        """The three numbers, and every count that goes up by one with each save."""
        its = Answer.transition_id == writer.transition_id
        found = {row.item_key: row for row in session.scalars(select(Answer).where(its))}
        answers = [found[key] for key in FIELDS if key in found]
        state = select(StepState.version).where(StepState.transition_id == writer.transition_id)
        keys = select(func.count()).where(FormOnce.viewer_id == writer.viewer_id)
        its_events = (AuditEvent.transition_id == writer.transition_id, AuditEvent.event == "step.saved")
        counts = [
            session.scalar(state) or 0,
            session.scalar(keys) or 0,
            session.scalar(select(func.count()).select_from(AuditEvent).where(*its_events)) or 0,
        ]
        none = [0] if not answers and any(counts) else []
        return [_number(row.value) for row in answers], [*counts, *(row.version for row in answers), *none]

    def end(self) -> Tally:
        """Look at the whole: the file, its indexes, the trail, and that there was something to lose."""
        with self._database() as database, database.reader() as session:
            self.tally.faults += _damage(session)
            assert self.clinic_id
            trouble = verify(session, self.clinic_id).trouble
            if trouble is not None:
                self.tally.faults.append(f"the trail: {trouble}")
            kept = session.scalar(select(func.count()).select_from(FormOnce)) or 0
        if kept < self.tally.saves or not self.tally.saves:
            self.tally.lost.append(f"{self.tally.saves} acknowledged, {kept} kept")
        return self.tally


def _die_at(database: Database, writes: int) -> None:
    """End this process by SIGKILL before this write (from 1) of its second save, or (0) at its commit."""
    saves, seen = [0], [0]

    def commits(connection: Connection) -> None:
        is_save = not connection.get_execution_options().get(READ_ONLY) and seen[0] > 1
        saves[0], seen[0] = saves[0] + is_save, 0
        if saves[0] == 2 and not writes:
            os.kill(os.getpid(), signal.SIGKILL)

    def executes(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        seen[0] += statement.startswith(("INSERT", "UPDATE", "DELETE"))
        if saves[0] == 1 and writes and seen[0] == writes:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "commit", commits)
    event.listen(database.engine, "before_cursor_execute", executes)


def _size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def _number(value: str) -> int:
    return int(value.partition("Number ")[2].partition('"')[0])


def _damage(session: Session) -> list[str]:
    """What the database finds wrong with itself."""
    if session.get_bind().dialect.name == "sqlite":
        found = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
        return found + [str(row) for row in session.execute(text("PRAGMA foreign_key_check"))]
    if session.scalar(text("SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'")):
        session.execute(text(EVERY_INDEX))  # raises when one of them or its table is wrong
    return []
