"""Is this process alive, is it ready? For machines, without a session, and without a word about people.

Seen to fail: each check of readiness left out in turn; with probes inside the unit of work; with the host
that a probe sends checked like a person's.
"""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from clinic.audit.spool import SLOT_BYTES, SLOTS
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database, make_engine
from clinic.foundation.limits import LIMITS
from clinic.health import checks
from clinic.keeping.chore_list import CHORES
from clinic.keeping.models import Chore
from clinic.printing.models import WorkerBeat
from clinic.web.work import HandoffApp
from tests.page_client import BASE

CHECKS = {"database", "trail", "disk", "printing", "housekeeping"}


@pytest.fixture
def site(app: HandoffApp, clock: FixedClock, request: pytest.FixtureRequest) -> HandoffApp:
    """An installation that is well: migrated, with a worker that prints."""
    with app.database.writing() as session:
        session.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32))"))
        session.execute(text("DELETE FROM alembic_version"))
        session.execute(
            text("INSERT INTO alembic_version VALUES (:head)"), {"head": checks.newest_revision()}
        )
        session.add_all(Chore(name=chore.name, done_at=clock.now()) for chore in CHORES)
        session.add(WorkerBeat(name="papers", at=clock.now(), problem="", remedy=""))
    return app


def asked(app: HandoffApp, path: str, **more):
    answer = app.test_client().get(path, base_url=BASE, **more)
    return answer.status_code, json.loads(answer.get_data())


def failing(app: HandoffApp) -> set[str]:
    status, told = asked(app, "/readyz")
    assert set(told) == {"ready", *CHECKS}
    assert set(told.values()) <= {True, False, "ok", "not ok"}
    found = {name for name in CHECKS if told[name] != "ok"}
    assert (status, told["ready"]) == ((503, False) if found else (200, True))
    return found


def test_ready_when_all_is_well(site: HandoffApp) -> None:
    assert failing(site) == set()


def test_ready_not_without_a_worker_that_was_seen_lately(site: HandoffApp, clock: FixedClock) -> None:
    clock.set(clock.now().replace(minute=1))
    assert failing(site) == {"printing"}


def test_ready_not_with_a_chore_left_undone(site: HandoffApp, clock: FixedClock) -> None:
    with site.database.writing() as session:
        session.get_one(Chore, CHORES[0].name).done_at = clock.now() - timedelta(days=3)
    assert failing(site) == {"housekeeping"}
    with site.database.writing() as session:
        session.get_one(Chore, CHORES[0].name).done_at = None
    assert failing(site) == {"housekeeping"}


def test_ready_not_at_another_revision(site: HandoffApp) -> None:
    with site.database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert failing(site) == {"database"}


def test_ready_not_with_little_room_on_the_disk(site: HandoffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    free = LIMITS.disk_floor_bytes - 1
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _folder: type("Usage", (), {"free": free})())
    assert failing(site) == {"disk"}


def test_ready_not_with_a_full_spool(site: HandoffApp) -> None:
    spool = Path(site.extensions["settings"].var_dir) / "trail.spool"
    with spool.open("r+b") as file:
        file.seek((SLOTS - 1) * SLOT_BYTES)
        file.write(b"\x00\x00\x00\x01")
    assert failing(site) == {"trail"}
    spool.unlink()
    assert failing(site) == {"trail"}


def test_ready_not_with_a_database_that_takes_no_writes(
    site: HandoffApp, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--database") != "sqlite":
        pytest.skip("a file that may not be written to")
    monkeypatch.setattr(checks.os, "access", lambda _path, _mode: False)  # tests may run as root
    assert failing(site) == {"trail"}


def test_ready_not_without_a_database(
    site: HandoffApp, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Database(
        make_engine(f"sqlite:///{tmp_path}/no.db"), clock=clock, keyring_for=lambda _session: None
    )
    monkeypatch.setattr(site, "database", gone)
    assert failing(site) == {"database", "trail", "printing", "housekeeping"}
    assert asked(site, "/healthz") == (200, {"alive": True})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("host", ["10.0.0.7:8000", "balancer.internal", "", "[::1]"])
def test_probes_may_ask_by_any_name(site: HandoffApp, path: str, host: str) -> None:
    assert asked(site, path, headers={"Host": host})[0] == 200
    assert site.test_client().get("/help", base_url=BASE, headers={"Host": "10.0.0.7"}).status_code == 400


def test_probes_set_no_cookie_and_are_not_kept(site: HandoffApp) -> None:
    for path in ("/healthz", "/readyz"):
        headers = site.test_client().get(path, base_url=BASE).headers
        assert "Set-Cookie" not in headers
        assert headers["Cache-Control"] == "no-store"


def test_probes_leave_no_line_in_the_log_while_all_is_well(
    site: HandoffApp, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "clinic")
    failing(site)
    assert caplog.records == []
    clock.set(clock.now().replace(minute=1))
    failing(site)
    assert [record.msg for record in caplog.records] == ["health.not_ready", "request.answered"]
