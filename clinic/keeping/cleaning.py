"""After a record's rows are gone: its papers, its keys for backups, old copies, and the pages it lay on."""

import shutil
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from clinic.foundation.database import now
from clinic.foundation.key_book import BadKeyBook, destroy_in_book
from clinic.keeping.database_pages import rewrite_pages
from clinic.keeping.house import House
from clinic.keeping.models import Erasure
from clinic.keeping.plain_copies import erase_from_copies

NOT_IN_BOOK = (
    "The key book can’t be written ({why}), so backups from before can still be opened. It is tried again."
)


def clean_up(house: House) -> list[str]:
    """Clean up after every erasure that is not clean yet; in words what is left to do.

    Can be cut off anywhere and run again.
    """
    waiting = _waiting(house)
    if not waiting:
        return []
    problems = [problem for client_id in waiting for problem in _files_of(house, client_id)]
    with house.as_owner() as owner:
        rest = rewrite_pages(owner.engine)
    problems += [rest] if rest else []
    if not problems:
        _note(house, waiting)
    return problems


def _waiting(house: House) -> Sequence[UUID]:
    with house.database.reader() as session:
        return session.scalars(
            select(Erasure.client_id).where(Erasure.cleaned_at.is_(None)).order_by(Erasure.client_id)
        ).all()


def _files_of(house: House, client_id: UUID) -> list[str]:
    shutil.rmtree(house.shelf.folder / str(client_id), ignore_errors=True)
    problems = erase_from_copies(house.plain_copies, client_id)
    try:
        destroy_in_book(house.key_book, client_id, house.database.clock.now())
    except (BadKeyBook, OSError) as error:
        problems.append(NOT_IN_BOOK.format(why=error))
    return problems


def _note(house: House, client_ids: Sequence[UUID]) -> None:
    with house.database.writing() as session:
        for row in session.scalars(select(Erasure).where(Erasure.client_id.in_(client_ids))):
            row.cleaned_at = now(session)
