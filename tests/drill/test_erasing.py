"""Every other client of the demo is erased, with their papers printed for real: no word that was theirs alone
can be found any more, in any byte of the installation's files or any value of its tables.

Words are taken from all that each client had (names, numbers, and what was sealed), and count when they stand
in nobody else's record and in nothing that is of no client (workers, places, questions). Each was found
before, or it proves nothing. On PostgreSQL the server's own files are
searched as well, its write-ahead log aside.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.accounts.queries.viewers import viewer_for
from clinic.app import make_database
from clinic.audit.verify import verify
from clinic.backups.making import make_backup
from clinic.backups.restoring import open_backup
from clinic.cli.demo import load_demo
from clinic.foundation.clock import FixedClock
from clinic.foundation.master_keys import MasterKeys
from clinic.foundation.sealing import unseal
from clinic.keeping.cleaning import clean_up
from clinic.keeping.erasing import erase
from clinic.keeping.house import House, house_of
from clinic.keeping.ownership import WHOSE, Stays, owned_tables, rows_of_client
from clinic.migration import migrate
from clinic.printing import actions
from clinic.printing.copies_to_print import plan_in_hand, to_print
from clinic.printing.papers import Paper
from clinic.printing.render import Press
from clinic.printing.workshop import Workshop
from clinic.schema import metadata
from config import Settings
from tests.trust.stored_bytes import server_files, stored_rows

WORD = re.compile(r"[^\W\d_]{5,}|\+?\d[\d ()-]{6,}\d")
RANDOM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}")  # ids and hashes
PRINTED_FOR = 4


@pytest.fixture
def empty_house(settings: Settings, new_database_url, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    """An installation of its own, made by the migrations."""
    keys = tmp_path / "keys" / "master_keys.json"
    keys.parent.mkdir()
    MasterKeys.make(keys)
    own = replace(settings, master_keys=keys, database_url=new_database_url())
    migrate(own.database_url)
    database = make_database(own, clock=clock)
    yield house_of(own, database)
    database.engine.dispose()


@pytest.mark.patient
def test_erasing_half_of_the_demo_leaves_no_word_of_theirs(
    empty_house: House, settings: Settings, drill_result
) -> None:
    house, without_anybody = empty_house, b"".join(_everything(empty_house))
    load_demo(house.database, settings)
    with house.database.reader() as session:
        clients = list(session.scalars(select(metadata.tables["client"].c.id).order_by("id")))
        texts = {client_id: _text_of(session, client_id) for client_id in clients}
    gone, left = clients[::2], clients[1::2]
    stays = " ".join([*(texts[one] for one in left), _text_of_nobody(house)])
    theirs = {word for one in gone for word in _words(texts[one]) if word not in stays}
    before = b"".join(_everything(house))
    theirs = {word for word in theirs if word.encode() in before and word.encode() not in without_anybody}
    assert len(theirs) > 100
    papers = _print_for(house, gone)
    backup = make_backup(
        house.database_url,
        master_keys=house.master_keys,
        folder=house.var_dir,
        at=house.database.clock.now(),
    )
    _erase(house, gone)
    after = b"".join(_everything(house))
    found = sorted(word for word in theirs if word.encode() in after)
    folders = {path.name for path in house.shelf.folder.iterdir()} if house.shelf.folder.exists() else set()
    drill_result(
        f"Erasing {len(gone)} clients, {papers} papers: words found of {len(theirs)}",
        len(found),
        "0",
        ok=not found,
    )
    assert found == []
    assert not folders & {str(one) for one in gone}
    assert _readable(backup.path, house, gone) == 0
    with house.database.reader() as session:
        clinics = session.scalars(select(metadata.tables["clinic"].c.id)).all()
        assert [verify(session, one).trouble for one in clinics] == [None] * len(clinics)
        assert all(_text_of(session, one) == texts[one] for one in left)


def _text_of(session: Session, client_id: UUID) -> str:
    """All that one client's record says; what was sealed too."""
    key = session.info["keyring"].key(client_id)
    texts = []
    for table, rows in rows_of_client(client_id):
        for row in session.execute(rows).mappings():
            for name, value in row.items():
                if name.startswith("sealed_") and value:
                    place = {"table": table.name, "column": name, "row_id": str(row["id"])}
                    texts.append(unseal(lambda _: key, value, **place))
                elif isinstance(value, str | date):
                    texts.append(str(value))
    return " ".join(sorted(texts))


