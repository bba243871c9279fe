"""A clinic with an administrator and a clinician, each with a password and an app for codes."""

from dataclasses import dataclass

import pytest

from clinic.accounts.models import Clinic, Team, User
from clinic.accounts.passwords import Hasher
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.factories.rows import make_clinic, make_team, make_worker
from tests.page_client import PageClient

PASSWORD = "seven green umbrellas"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the app on everybody's phone


@dataclass
class Staff:
    """Rows of one clinic."""

    clinic: Clinic
    team: Team
    ann: User
    ola: User


@pytest.fixture
def staff(database: Database) -> Staff:
    """Ann is a clinician, Ola the only administrator; both have the password and the app."""
    with database.writing() as session:
        clinic = make_clinic(session, region="us")
        team = make_team(session, clinic)
        stored = Hasher(1, 64).hash(PASSWORD)
        ann = make_worker(session, clinic, team, name="Ann Weaver", email="ann@example.org", password=stored)
        ola = make_worker(
            session,
            clinic,
            name="Ola Nordmann",
            email="ola@example.org",
            roles="administrator",
            password=stored,
        )
        ann.code_secret = ola.code_secret = SECRET
    return Staff(clinic, team, ann, ola)


@pytest.fixture
def pages(app: HandoffApp) -> PageClient:
    return PageClient(app)
