"""An installation with two clients in it, and somewhere else to restore to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from click.testing import CliRunner, Result

from clinic.accounts.models import User
from clinic.accounts.queries.viewers import viewer_for
from clinic.backups.making import Made, make_backup
from clinic.backups.noting import opened_sessions
from clinic.backups.placing import Restored, restore
from clinic.cli.__main__ import main
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.keeping.cleaning import clean_up
from clinic.keeping.erasing import erase
from clinic.keeping.house import house_of
from clinic.migration import configuration, migration_engine
from config import Settings
from tests.factories.marked import marked_client
from tests.factories.rows import make_office, make_worker

LARK, WREN = "zzlark", "zzwren"


@dataclass(frozen=True)
class Place:
    """One installation: its settings and clock, and the ids of what is in it."""

    settings: Settings
    clock: FixedClock
    lark: UUID
    wren: UUID
    clinic: UUID
    gil: UUID

    @contextmanager
    def opened(self) -> Iterator[Database]:
        with opened_sessions(self.settings, self.clock) as database:
            yield database

    def back_up(self) -> Made:
        return make_backup(
            self.settings.database_url,
            master_keys=self.settings.master_keys,
            folder=self.settings.var_dir / "backups",
            at=self.clock.now(),
        )

    def erase(self, client_id: UUID) -> None:
        with self.opened() as database:
            house = house_of(self.settings, database)
            with database.writing() as session:
                by = viewer_for(session.get_one(User, self.gil))
                erase(session, by=by, client_id=client_id, ground="client_asked", ledger=house.ledger)
            assert clean_up(house) == []

    def at(self, settings: Settings) -> "Place":
        """The same ids in another installation."""
        return replace(self, settings=settings)

    def restore(self, path: Path, *, instead: bool = False) -> Restored:
        return restore(self.settings, path, instead=instead, clock=self.clock)


@pytest.fixture
def place(settings: Settings, clock: FixedClock, master_keys_file: Path, tmp_path: Path) -> Place:
    """A clinic with two clients who have a word of their own in every field; its tables as migrations leave
    them."""
    keys = tmp_path / "keys" / "master_keys.json"
    keys.parent.mkdir()
    keys.write_bytes(master_keys_file.read_bytes())
    keys.chmod(0o600)
    settings = replace(settings, master_keys=keys)
    stamp(settings.database_url)
    with opened_sessions(settings, clock) as database, database.writing() as session:
        office = make_office(session)
        gil = make_worker(session, office.clinic, name="Gil Adams", roles="administrator")
        of_all = {"clinic_id": office.clinic.id, "team_id": office.east.id, "user_id": office.ann.id}
        lark, wren = (marked_client(session, **of_all, word=word) for word in (LARK, WREN))
        return Place(settings, clock, lark, wren, office.clinic.id, gil.id)


def stamp(url: str) -> None:
    """Say that the tables of the models are those of the newest migration (a house test compares them)."""
    engine = migration_engine(url)
    with engine.begin() as connection:
        command.stamp(configuration(connection), "head")
    engine.dispose()


@pytest.fixture
def elsewhere(place: Place, new_database_url: Callable[[], str], tmp_path: Path) -> Place:
    """Another machine, to which master keys and key book were brought: an empty database."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return place.at(replace(place.settings, database_url=new_database_url(), var_dir=folder))


def environment(place: Place) -> dict[str, str]:
    """For commands, over this installation; its private folder was in use."""
    settings = place.settings
    return {
        "HANDOFF_MODE": "local",
        "HANDOFF_VAR": str(settings.var_dir),
        "HANDOFF_DATABASE_URL": settings.database_url,
        "HANDOFF_MASTER_KEYS": str(settings.master_keys),
        "HANDOFF_SECRET_KEY": settings.secret_key,
        "PORT": "8766",
    }


def run(place: Place, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env=environment(place))
