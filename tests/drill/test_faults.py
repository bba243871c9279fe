"""Real faults: a lock that another process holds, a full disk, a file that takes no changes, a server gone.

Each time: "not saved" in plain words with the text on the page, own clients read on, nothing half-saved.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from clinic.app import make_database
from clinic.audit.verify import verify
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Base
from clinic.web.work import HandoffApp
from config import Settings
from tests.cli.processes import wait_until
from tests.databases import DURABLE_SETTINGS, Server, new_postgresql_url, start_server
from tests.page_client import BASE, Page
from tests.trust.faults import rows
from tests.trust.kill_rounds import FIELDS, Killing, Writer

BAR = "503 in words with the text kept, own client read, nothing written"
LONG = "He sings in the morning. " * 150
NOBODY = 65534
HOLD = (
    "import sqlite3, sys, time; held = sqlite3.connect(sys.argv[1], isolation_level=None);"
    "held.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(120)"
)
Told = Callable[..., None]


@pytest.fixture
def office(settings: Settings, make_app: Callable[[Settings], HandoffApp], clock: FixedClock, tmp_path: Path):
    """(settings) -> a worker at a desk over that database, with a client and an open walk."""

    def make(these: Settings = settings) -> Killing:
        found = Killing(make_app(these), these, clock, tmp_path, random_of_nothing())
        found.begin(1)
        return found

    return make


def random_of_nothing() -> Any:
    """Nothing here is left to chance."""
    return None


def _in_a_child(work: Callable[[], str]) -> str:
    """What `work` says, done in a process of its own: its limits and its rights end with it."""
    reads, writes = os.pipe()
    pid = os.fork()
    if not pid:
        said = "broke"
        try:
            said = work()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        finally:
            os.write(writes, said.encode()[:4000])
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(pid, 0)
    return said


def _tried(office: Killing, writer: Writer, at: FixedClock) -> str:
    """Save a long page and read one's own client: "" when both went as they should, else what was wrong."""
    office.app.database = make_database(office.settings, clock=at)
    page = Page(writer.pages.client.get(writer.url, base_url=BASE), writer.url)
    if page.status != 200:
        return f"the page of the step was not shown: {page.status} {page.words[:200]}"
    sent = page.fields() | {f"{name}-text": LONG for name in FIELDS}
    for _ in range(40):  # until what there is of room is used up
        answer = Page(writer.pages.client.post(writer.url, data=sent, base_url=BASE), writer.url)
        if answer.status != 303:
            break
        sent |= {"form_key": [os.urandom(8).hex()], "opened_version": _version(writer)}
        sent |= {f"{name}-text": f"{os.urandom(8).hex()} {LONG}" for name in FIELDS}
    if answer.status != 503 or answer.h1 != "This was not saved yet":
        return f"saving answered {answer.status} {answer.location}"
    if LONG.strip() not in answer.fields()[f"{FIELDS[0]}-text"][0]:
        return "the text is gone"
    client = Page(writer.pages.client.get(f"/clients/{writer.client_id}", base_url=BASE), "")
    return (
        "" if client.status == 200 else f"the own client was not shown: {client.status} {client.words[:200]}"
    )


def _version(writer: Writer) -> list[str]:
    return Page(writer.pages.client.get(writer.url, base_url=BASE), writer.url).fields()["opened_version"]


def _sound(office: Killing) -> str:
    """What is wrong with the database afterwards."""
    writer = office.writers[0]
    office.app.database = make_database(office.settings, clock=office.clock)
    writer.pages.client.get("/today", base_url=BASE)  # what waited in the spool joins the chain
    tally = office.end()
    return "; ".join(tally.faults)


def _told(drill_result: Told, name: str, said: str, detail: str = "") -> None:
    drill_result(name, said or detail or "as it should be", BAR, ok=not said)
    assert said == ""


@contextmanager
def _held_by_another_process(file: str) -> Iterator[None]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, file], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    yield
    holder.kill()
    holder.communicate()


def test_lock_held_by_another_process(
    office: Callable[[], Killing], clock: FixedClock, drill_result: Told
) -> None:
    there = office()
    writer, before = there.writers[0], rows(there.app.database)
    began = time.monotonic()
    with _held_by_another_process(str(make_url(there.settings.database_url).database)):
        said = _in_a_child(lambda: _tried(there, writer, clock))
    seconds = time.monotonic() - began
    said = said or _sound(there) or _written(there, before)
    _told(drill_result, "SQLite locked by another process", said, f"three answers in {seconds:.0f} s")


def _written(office: Killing, before: dict[str, int]) -> str:
    """Nothing but what was read: events, and when the browser was last seen."""
    after = rows(office.app.database)
    changed = {name for name in after if after[name] != before[name]} - {"audit_event"}
    return f"rows were written to {sorted(changed)}" if changed else ""


def test_disk_full_by_limit(office: Callable[[], Killing], clock: FixedClock, drill_result: Told) -> None:
    """RLIMIT_FSIZE: no file may grow beyond what the largest holds now, and a little."""
    there = office()
    writer, file = there.writers[0], Path(str(make_url(there.settings.database_url).database))
    there.app.database.engine.dispose()
    largest = max(path.stat().st_size for path in file.parent.iterdir() if path.is_file())

    def work() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 65536, resource.RLIM_INFINITY))
        return _tried(there, writer, clock)

    said = _in_a_child(work) or _sound(there)
    _told(drill_result, "SQLite at a file-size limit (RLIMIT_FSIZE)", said)


