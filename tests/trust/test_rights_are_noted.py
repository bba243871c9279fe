"""T1: who was given what stands in the trail, teams too; what administrators give themselves stands out.

Seen to fail: with roles alone in the event; with one word for others' rights and one's own.
"""

import pytest
from sqlalchemy import select

from clinic.access.permissions import Role
from clinic.accounts.actions import change_person
from clinic.accounts.models import User
from clinic.audit.models import AuditEvent
from clinic.foundation.database import Database
from tests.factories.rows import viewer_of
from tests.trust.conftest import House

pytestmark = pytest.mark.any_database


def _events(database: Database, name: str) -> list[tuple[str, str]]:
    with database.reader() as session:
        found = select(AuditEvent).where(AuditEvent.event == name).order_by(AuditEvent.seq)
        return [(row.subject, row.detail) for row in session.scalars(found)]


def test_t1_teams_that_an_account_joined_and_left_are_noted(house: House, database: Database) -> None:
    east, west, wes = house.office.east.id, house.office.west.id, house.users["wes"].id
    with database.writing() as session:
        gil = viewer_of(session, session.get_one(User, house.users["gil"].id))
        same = {"by": gil, "user_id": wes, "name": "Wes Lund", "job": "", "phone": ""}
        roles = [Role.CLINICIAN, Role.SUPERVISOR]
        change_person(session, roles=roles, teams=[], supervises=[east], **same)
        change_person(session, roles=[Role.CLINICIAN], teams=[east], supervises=[], **same)
    assert _events(database, "account.changed") == [
        (str(wes), f"clinician,supervisor joined:{east} left:{west} supervises:{east}"),
        (str(wes), f"clinician supervised:{east}"),
    ]


def test_t1_administrator_who_supervises_every_team_stands_out(
    pages_of, house: House, database: Database
) -> None:
    gil, teams = pages_of("gil"), [house.office.east.id, house.office.west.id]
    page = gil.get(f"/accounts/{house.users['gil'].id}/change")
    gil.submit(page, {"name": "Gil Adams-Bell"})
    given = {"roles": ["administrator", "supervisor"], "supervises": [str(one) for one in teams]}
    gil.submit(gil.get(page.path), given)
    [(whose, detail)] = _events(database, "own_rights.changed")
    assert whose == str(house.users["gil"].id)
    assert all(f"supervises:{one}" in detail for one in teams)
    assert "changed their own roles or teams" in pages_of("imani").get("/trail?who=gil").words
