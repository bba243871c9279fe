"""A clinic with two teams and every role, and pages for whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.factories.rows import Office, make_client, make_office, make_person, make_worker, viewer_of
from tests.page_client import PageClient
from tests.trust.crawl.fixtures import log_of_crawl, street

__all__ = ["House", "house", "log_of_crawl", "pages_of", "street", "viewer"]


@dataclass(frozen=True)
class House:
    """Ann (east) leads Sam; Wes works in the west; Sue supervises the east; Gil administers; Imani audits."""

    office: Office
    users: dict[str, User]
    sam: UUID
    rosa: UUID
    west_client: UUID


@pytest.fixture
def house(database: Database) -> House:
    with database.writing() as session:
        office = make_office(session)
        sam = make_client(session, office.ann, legal_name="Samuel Okafor", code="K-17")
        rosa = make_person(session, office.ann, sam, relation="sister", phone="505 555 0142")
        other = make_client(session, office.wes, "Wilma Westwood", team_id=office.west.id)
        users = {
            viewer.name: session.get_one(User, viewer.id) for viewer in (office.ann, office.wes, office.sue)
        }
        for name, role in (("Gil Adams", "administrator"), ("Imani Cole", "auditor")):
            users[name] = make_worker(session, office.clinic, name=name, roles=role)
        return House(
            office, {name.split()[0].lower(): user for name, user in users.items()}, sam.id, rosa.id, other.id
        )


@pytest.fixture
def pages_of(app: HandoffApp, house: House) -> Callable[[str], PageClient]:
    """("ann") -> Ann at her desk."""

    def sit_down(name: str) -> PageClient:
        client = PageClient(app)
        client.sign_in(house.users[name])
        return client

    return sit_down


@pytest.fixture
def viewer(database: Database, house: House) -> Callable[[Session, str], object]:
    """(session, "ann") -> Ann as a viewer."""
    return lambda session, name: viewer_of(session, session.get_one(User, house.users[name].id))
