"""Events about the whole installation: on the chain of each clinic, for whoever reads its trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.accounts.queries.installation import clinics
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.audit.verify import Verdict, chains, verify
from clinic.foundation.clock import Clock
from clinic.foundation.database import Database, make_engine
from clinic.foundation.key_file import KeyFile
from clinic.foundation.sealed import keyring_factory
from config import Settings


@contextmanager
def opened_sessions(settings: Settings, clock: Clock) -> Iterator[Database]:
    """Sessions without the spool: what waits there joins the chain when the pages are served again."""
    keyring_for = keyring_factory(KeyFile(settings.master_keys))
    database = Database(make_engine(settings.database_url), clock=clock, keyring_for=keyring_for)
    try:
        yield database
    finally:
        database.engine.dispose()


def note_on_every_chain(settings: Settings, event: Event, clock: Clock, *, subject: str = "") -> None:
    """One event on each clinic's chain; on that of no clinic when there is none yet."""
    with opened_sessions(settings, clock) as database, database.writing() as session:
        note_in(session, event, subject=subject)


def note_in(session: Session, event: Event, *, subject: str = "") -> None:
    """The same, in a transaction that is under way."""
    whose: list[UUID | None] = [*clinics(session).values()]
    for clinic_id in whose or [None]:
        record(session, event, by=None, clinic_id=clinic_id, subject=subject)


def verdicts(settings: Settings, clock: Clock) -> dict[UUID, Verdict]:
    """What `audit verify` says of every chain."""
    with opened_sessions(settings, clock) as database, database.reader() as session:
        return {chain_id: verify(session, chain_id) for chain_id in chains(session)}
