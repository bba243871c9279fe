"""The rendering process that stays: one start for many documents, and nothing left when it is gone."""

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clinic.printing import render
from clinic.printing.child import allow_one_document
from clinic.printing.limits import Limits
from clinic.printing.press_folder import PREFIX, PressFolder, sweep_leftovers
from clinic.printing.render import TOO_SLOW, Press, render_pdf
from tests.factories.contents import CONTENTS
from tests.printing.papers import payload_of

BARE = payload_of(CONTENTS["bare"])


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def _folders(tmp_path: Path) -> list[str]:
    return [path.name for path in tmp_path.glob(f"{PREFIX}*")]


def _runs(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_press_prints_many_in_one_process_and_the_same_bytes_each_time() -> None:
    with Press() as press:
        first = press.render("plan", BARE)
        pid = press.pid
        again = press.render("plan", BARE)
        assert press.pid == pid
    assert first.pdf is not None
    assert first == again == render_pdf("plan", BARE)


def test_press_is_replaced_after_so_many_documents() -> None:
    with Press(Limits(documents=1)) as press:
        assert press.render("plan", BARE).pdf
        assert press.pid is None


def test_press_is_replaced_when_it_holds_too_much() -> None:
    with Press(Limits(kept=1)) as press:
        assert press.render("plan", BARE).pdf
        assert press.pid is None


def test_press_goes_on_after_a_failure() -> None:
    broken = {key: value for key, value in BARE.items() if key != "foot"}
    with Press() as press:
        assert press.render("plan", broken).problem
        assert press.render("plan", BARE).pdf


def test_press_goes_on_after_it_was_killed_while_it_waited() -> None:
    with Press() as press:
        assert press.render("plan", BARE).pdf
        subprocess.run(["kill", "-9", str(press.pid)], check=True)
        assert "signal 9" in (press.render("plan", BARE).problem or "")
        assert press.render("plan", BARE).pdf


def test_press_stops_what_does_not_answer_however_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "CHILD", [sys.executable, "-c", "import time; time.sleep(60)"])
    with Press(Limits(wall=0.2)) as press:
        assert [press.render("plan", BARE).problem for _ in range(2)] == [TOO_SLOW, TOO_SLOW]


def test_press_stops_what_does_not_even_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than a pipe holds: the parent must not wait for ever to be heard."""
    monkeypatch.setattr(render, "CHILD", [sys.executable, "-c", "import time; time.sleep(60)"])
    with Press(Limits(wall=0.2)) as press:
        assert press.render("plan", {"words": "x " * 500_000}).problem == TOO_SLOW


@pytest.mark.parametrize("answer", ["nonsense", "[1]", '{"size": 900, "memory": 1}', '"text"'])
def test_press_gives_no_half_file(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    tell = f"import sys; sys.stdin.readline(); print({answer!r}); print('%PDF-1.7')"
    monkeypatch.setattr(render, "CHILD", [sys.executable, "-c", tell])
    with Press() as press:
        assert press.render("plan", BARE).pdf is None


def test_allow_one_document_counts_from_now_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has printed for an hour may still print."""
    asked = []
    used = resource.struct_rusage((3000.0, 600.0, *[0] * 14))
    monkeypatch.setattr(resource, "getrusage", lambda _: used)
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limit: asked.append((kind, limit[0])))
    allow_one_document(60)
    assert asked == [(resource.RLIMIT_CPU, 3660)]


def test_press_leaves_no_process_and_no_folder(tmp_path: Path) -> None:
    with Press() as press:
        press.render("plan", BARE)
        pid = press.pid or 0
        assert _runs(pid)
        assert len(_folders(tmp_path)) == 1
    assert not _runs(pid)
    assert _folders(tmp_path) == []


ORPHAN = (
    "import os, sys; from clinic.printing.render import Press; from tests.printing.test_press import BARE\n"
    "press = Press(); press.render('plan', BARE); print(press.pid, flush=True); os.kill(os.getpid(), 9)"
)


def test_press_process_ends_with_whoever_asked_and_its_folder_is_swept(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN], cwd=render.ROOT,
        env={"TMPDIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    pid = int(done.stdout)
    deadline = time.monotonic() + 5
    while _runs(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(pid)
    assert len(_folders(tmp_path)) == 1
    assert sweep_leftovers() == 1
    assert _folders(tmp_path) == []


def test_sweep_leftovers_lets_alone_what_is_in_use_or_not_a_folder(tmp_path: Path) -> None:
    kept = PressFolder.make()
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(outside)
    (tmp_path / f"{PREFIX}file").write_text("not ours")
    assert sweep_leftovers() == 0
    assert kept.path.exists()
    assert outside.exists()
    kept.remove()
    assert not kept.path.exists()
