"""Fixtures of this room."""

import pytest
from sqlalchemy.orm import Session

from tests.checklist.walks import Case, a_discharge


@pytest.fixture
def case(session: Session) -> Case:
    """Ann's client Sam, whose discharge is open."""
    return a_discharge(session)
