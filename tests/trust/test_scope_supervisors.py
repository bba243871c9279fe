"""A2 and A9: sight for some hours or days decides nothing about who works with a client for good.

Seen to fail: with ASSIGN_CLIENTS and sight enough to assign, or to end an assignment; with the form shown to
every supervisor; with records closed by whoever opened them in an emergency.
"""

import pytest
from sqlalchemy import select

from clinic.caseload.models import Assignment, Client
from clinic.foundation.database import Database
from tests.factories.rows import make_assignment, make_worker
from tests.page_client import BASE, PageClient
from tests.trust.conftest import House

ONLY_THEIRS = "Only a supervisor of this client’s team decides who works with them."
UNTIL = {"until_on-day": "1", "until_on-month": "6", "until_on-year": "2026"}
WAYS = ("emergency", "cover")


@pytest.fixture(params=WAYS)
def olu(request, pages_of, house: House, database: Database) -> PageClient:
    """Olu supervises the west; Sam of the east is open to her, in an emergency or while she covers."""
    with database.writing() as session:
        west = (house.office.west,)
        house.users["olu"] = made = make_worker(
            session, house.office.clinic, name="Olu West", roles="supervisor", supervises=west
        )
        if request.param == "cover":
            sam = session.get_one(Client, house.sam)
            make_assignment(session, sam, made.id, role="cover", reason="Leave")
    pages = pages_of("olu")
    if request.param == "emergency":
        pages.submit(pages.get("/clients/emergency"), {"name": "Sam Okafor", "reason": "She is at our door"})
    return pages


def _assignments(database: Database, house: House) -> list[tuple[object, ...]]:
    of_sam = select(Assignment).where(Assignment.client_id == house.sam).order_by(Assignment.id)
    with database.reader() as session:
        return [(one.user_id, one.role, one.from_on, one.until_on) for one in session.scalars(of_sam)]


def test_a2_a9_supervisor_of_others_does_not_assign(
    olu: PageClient, house: House, database: Database
) -> None:
    before = _assignments(database, house)
    path = f"/clients/{house.sam}/workers"
    token = olu.get("/clients/new").fields()["csrf_token"]
    sent = {"csrf_token": token, "worker": str(house.users["olu"].id)}
    for role in ("lead", "co_worker", "cover"):
        page = olu.post(path, sent | UNTIL | {"role": role, "reason": "I go on with him"}, status=403)
        assert ONLY_THEIRS in page.words
    assert _assignments(database, house) == before


def test_a2_a9_supervisor_of_others_ends_no_assignment(
    olu: PageClient, house: House, database: Database
) -> None:
    before = _assignments(database, house)
    with database.reader() as session:
        of_ann = (Assignment.client_id == house.sam, Assignment.user_id == house.users["ann"].id)
        lead = session.scalars(select(Assignment.id).where(*of_ann)).one()
    token = olu.get("/clients/new").fields()["csrf_token"]
    page = olu.post(f"/clients/{house.sam}/workers/{lead}/end", {"csrf_token": token}, status=403)
    assert ONLY_THEIRS in page.words
    assert _assignments(database, house) == before


def test_a2_a9_supervisor_of_others_gives_no_cover(olu: PageClient, house: House, database: Database) -> None:
    before = _assignments(database, house)
    token = olu.get("/clients/new").fields()["csrf_token"]
    sent = {"csrf_token": token, "worker": str(house.users["wes"].id), "clients": str(house.sam)}
    for away in ("olu", "ann"):
        path = f"/cover?of={house.users[away].id}"
        answer = olu.client.post(path, data=sent | UNTIL | {"reason": "I am away"}, base_url=BASE)
        assert answer.status_code == 422
    assert _assignments(database, house) == before


def test_a2_a9_supervisor_of_others_is_shown_no_form(olu: PageClient, house: House) -> None:
    page = olu.get(f"/clients/{house.sam}/workers")
    assert "Their team’s supervisor decides who works with whom." in page.words
    assert not page.tree.xpath("//main//form")
    assert "Change who works with" not in olu.get(f"/clients/{house.sam}").words


def test_a2_supervisor_of_the_team_decides(pages_of, house: House) -> None:
    sue = pages_of("sue")
    assert "Change who works with" in sue.get(f"/clients/{house.sam}").words
    page = sue.get(f"/clients/{house.sam}/workers")
    sue.submit(page, {"worker": str(house.users["sue"].id), "role": "lead"}, action=page.path)


@pytest.mark.parametrize("olu", ["emergency"], indirect=True)
def test_a9_emergency_closes_no_record(olu: PageClient, house: House, database: Database) -> None:
    assert "Close this record" not in olu.get(f"/clients/{house.sam}").words
    path = f"/clients/{house.sam}/close"
    page = olu.post(path, olu.get(path).fields() | {"reason": "Gone"}, status=403)
    assert "You opened this in an emergency." in page.words
    with database.reader() as session:
        assert session.get_one(Client, house.sam).closed_at is None
