"""The commands for backups and keys, as they are typed. Seen to fail: with no event of the backup; with keys
taken out unasked; with no word of what was taken back since the backup."""

from sqlalchemy import select

from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.foundation.master_keys import MasterKeys
from tests.trust.backups.conftest import Place, run


def _noted(place: Place) -> list[str]:
    with place.opened() as database, database.reader() as session:
        return list(session.scalars(select(AuditEvent.event).order_by(AuditEvent.seq)))


def test_keys_and_backups_by_their_commands(place: Place, elsewhere: Place) -> None:
    saved = run(place, "backup", "--to", str(place.settings.var_dir / "apart"))
    assert (saved.exit_code, "key_book.json" in saved.output) == (0, True), saved.output
    turned = run(place, "keys", "rotate")
    assert (turned.exit_code, "data keys are wrapped" in turned.output) == (0, True), turned.output
    kept = run(place, "keys", "retire")  # nobody says yes
    assert (kept.exit_code, len(MasterKeys.from_file(place.settings.master_keys).keys)) == (1, 2)
    gone = run(place, "keys", "retire", "--yes")
    assert (gone.exit_code, len(MasterKeys.from_file(place.settings.master_keys).keys)) == (0, 1)
    assert "in use" in run(place, "keys", "retire", "--yes").output
    (path,) = (place.settings.var_dir / "apart").iterdir()
    back = run(elsewhere, "restore", str(path))
    assert (back.exit_code, "trail is sound" in back.output) == (0, True), back.output
    assert all(words in back.output for words in ("consents that they took back", "never be called"))
    assert _noted(place) == [Event.BACKUP_MADE, Event.KEYS_TURNED, Event.KEYS_RETIRED]
    assert _noted(elsewhere) == [Event.BACKUP_MADE, Event.DATABASE_RESTORED]
