"""When the trail can't be written, own and covered clients are still read, and nothing is read unseen.

Seen to fail: with every page shown and nothing kept; with an emergency counted as one's own client; with the
line's mac not looked at; with the file not synced.
"""

import os
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.engine import make_url

from clinic.audit.models import AuditEvent
from clinic.audit.spool import SLOTS, Spool
from clinic.audit.verify import verify
from clinic.foundation.database import Database
from config import Settings
from tests.page_client import PageClient
from tests.trust.conftest import House
from tests.trust.held import held_lock


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits ten seconds for a lock here."""
    monkeypatch.setattr("clinic.foundation.database.BUSY_MS", 50)


@pytest.fixture
def spool(settings: Settings) -> Path:
    return settings.var_dir / "trail.spool"


def _events(database: Database) -> list[tuple[str, bool]]:
    with database.reader() as session:
        rows = session.scalars(select(AuditEvent).order_by(AuditEvent.seq)).all()
        return [(row.event, row.late) for row in rows]


@pytest.fixture
def ann(pages_of, house: House) -> PageClient:
    return pages_of("ann")


def test_own_client_is_read_with_the_trail_locked_and_the_event_follows(
    ann: PageClient, house: House, settings: Settings, database: Database, spool: Path
) -> None:
    before = _events(database)
    with held_lock(settings, database):
        assert "Sam Okafor" in ann.get(f"/clients/{house.sam}").words
        assert spool.read_bytes()[:4] != bytes(4)
        assert _events(database) == before
    ann.get("/today")
    assert _events(database)[len(before) :] == [("client.viewed", True), ("lists.viewed", False)]
    assert spool.read_bytes()[:4] == bytes(4)
    with database.reader() as session:
        assert verify(session, house.office.clinic.id).trouble is None
        late = session.scalars(select(AuditEvent).where(AuditEvent.late)).one()
        assert (late.actor_name, late.client_id, late.basis) == ("Ann Weaver", house.sam, "lead")


def test_own_client_is_read_with_the_disk_full(
    ann: PageClient, house: House, settings: Settings, database: Database, spool: Path
) -> None:
    if make_url(settings.database_url).get_backend_name() != "sqlite":
        pytest.skip("only SQLite can be told how large its file may get")
    engine = ann.app.database.engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def no_more_room(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "begin", no_more_room)
    looks = 0
    while spool.read_bytes()[:4] == bytes(4):  # until the pages that are there are full
        ann.get(f"/clients/{house.sam}")
        looks += 1
    ann.get("/trail", status=403)
    event.remove(engine, "begin", no_more_room)
    engine.dispose()
    ann.get("/today")
    events = _events(database)
    assert sum(name == "client.viewed" for name, _ in events) == looks
    assert ("client.viewed", True) in events
    assert ("access.denied", True) in events


def test_emergency_client_is_not_read_with_the_trail_locked(
    pages_of, house: House, settings: Settings, database: Database
) -> None:
    wes = pages_of("wes")
    wes.submit(wes.get("/clients/emergency"), {"name": "Sam Okafor", "reason": "Waiting here"})
    with held_lock(settings, database):
        page = wes.get(f"/clients/{house.sam}", status=503)
    assert "Okafor" not in page.html


@pytest.mark.parametrize("path", ["/clients/{sam}", "/trail", "/trail.csv"])
def test_team_and_trail_are_not_read_with_the_trail_locked(
    pages_of, house: House, settings: Settings, database: Database, path: str
) -> None:
    sue = pages_of("sue")
    with held_lock(settings, database):
        assert "Okafor" not in sue.get(path.format(sam=house.sam), status=503).html


def test_denial_is_kept_with_the_trail_locked(
    pages_of, house: House, settings: Settings, database: Database
) -> None:
    wes = pages_of("wes")
    with held_lock(settings, database):
        wes.get(f"/clients/{house.sam}", status=404)
    wes.get("/today")
    assert ("access.denied", True) in _events(database)


def test_nothing_is_shown_when_the_spool_is_full_or_gone(
    ann: PageClient, house: House, settings: Settings, database: Database, spool: Path
) -> None:
    with spool.open("r+b") as file:
        for number in range(SLOTS):
            file.seek(number * 1024)
            file.write(b"\0\0\0\1")
    with held_lock(settings, database):
        ann.get(f"/clients/{house.sam}", status=503)
        spool.unlink()
        ann.get(f"/clients/{house.sam}", status=503)


def test_line_of_the_spool_that_was_changed_is_not_believed(
    ann: PageClient, house: House, settings: Settings, database: Database, spool: Path
) -> None:
    with held_lock(settings, database):
        ann.get(f"/clients/{house.sam}")
    spool.write_bytes(spool.read_bytes().replace(b"Ann Weaver", b"Bob Weaver"))
    ann.get("/today")
    events = _events(database)
    assert ("trail.spool_damaged", True) in events
    assert ("client.viewed", True) not in events


def test_spool_is_taken_once_when_a_crash_left_it_filled(
    ann: PageClient, house: House, settings: Settings, database: Database, spool: Path
) -> None:
    with held_lock(settings, database):
        ann.get(f"/clients/{house.sam}")
    filled = spool.read_bytes()
    ann.get("/today")
    spool.write_bytes(filled)
    ann.get("/today")
    assert _events(database).count(("client.viewed", True)) == 1


def test_spool_has_its_whole_length_from_the_start_and_is_private(spool: Path, ann: PageClient) -> None:
    assert spool.stat().st_size == SLOTS * 1024
    assert spool.stat().st_blocks * 512 >= SLOTS * 1024
    assert spool.stat().st_mode & 0o077 == 0


def test_spool_is_on_the_disk_before_the_answer_leaves(
    ann: PageClient, house: House, settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    real = os.fdatasync
    monkeypatch.setattr("clinic.audit.spool.os.fdatasync", lambda handle: synced.append(real(handle)))
    with held_lock(settings, database):
        ann.get(f"/clients/{house.sam}")
    assert synced == [None]


def test_spool_leaves_what_another_process_has_in_hand(spool: Path, ann: PageClient) -> None:
    shared = Spool(spool)
    spool.write_bytes(b"\0\0\0\1" + spool.read_bytes()[4:])
    first = shared.take()
    assert first is not None
    assert shared.take() is None
    first.leave()
    again = shared.take()
    assert again is not None
    again.empty()
    assert shared.take() is None
