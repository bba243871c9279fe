"""The office that most tests of the caseload start from."""

import pytest
from sqlalchemy.orm import Session

from clinic.caseload.models import Client
from tests.factories.rows import Office, make_client, make_office


@pytest.fixture
def office(session: Session) -> Office:
    return make_office(session)


@pytest.fixture
def sam(session: Session, office: Office) -> Client:
    """Sam Okafor, led by Ann, of the east team."""
    return make_client(session, office.ann)
