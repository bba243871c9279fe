"""Commands that look after the database."""

import click

from clinic.cli.first_run import prepare
from clinic.foundation.clock import Clock
from clinic.foundation.master_keys import MasterKeys
from clinic.migration import back_up_sqlite
from config import settings_from


@click.command("migrate")
def migrate_command() -> None:
    """Bring the database up to this version (a SQLite file is copied first)."""
    prepare(settings_from(), clock=Clock())
    click.echo("The database is up to date.")


@click.command("backup")
def backup() -> None:
    """Copy the embedded database into backups/ beside it, while it runs."""
    saved = back_up_sqlite(settings_from().database_url, at=Clock().now())
    if saved is None:
        raise click.ClickException(
            "There is no embedded database with anything in it. For PostgreSQL use pg_dump."
        )
    click.echo(f"Saved {saved}")


@click.command("keys")
def keys() -> None:
    """Make the file of master keys, where the settings say; one that is there is left alone."""
    path = settings_from().master_keys
    try:
        MasterKeys.make(path)
    except FileExistsError as error:
        raise click.ClickException(f"There is a key file at {path} already. It was not touched.") from error
    except OSError as error:
        raise click.ClickException(f"The key file can't be written at {path}: {error.strerror}.") from error
    click.echo(f"Made {path}. Keep a copy of it apart from the database.")