def _text_of_nobody(house: House) -> str:
    """What stays. Not the trail: it may hold no word of a client's."""
    stays = [name for name, whose in WHOSE.items() if isinstance(whose, Stays) and whose.whose != "trail"]
    rows = stored_rows(house.database.engine, but=())
    return " ".join(row for name in stays for row in rows[name])


def _words(said: str) -> set[str]:
    return set(WORD.findall(RANDOM.sub(" ", said)))


def _everything(house: House) -> Iterator[bytes]:
    """Every byte of the private folder (SQLite's files among them), every value, PostgreSQL's own files."""
    yield from (path.read_bytes() for path in _files(house))
    for rows in stored_rows(house.database.engine, but=()).values():
        yield "\n".join(rows).encode()
    if house.database.engine.dialect.name == "postgresql":
        yield from (path.read_bytes() for path in server_files(house.database.engine))


def _files(house: House) -> Iterator[Path]:
    folders = {house.var_dir}
    if house.database.engine.dialect.name == "sqlite":
        folders.add(Path(str(make_url(house.database_url).database)).parent)
    yield from (path for folder in folders for path in folder.rglob("*") if path.is_file())


def _print_for(house: House, clients: list[UUID]) -> int:
    """The plan of the first few who have one, by the real press."""
    printed = 0
    with Press() as press:
        workshop = Workshop(house.database, house.shelf, press)
        for row in _plans(house, clients)[:PRINTED_FOR]:
            with house.database.writing() as session:
                by = viewer_for(session.get_one(User, row.worker_id))
                order = to_print(plan_in_hand(session, by, row.transition_id, row.number), Paper("plan"))
                jobs = actions.ask(session, by=by, orders=[order])
            for job_id in jobs:
                workshop.make(job_id)
                printed += 1
    assert printed
    assert any(house.shelf.folder.rglob("*.pdf"))
    return printed


def _plans(house: House, clients: list[UUID]):
    plan, walk = metadata.tables["plan_version"], metadata.tables["transition"]
    wanted = select(plan.c.transition_id, plan.c.number, walk.c.worker_id).join(
        walk, walk.c.id == plan.c.transition_id
    )
    with house.database.reader() as session:
        return session.execute(
            wanted.where(plan.c.client_id.in_(clients)).order_by(plan.c.client_id, plan.c.number)
        ).all()


def _erase(house: House, clients: list[UUID]) -> None:
    client, user = metadata.tables["client"], metadata.tables["user_account"]
    with house.database.writing() as session:
        clinic_id = session.scalars(select(client.c.clinic_id)).first()
        wanted = select(user.c.id).where(
            user.c.clinic_id == clinic_id, user.c.roles_held.contains("administrator")
        )
        by = viewer_for(session.get_one(User, session.scalars(wanted).first()))
        at = house.database.clock.now()
        session.execute(update(client).where(client.c.id.in_(clients)).values(closed_at=at, closed_by=by.id))
        for one in clients:
            erase(session, by=by, client_id=one, ground="client_asked", ledger=house.ledger)
    assert clean_up(house) == []


def _readable(path: Path, house: House, clients: list[UUID]) -> int:
    """How many blocks of a backup belong to these clients and can still be opened."""
    ids, readable = {str(one) for one in clients}, 0
    of_clients = 0
    for key_id, body in open_backup(path, house.master_keys).backup.blocks():
        if key_id.partition(":")[0] in ids:
            of_clients += 1
            readable += body is not None
    assert of_clients >= len(owned_tables())
    return readable
