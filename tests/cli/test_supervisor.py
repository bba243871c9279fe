"""What dies is started again; all stop together; nothing is left, however the supervisor ends."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.processes import all_below, is_alive, named, wait_until
from tests.journeys.site import Site, free_port

ROOT = Path(__file__).resolve().parents[2]
# Two children; the first has a grandchild, as a server has its workers.
FAMILY = """
import os, signal, sys
from clinic.cli.supervisor import Child, Supervisor
hold = "from clinic.cli.lifeline import hold_lifeline; import subprocess, sys, time; hold_lifeline();"
parent = hold + "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); time.sleep(600)"
stubborn = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + hold + "time.sleep(600)"
second = stubborn if "stubborn" in sys.argv else hold + "time.sleep(600)"
signal.signal(signal.SIGINT, signal.SIG_DFL)  # even if these tests run in the background
Supervisor([
    Child("The first", [sys.executable, "-c", parent], os.environ),
    Child("The second", [sys.executable, "-c", second], os.environ),
]).run()
print("ended", flush=True)
"""


@pytest.fixture
def family() -> Iterator[subprocess.Popen[str]]:
    """A supervisor with two children and a grandchild."""
    process = _family()
    yield process
    _end(process)


def _family(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", FAMILY, *words], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def _end(process: subprocess.Popen[str]) -> None:
    for pid in [process.pid, *all_below(process.pid)]:
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)
    process.communicate(timeout=10)


def _all_three(process: subprocess.Popen[str]) -> list[int]:
    return wait_until(lambda: below if len(below := all_below(process.pid)) == 3 else [])


def test_child_that_dies_is_started_again_and_its_own_children_are_gone(
    family: subprocess.Popen[str],
) -> None:
    before = _all_three(family)
    parent = next(pid for pid in before if len(all_below(pid)) == 1)
    (grandchild,) = all_below(parent)
    os.kill(parent, signal.SIGKILL)
    wait_until(lambda: not is_alive(grandchild))
    after = _all_three(family)
    assert len(set(after) - set(before)) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_stop_together(family: subprocess.Popen[str], number: int) -> None:
    below = _all_three(family)
    family.send_signal(number)
    said, _ = family.communicate(timeout=20)
    assert said.splitlines() == ["Stopping.", "ended"]
    assert not any(is_alive(pid) for pid in below)


def test_supervisor_that_is_killed_leaves_nobody_behind(family: subprocess.Popen[str]) -> None:
    below = _all_three(family)
    family.kill()
    wait_until(lambda: not any(is_alive(pid) for pid in below), 30)


def _children(pid: int) -> list[int]:
    grandchildren = {below for child in all_below(pid) for below in all_below(child)}
    return [one for one in all_below(pid) if one not in grandchildren]


@pytest.mark.patient
def test_child_that_does_not_stop_is_ended() -> None:
    process = _family("stubborn")
    try:
        below = _all_three(process)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        assert not any(is_alive(pid) for pid in below)
    finally:
        _end(process)


# --- the real ones ------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A real installation, served."""
    served = Site(tmp_path, free_port())
    served.start()
    yield served
    assert served.process is not None
    left = [served.process.pid, *all_below(served.process.pid)]
    served.stop()
    assert not any(is_alive(pid) for pid in left)


def _one(site: Site, words: str, other_than: int = 0) -> int:
    """The process of this command that the supervisor runs."""
    assert site.process is not None
    supervisor = site.process.pid

    def look() -> int:
        found = [pid for pid in named(words, _children(supervisor)) if pid != other_than]
        return found[0] if found else 0

    return wait_until(look)


def _answers(site: Site) -> bool:
    try:
        urllib.request.urlopen(site.url, timeout=10).close()
    except OSError:
        return False
    return True


@pytest.mark.patient
def test_serve_keeps_pages_and_printing_running(site: Site) -> None:
    worker = _one(site, "clinic.cli worker")
    os.kill(worker, signal.SIGKILL)
    assert _one(site, "clinic.cli worker", other_than=worker)

    web = _one(site, "clinic.cli web")
    servers = wait_until(lambda: all_below(web))
    os.kill(web, signal.SIGKILL)
    wait_until(lambda: not any(is_alive(pid) for pid in servers))
    wait_until(lambda: _answers(site))
    assert "The printing worker stopped (signal 9). Starting it again in 0.5 seconds." in site.said()
    assert "The web server stopped (signal 9). Starting it again in 0.5 seconds." in site.said()


@pytest.mark.patient
def test_serve_that_is_killed_leaves_nobody_behind(tmp_path: Path) -> None:
    served = Site(tmp_path, free_port())
    served.start()
    assert served.process is not None
    _one(served, "clinic.cli worker")
    below = all_below(served.process.pid)
    assert len(below) >= 4  # the web server with its two, the printing worker
    served.process.kill()
    served.process.wait()
    wait_until(lambda: not any(is_alive(pid) for pid in below), 40)


@pytest.mark.patient
def test_connections_on_which_nothing_is_asked_keep_nobody_waiting(site: Site) -> None:
    """More than there are workers, as a browser opens them ahead."""
    silent = [socket.create_connection(("127.0.0.1", site.port)) for _ in range(6)]
    try:
        with urllib.request.urlopen(site.url, timeout=10) as answer:
            assert answer.status == 200
    finally:
        for one in silent:
            one.close()
