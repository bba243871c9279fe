"""`keys`: make the file of master keys, turn them, take out old ones."""

import click

from clinic.backups.looking import look
from clinic.backups.turning import (
    Unneeded,
    retire_keys,
    turn_data_keys,
    turn_master_key,
    unneeded_keys,
)
from clinic.foundation.clock import Clock
from clinic.foundation.key_book import book_beside
from clinic.foundation.master_keys import MasterKeys
from config import Settings, settings_from

TURNED = """\
{keys} data keys are wrapped with the new master key{more}.
Keep new copies of {masters} and of {book}, apart from the database.
"""
RESEALED = ", and everything that they seal was sealed anew with new data keys"
WENT_ON = "The keys were being changed when it stopped. That is finished now."
NOTHING = "Every key is in use. Nothing was taken out."
WHAT_GOES = """\
{masters} master key(s) wrap nothing any more.
{older} older data key(s) are in the key book, for older backups.
Afterwards a backup can be restored only with the key book as it is then, so keep a new copy of it.\
"""
OLDER_GO = " Backups from before the data keys were changed can't be restored any more: make a new one first."


@click.group("keys", invoke_without_command=True)
@click.pass_context
def keys(context: click.Context) -> None:
    """Make the file of master keys, where the settings say; one that is there is left alone."""
    if context.invoked_subcommand is None:
        _make(settings_from())


def _make(settings: Settings) -> None:
    path = settings.master_keys
    try:
        MasterKeys.make(path)
    except FileExistsError as error:
        raise click.ClickException(f"There is a key file at {path} already. It was not touched.") from error
    except OSError as error:
        raise click.ClickException(f"The key file can't be written at {path}: {error.strerror}.") from error
    click.echo(f"Made {path}. Keep a copy of it apart from the database.")


@keys.command("rotate")
@click.option("--data", is_flag=True, help="New data keys too: everything sealed is sealed anew.")
def rotate(data: bool) -> None:
    """Add a new master key and wrap every data key with it, while Warm Handoff runs.

    Stopped half way it has done no harm: run it again, and it goes on.
    """
    settings = settings_from()
    look(settings)
    turned = (turn_data_keys if data else turn_master_key)(settings, Clock())
    if turned.went_on:
        click.echo(WENT_ON)
    click.echo(
        TURNED.format(
            keys=turned.keys,
            more=RESEALED if data else "",
            masters=settings.master_keys,
            book=book_beside(settings.master_keys),
        )
    )


@keys.command("retire")
@click.option("--yes", is_flag=True, help="Don't ask.")
def retire(yes: bool) -> None:
    """Take out master keys and older data keys that nothing in the database needs any more."""
    settings, clock = settings_from(), Clock()
    look(settings)
    found = unneeded_keys(settings, clock)
    if found == Unneeded((), ()):
        click.echo(NOTHING)
        return
    words = WHAT_GOES.format(masters=len(found.masters), older=len(found.older))
    click.echo(words + (OLDER_GO if found.older else ""))
    if not yes:
        click.confirm("Take them out?", abort=True)
    gone = retire_keys(settings, clock)
    click.echo(f"Took out {len(gone.masters)} master key(s) and {len(gone.older)} older data key(s).")
