"""What a first run makes: the private folder, its keys, the database file. A second run changes nothing."""

import os
import secrets
from dataclasses import replace
from pathlib import Path

import click

from clinic.backups.looking import has_rows, look_at_file, look_at_keys, look_inside, was_used
from clinic.backups.making import make_backup
from clinic.backups.placing import backups_folder
from clinic.database_roles import let_work, told_in_words
from clinic.foundation.clock import Clock
from clinic.foundation.master_keys import MasterKeys
from clinic.foundation.sqlite_driver import sqlite_file
from clinic.migration import is_current, migrate
from config import BadSettings, Settings

KEYS_WARNING = """
  Keys were made in {folder}
  Keep a copy of {keys} somewhere safe and apart from the database.
  Without it, nobody can ever read the words that clients told you in confidence.
"""


def prepare(settings: Settings, *, clock: Clock) -> Settings:
    """Make what is missing (not in production), migrate; the settings with the secret that now exists.

    A database that can't be used is refused (BadDatabase, DatabaseTooNew) before anything is made for it.
    """
    if settings.mode != "production":
        _make_folder(settings.var_dir)
    _make_database_file(settings)
    look_at_file(settings.database_url, was_used=was_used(settings))
    look_inside(settings.database_url)
    look_at_keys(settings.database_url, settings.master_keys)
    if settings.mode != "production":
        settings = _prepare_local(settings)
    if not is_current(settings.database_url):
        _upgrade(settings, clock)
    return settings


def _upgrade(settings: Settings, clock: Clock) -> None:
    if has_rows(settings.database_url):
        made = make_backup(
            settings.database_url,
            master_keys=settings.master_keys,
            folder=backups_folder(settings),
            at=clock.now(),
        )
        click.echo(f"The database is brought up to date. A backup from before is in {made.path}")
    with told_in_words():
        migrate(settings.owner_url or settings.database_url)
    let_work(settings)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError
    except OSError as error:
        raise BadSettings(_not_writable(folder)) from error


def _prepare_local(settings: Settings) -> Settings:
    if not settings.master_keys.exists():
        MasterKeys.make(settings.master_keys)
        click.echo(KEYS_WARNING.format(folder=settings.var_dir, keys=settings.master_keys.name))
    return replace(settings, secret_key=settings.secret_key or _make_secret(settings.var_dir))


def _not_writable(folder: Path) -> str:
    return (
        f"The folder {folder} can't be written to. Make it yours:\n"
        f"    sudo chown -R \"$USER\" '{folder}'\n"
        "or choose another one:\n"
        '    HANDOFF_VAR="$HOME/warm-handoff" ./dev run'
    )


def _make_secret(folder: Path) -> str:
    secret = secrets.token_urlsafe(48)
    descriptor = os.open(folder / "secret_key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)
    return secret


def _make_database_file(settings: Settings) -> None:
    """An embedded database begins as an empty private file; in production it must be there already."""
    path = sqlite_file(settings.database_url)
    if path is None or path.exists() or was_used(settings):
        return
    if settings.mode == "production":
        raise BadSettings(f"There is no database at {path}. Restore it, or make it with: touch '{path}'")
    path.touch(mode=0o600)