def test_disk_full_on_a_small_disk(
    settings: Settings,
    office: Callable[[Settings], Killing],
    clock: FixedClock,
    tmp_path: Path,
    drill_result: Told,
) -> None:
    """A disk of four megabytes (tmpfs), full to the brim; the trail's spool has its room already."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=False).returncode:
        pytest.skip("this user may mount no small disk; RLIMIT_FSIZE is tried instead")
    try:
        file = Path(str(make_url(settings.database_url).database))
        shutil.copy(file, disk / "handoff.db")
        these = replace(settings, database_url=f"sqlite:///{disk / 'handoff.db'}", var_dir=disk)
        there = office(these)
        with there.app.database.reader() as still_open:  # as in a running site: -wal and -shm are there
            still_open.connection()
            _fill(disk / "filler")
            said = _in_a_child(lambda: _tried(there, there.writers[0], clock))
        (disk / "filler").unlink()
        said = said or _sound(there)
        there.app.database.engine.dispose()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
    _told(drill_result, "SQLite on a full disk (ENOSPC)", said)


def _fill(file: Path) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while os.write(handle, bytes(4096)):
            pass
    os.close(handle)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_file_that_takes_no_changes(
    settings: Settings,
    office: Callable[[Settings], Killing],
    clock: FixedClock,
    drill_result: Told,
    what: str,
) -> None:
    """Without root's rights: the file and its companions may be read alone; then the folder as well."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody with fewer rights")
    home = Path(subprocess.check_output(["mktemp", "-d", "/tmp/warm-read-only-XXXXXX"], text=True).strip())
    try:
        shutil.copy(str(make_url(settings.database_url).database), home / "handoff.db")
        var = home / "var"
        var.mkdir()
        keys = shutil.copy(settings.master_keys, var / "keys.json")
        these = replace(
            settings, database_url=f"sqlite:///{home / 'handoff.db'}", var_dir=var, master_keys=Path(keys)
        )
        there = office(these)
        there.app.jinja_env.bytecode_cache = None  # of the tests, in a folder that is root's
        with there.app.database.reader() as still_open:  # as in a running site: -wal and -shm are there
            still_open.connection()
            _closed_to_nobody(home, folder=what == "folder")
            said = _in_a_child(lambda: _as_nobody(lambda: _tried(there, there.writers[0], clock)))
        said = said or _sound(there)
    finally:
        shutil.rmtree(home)
    _told(drill_result, f"SQLite's {what} may only be read", said)


def _closed_to_nobody(home: Path, *, folder: bool) -> None:
    for path in home.iterdir():
        if path.is_file():
            path.chmod(0o444)
    for path in [home / "var", *(home / "var").iterdir()]:
        os.chown(path, NOBODY, NOBODY)
    home.chmod(0o555 if folder else 0o777)


def _as_nobody(work: Callable[[], str]) -> str:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    return work()


# --- PostgreSQL is restarted mid-request -----------------------------------------------------------------

RESTARTS = 12


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = start_server(DURABLE_SETTINGS)
    yield started
    started.stop()


def _desk_on(server: Server, settings: Settings, office: Callable[[Settings], Killing]) -> Killing:
    url = new_postgresql_url(server.socket)
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()
    return office(replace(settings, database_url=url))


def test_postgresql_restarted_mid_request(
    server: Server, settings: Settings, office: Callable[[Settings], Killing], drill_result: Told
) -> None:
    """Somebody saves page after page while the server is restarted under them, kindly and not."""
    there = _desk_on(server, settings, office)
    answers, lost, done = Counter[str](), list[str](), Event()
    thread = Thread(target=_save_on, args=(there.writers[0], answers, lost, done))
    thread.start()
    for number in range(RESTARTS):
        saved = answers["303"]
        wait_until(lambda saved=saved: answers["303"] > saved)
        time.sleep(0.07 * number)
        if number % 2:
            server.fall_over()
        else:
            server.end_kindly()
        time.sleep(0.4 * (number % 3))
        server.start_again()
    time.sleep(1)
    done.set()
    thread.join()
    there.app.database.engine.dispose()
    said = "; ".join([*lost, *_sound_of(there)])
    shown = ", ".join(f"{count} x {kind}" for kind, count in sorted(answers.items()))
    ok = not said and not answers.keys() - {"200", "303", "503"} and answers["303"] >= RESTARTS
    name = f"PostgreSQL restarted {RESTARTS} times mid-request"
    drill_result(name, said or shown, "200, 303, or 503 in words with the text kept; 0 lost", ok=ok)
    assert ok, (said, answers)


def _save_on(writer: Writer, answers: Counter[str], lost: list[str], done: Event) -> None:
    number = 0
    while not done.is_set():
        number += 1
        page = Page(writer.pages.client.get(writer.url, base_url=BASE), writer.url)
        answers[str(page.status)] += 1
        if page.status != 200:
            time.sleep(0.05)
            continue
        sent = page.fields() | {f"{name}-text": f"Number {number}" for name in FIELDS}
        answer = Page(writer.pages.client.post(writer.url, data=sent, base_url=BASE), writer.url)
        answers[str(answer.status)] += 1
        if answer.status == 303:
            writer.acknowledged += 1
        elif answer.fields().get(f"{FIELDS[0]}-text") != [f"Number {number}"]:
            lost.append(f"the text of number {number} is gone")


def _sound_of(there: Killing) -> list[str]:
    writer = there.writers[0]
    with there.app.database.reader() as session:
        assert there.clinic_id
        trouble = verify(session, there.clinic_id).trouble
        numbers, counts = there._stored(session, writer)
    found = [] if trouble is None else [f"the trail: {trouble}"]
    if len(set(numbers)) != 1 or len(set(counts)) != 1:
        found.append(f"torn: {numbers} {counts}")
    if counts[0] < writer.acknowledged:
        found.append(f"{writer.acknowledged} acknowledged, {counts[0]} there")
    return found
