"""The queue between pages and the worker process: it carries the id of a row, and nothing else.

huey hands a task out at most once, and loses it when a worker is killed; what was asked for is therefore in
rows of our own (`models`), and the worker puts back what got lost.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from huey import Huey, PostgresHuey, SqliteHuey
from huey.consumer import Consumer
from huey.serializer import SignedSerializer
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from clinic.foundation.log_lines import note

NAME = "papers"
QUICKEST, SLOWEST = 0.05, 0.25  # seconds between two looks into an empty queue
MOST_SECONDS_TO_STOP = 8

Work = Callable[[UUID], None]


@dataclass
class PaperQueue:
    """Opened when it is first used: after a fork, never before. `url`: sqlite:///path or postgresql://…"""

    url: str
    secret: str = field(repr=False)
    _work: Work | None = field(default=None, init=False, repr=False, compare=False)

    def put(self, job_ids: Iterable[UUID]) -> None:
        """Ask the worker to look at these rows."""
        for job_id in job_ids:
            self._task(str(job_id))

    def put_after_commit(self, session: Session, job_ids: Iterable[UUID]) -> None:
        """The same once the session's rows are there for others to see; never when they are rolled back."""
        wanted = list(job_ids)
        if wanted:
            event.listen(session, "after_commit", lambda _session: self._put_or_leave(wanted), once=True)

    def _put_or_leave(self, job_ids: list[UUID]) -> None:
        """What was saved is saved: the worker finds rows by itself that the queue can't take just now."""
        try:
            self.put(job_ids)
        except Exception as error:  # whatever the queue's own file or server is in trouble with
            note("papers.not_queued", level=logging.WARNING, error=error)

    def consumer(self, work: Work) -> Consumer:
        """What takes rows out, one after the other, in one thread that only feeds the press."""
        self._work = work
        _ = self._task  # known to this process before the first message is read
        return self._huey.create_consumer(
            workers=1,
            periodic=False,
            initial_delay=QUICKEST,
            max_delay=SLOWEST,
            graceful_signal="TERM",
            shutdown_timeout=MOST_SECONDS_TO_STOP,
        )

    def close(self) -> None:
        """Let go of the queue's file or server."""
        if "_huey" in self.__dict__:
            self._huey.storage.close()

    @cached_property
    def _huey(self) -> Huey:
        # Only what we signed is ever unpickled; no result is kept.
        serializer = SignedSerializer(secret=self.secret, salt=NAME)
        parsed = make_url(self.url)
        if parsed.get_backend_name() != "sqlite":
            dsn = parsed.set(drivername="postgresql").render_as_string(hide_password=False)
            return PostgresHuey(NAME, dsn=dsn, results=False, serializer=serializer)
        file = Path(str(parsed.database))
        file.touch(mode=0o600)
        # Not WAL: huey uses the system's SQLite, which may be one that loses pages there.
        return SqliteHuey(
            NAME,
            filename=str(file),
            journal_mode="truncate",
            fsync=True,
            results=False,
            serializer=serializer,
        )

    @cached_property
    def _task(self) -> Any:
        return self._huey.task(name="make_paper")(self._do)

    def _do(self, job_id: str) -> None:
        if self._work is None:
            raise RuntimeError("only the worker process makes papers")
        self._work(UUID(job_id))
