"""Commands that look after the database: upgrade it, back it up, put a backup back."""

from pathlib import Path

import click

from clinic.audit.events import Event
from clinic.backups.looking import look
from clinic.backups.making import SUFFIX, make_backup, remove_half_written
from clinic.backups.noting import note_on_every_chain
from clinic.backups.placing import Restored, backups_folder, restore
from clinic.cli.first_run import prepare
from clinic.foundation.clock import Clock
from clinic.foundation.key_book import book_beside
from config import settings_from

SAVED = """\
Saved {path} ({rows} rows).
It opens only with the key book {book} and the master keys {keys}.
Keep copies of those two apart from the backups, and let each new copy of the key book take the place of the
one before: an older one could still open what was erased.
"""
RESTORED = """\
Restored {rows} rows from {path}, made at {made_at}.
Nobody is signed in, and links to choose a password are gone. Passwords, second steps and closed accounts are
as they were then: look through the list of accounts.
What clients said since then is not in it: consents that they took back, and people who must never be called
or told. Go through them again with each worker, before anybody prints or calls.
"""
ERASED = "{erased} client record(s) were erased after this backup was made, and did not come back."
BEFORE = "What was there before is in {before}."
IN_CLEAR = " It may hold names in clear: delete it when all is well."
SOUND = "The trail is sound: {events} events."
NOT_SOUND = "The trail was NOT SOUND when the backup was made, at event {seq}: {words}."


@click.command("migrate")
def migrate_command() -> None:
    """Bring the database up to this version (it is backed up first)."""
    prepare(settings_from(), clock=Clock())
    click.echo("The database is up to date.")


@click.command("backup")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Another folder.")
def backup(folder: Path | None) -> None:
    """Write everything into one sealed file, while Warm Handoff runs; of SQLite or PostgreSQL."""
    settings, clock = settings_from(), Clock()
    look(settings)
    folder = folder or backups_folder(settings)
    remove_half_written(folder)
    note_on_every_chain(settings, Event.BACKUP_MADE, clock)
    try:
        made = make_backup(
            settings.database_url, master_keys=settings.master_keys, folder=folder, at=clock.now()
        )
    except OSError as error:
        raise click.ClickException(f"The backup can't be written into {folder}: {error.strerror}.") from error
    click.echo(
        SAVED.format(
            path=made.path,
            rows=sum(made.rows.values()),
            book=book_beside(settings.master_keys),
            keys=settings.master_keys,
        )
    )


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", "instead", is_flag=True, help="Although there is something in the database.")
def restore_command(file: Path, instead: bool) -> None:
    """Put a backup back: of SQLite or PostgreSQL, into SQLite or PostgreSQL."""
    settings, clock = settings_from(), Clock()
    click.echo(_restored_words(file, restore(settings, file, instead=instead, clock=clock)))


def _restored_words(file: Path, restored: Restored) -> str:
    lines = [RESTORED.format(rows=sum(restored.filled.rows.values()), path=file, made_at=restored.made_at)]
    if restored.filled.erased:
        lines.append(ERASED.format(erased=restored.filled.erased))
    for verdict in restored.chains.values():
        trouble = verdict.trouble
        words = NOT_SOUND.format(seq=trouble.seq, words=trouble.words) if trouble else ""
        lines.append(words or SOUND.format(events=verdict.events))
    if restored.before:
        is_sealed = restored.before.suffix == SUFFIX
        lines.append(BEFORE.format(before=restored.before) + ("" if is_sealed else IN_CLEAR))
    return "\n".join([*lines, *restored.left_to_do])
