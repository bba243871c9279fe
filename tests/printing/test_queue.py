"""The queue: ids and nothing else, in a private file of its own."""

import sqlite3
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from clinic.foundation.database import Database
from clinic.printing.queue import PaperQueue

SECRET = "a secret of the tests, long enough"


@pytest.fixture
def queue(tmp_path: Path):
    made = PaperQueue(f"sqlite:///{tmp_path / 'queue.db'}", SECRET)
    yield made
    made.close()


def _file(queue: PaperQueue) -> Path:
    return Path(str(make_url(queue.url).database))


def _served(queue: PaperQueue, until: int) -> list[UUID]:
    """What a worker takes out, until it has had so many."""
    taken: list[UUID] = []
    consumer = queue.consumer(taken.append)
    worker, _ = consumer.worker_threads[0]
    while len(taken) < until:
        worker.loop()
    return taken


def test_queue_hands_out_what_another_process_put_in_order(new_database_url) -> None:
    """On SQLite, and on PostgreSQL: the same code."""
    url = new_database_url()
    jobs = [uuid4() for _ in range(3)]
    pages, worker = PaperQueue(url, SECRET), PaperQueue(url, SECRET)
    pages.put(jobs)
    pages.close()
    assert _served(worker, 3) == jobs
    worker.close()


def test_queue_file_is_private_and_holds_no_words(queue: PaperQueue) -> None:
    job_id = uuid4()
    queue.put([job_id])
    assert _file(queue).stat().st_mode & 0o077 == 0
    assert str(job_id).encode() in _file(queue).read_bytes()
    assert not _file(queue).with_name("queue.db-wal").exists()


def test_queue_takes_nothing_that_we_did_not_sign(queue: PaperQueue) -> None:
    forged = PaperQueue(queue.url, "the secret of somebody else, as long")
    forged.put([uuid4()])
    forged.close()
    ours = uuid4()
    queue.put([ours])
    assert _served(queue, 1) == [ours]


def test_queue_survives_many_who_put_at_once(queue: PaperQueue) -> None:
    queue.put([uuid4()])
    threads = [Thread(target=queue.put, args=([uuid4(), uuid4()],)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with sqlite3.connect(_file(queue)) as connection:
        assert connection.execute("SELECT count(*) FROM task").fetchone() == (13,)
    connection.close()


def test_queue_is_told_after_the_commit_alone(queue: PaperQueue, database: Database) -> None:
    told: list[UUID] = []
    queue.put = told.extend  # type: ignore[method-assign, assignment]
    kept, dropped = uuid4(), uuid4()
    with database.writer() as session:
        session.execute(text("SELECT 1"))
        queue.put_after_commit(session, [dropped])
        session.rollback()
    with database.writer() as session:
        session.execute(text("SELECT 1"))
        queue.put_after_commit(session, [kept])
        assert told == []
        session.commit()
    assert told == [kept]
