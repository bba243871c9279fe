"""`housekeeping`: everything that is tidied away in time, now; and the same once a day, by the worker."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread

import click
from sqlalchemy.exc import SQLAlchemyError

from clinic.app import make_database
from clinic.backups.placing import backups_folder
from clinic.backups.thinning import thin
from clinic.cli.accounts import opened
from clinic.foundation.clock import Clock
from clinic.foundation.log_lines import note
from clinic.keeping.chore_list import CHORES, drafts_that_wait, follow_ledger
from clinic.keeping.chores import Chore, Done, do_all, do_due
from clinic.keeping.house import House, house_of
from config import Settings

LOOK_EVERY = 15 * 60.0  # seconds
SECONDS_TO_STOP = 5.0  # what is in hand is begun again an hour later
WAITING = (
    "{count} drafts of open walks were not touched for a month. They stay: their writers see them on Today."
)


@click.command("housekeeping")
def housekeeping() -> None:
    """Tidy up: ended sessions, used links, old drafts, logs and backups, months of the trail, stray files.

    The worker does the same once a day. It can be cut off anywhere, and run as often as you like.
    """
    settings, database = opened()
    house = house_of(settings, database)
    done = do_all(house, chores_of(settings))
    for one in done:
        click.echo(_words(one))
    waiting = drafts_that_wait(house)
    if waiting:
        click.echo(WAITING.format(count=waiting))
    if any(one.problem for one in done):
        raise SystemExit(1)


def chores_of(settings: Settings) -> tuple[Chore, ...]:
    """Every chore of this installation."""
    return (*CHORES, Chore("backups", partial(_thin, settings)))


def _thin(settings: Settings, _house: House) -> dict[str, int]:
    return {"old backups": thin(backups_folder(settings))}


def _words(done: Done) -> str:
    lines = [f"{count:>8}  {what}" for what, count in done.found.items()]
    return "\n".join([*lines, f"       !  {done.name}: {done.problem}"] if done.problem else lines)


# --- once a day ---------------------------------------------------------------------------------------


@contextmanager
def daily(settings: Settings) -> Iterator[None]:
    """While the block lasts, the chores are done once a day, in a thread and over a database of its own."""
    stopped = Event()
    thread = Thread(target=_keep_on, args=(settings, stopped), name="Housekeeper", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(SECONDS_TO_STOP)


def _keep_on(settings: Settings, stopped: Event) -> None:
    database = make_database(settings, clock=Clock())
    house, is_first = house_of(settings, database), True
    try:
        while True:
            try:
                _look(house, settings, is_first=is_first)
                is_first = False
            except (SQLAlchemyError, OSError) as error:  # a busy database is no reason to stop looking
                note("chores.none", level=logging.WARNING, error=error)
            if stopped.wait(LOOK_EVERY):
                return
    finally:
        database.engine.dispose()


def _look(house: House, settings: Settings, *, is_first: bool) -> None:
    """The ledger is followed at every start: the database may be one that was put back by hand."""
    if is_first:
        follow_ledger(house)
    for done in do_due(house, chores_of(settings)):
        if done.problem:
            note("chore.has_problem", level=logging.WARNING, of=done.name)
