"""The office that most tests of the caseload start from."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.caseload.models import Client
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.factories.rows import Office, make_client, make_office, make_person
from tests.page_client import PageClient


@pytest.fixture
def office(session: Session) -> Office:
    return make_office(session)


@pytest.fixture
def sam(session: Session, office: Office) -> Client:
    """Sam Okafor, led by Ann, of the east team."""
    return make_client(session, office.ann)


@dataclass(frozen=True)
class Desk:
    """What a page test starts from, stored: Ann and Sue sign in, Sam is Ann’s client, Rosa is around Sam."""

    office: Office
    ann: User
    sue: User
    sam: UUID
    rosa: UUID


@pytest.fixture
def desk(database: Database) -> Desk:
    with database.writing() as session:
        office = make_office(session)
        sam = make_client(session, office.ann)
        rosa = make_person(
            session,
            office.ann,
            sam,
            relation="sister",
            phone="505 555 0142",
            hats=("first_call",),
            answer="yes",
        )
        users = [session.get_one(User, viewer.id) for viewer in (office.ann, office.sue)]
        return Desk(office, *users, sam.id, rosa.id)


@pytest.fixture
def pages(app: HandoffApp, desk: Desk) -> PageClient:
    """Ann at her desk."""
    client = PageClient(app)
    client.sign_in(desk.ann)
    return client
