"""The process that prints: one for each installation."""

import click

from clinic.app import make_database
from clinic.backups.looking import look
from clinic.cli.housekeeping import daily
from clinic.cli.lifeline import hold_lifeline
from clinic.cli.logging_here import log_as
from clinic.foundation.clock import Clock
from clinic.printing.availability import printing_available
from clinic.printing.setting_up import queue_of, shelf_of
from clinic.printing.worker import Worker, only_worker
from config import settings_from

WAITING = "Another printing worker uses this folder. This one waits until that one stops."


@click.command("worker")
def worker() -> None:
    """Print what is asked for on the pages (`serve` starts this by itself)."""
    hold_lifeline()
    settings = settings_from()
    look(settings)
    log_as("worker", settings)
    with only_worker(settings.var_dir, lambda: click.echo(WAITING, err=True)), daily(settings):
        database = make_database(settings, clock=Clock())
        Worker(database, shelf_of(settings), queue_of(settings), printing_available()).run()
