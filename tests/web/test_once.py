"""One form makes one record, however often it is sent; other words are another answer."""

from sqlalchemy import func, select

from clinic.accounts.models import User
from clinic.caseload.models import Client
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.factories.rows import make_office
from tests.page_client import PageClient


def _signed_in(app: HandoffApp, database: Database) -> PageClient:
    with database.writing() as session:
        ann_id = make_office(session).ann.id
    pages = PageClient(app)
    with database.reader() as session:
        pages.sign_in(session.get(User, ann_id))
    return pages


def _count(database: Database) -> int:
    with database.reader() as session:
        return session.scalar(select(func.count()).select_from(Client)) or 0


def test_form_sent_twice_makes_one_record(app: HandoffApp, database: Database) -> None:
    pages = _signed_in(app, database)
    fields = pages.get("/clients/new").fields() | {"preferred_name": ["Sting"]}

    first = pages.post("/clients/new", fields)
    second = pages.post("/clients/new", fields)

    assert _count(database) == 1
    assert second.location == first.location


def test_form_sent_again_with_other_words_is_not_dropped(app: HandoffApp, database: Database) -> None:
    pages = _signed_in(app, database)
    fields = pages.get("/clients/new").fields() | {"preferred_name": ["Sting"]}

    pages.post("/clients/new", fields)
    pages.post("/clients/new", fields | {"preferred_name": ["Gordon"]})

    assert _count(database) == 2
