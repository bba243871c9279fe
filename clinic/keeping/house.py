"""What an installation keeps, and where: the database, the shelf of papers, and the files beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clinic.foundation.database import Database, make_engine
from clinic.foundation.key_book import book_beside
from clinic.foundation.sqlite_driver import BESIDE, sqlite_file
from clinic.keeping.ledger import Ledger, ledger_beside
from clinic.printing.setting_up import shelf_of
from clinic.printing.shelf import Shelf
from config import Settings


@dataclass(frozen=True)
class House:
    """One installation, for whoever tidies it.

    `owner_url`: of the account that owns PostgreSQL's tables, "" when the database's own does.
    `trail_heads`: the file in which the trail's ends are written down, or None.
    """

    database: Database
    shelf: Shelf
    var_dir: Path
    database_url: str
    master_keys: Path
    owner_url: str = ""
    trail_heads: Path | None = None

    @property
    def ledger(self) -> Ledger:
        return ledger_beside(self.master_keys)

    @property
    def key_book(self) -> Path:
        return book_beside(self.master_keys)

    @contextmanager
    def as_owner(self) -> Iterator[Database]:
        """The database by the account that owns its tables: with PostgreSQL it may be another than ours."""
        if not self.owner_url:
            yield self.database
            return
        owner = self.database.over(make_engine(self.owner_url))
        try:
            yield owner
        finally:
            owner.engine.dispose()

    @property
    def plain_copies(self) -> tuple[Path, ...]:
        """Copies of an embedded database as it stood: made by earlier versions, or set aside by a restore."""
        folders, copies, file = [self.var_dir / "backups"], [], sqlite_file(self.database_url)
        if file is not None:
            folders.append(file.parent / "backups")
            aside = file.parent.glob(f"{file.name}.before-*")
            copies = [path for path in aside if not path.name.endswith(BESIDE)]
        copies += [path for folder in dict.fromkeys(folders) for path in folder.glob("*.db")]
        return tuple(sorted(copies))


def house_of(settings: Settings, database: Database) -> House:
    """The installation that these settings describe."""
    return House(
        database=database,
        shelf=shelf_of(settings),
        var_dir=settings.var_dir,
        database_url=settings.database_url,
        master_keys=settings.master_keys,
        owner_url=settings.owner_url,
        trail_heads=settings.trail_heads,
    )
