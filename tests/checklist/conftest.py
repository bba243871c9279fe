"""Fixtures of this room."""

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.page_client import PageClient


@pytest.fixture
def case(session: Session) -> Case:
    """Ann's client Sam, whose discharge is open."""
    return a_discharge(session)


@pytest.fixture
def pages(case: Case, app: HandoffApp) -> PageClient:
    """Ann, signed in, with Sam's walk in the database."""
    ann = case.session.get_one(User, case.ann.id)
    case.session.commit()
    client = PageClient(app)
    client.sign_in(ann)
    return client
