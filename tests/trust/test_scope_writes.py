"""A2, I4 and I5: nobody writes another's rows, nothing is written without a token or by GET, or undeclared.

Seen to fail: with a wrong token no longer an error of the form; with all contact rows taken for the person's
own; with an assignment looked up by its id alone; with a page whose reading changed a client.
"""

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.caseload.models import Assignment, Client
from clinic.caseload.models_people import ContactPoint
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.factories.rows import make_person
from tests.page_client import BASE
from tests.trust.conftest import House
from tests.trust.everyone import Ask, World, asks, make_world
from tests.trust.stored_bytes import stored_rows

WHO = ("own", "supervisor", "administrator")


@pytest.fixture
def world(session: Session, app: HandoffApp) -> World:
    """The database is put back as a file: tests run on SQLite."""
    return make_world(session, app)


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.parametrize("token", ["", "made-up"])
def test_no_post_without_the_token_of_this_session_changes_anything(world: World, token: str) -> None:
    before = stored_rows(world.app.database.engine)
    let_in = [
        f"{role} {ask.name}: {answer.status_code}"
        for ask in asks(world.app)
        for role in WHO
        if ask.method == "POST"
        for answer in [_send(world, ask, role, token)]
        if answer.status_code < 400 and "/account/confirm" not in answer.headers.get("Location", "")
    ]
    assert let_in == []
    assert stored_rows(world.app.database.engine) == before


def _send(world: World, ask: Ask, role: str, token: str):
    sent = {"csrf_token": token, "form_key": uuid4().hex, "key": f"place:{world.values['place_id']}"}
    answer = world.desks[role].post(world.path(ask), data=sent, base_url=BASE)
    answer.close()
    return answer


@pytest.mark.slow
@pytest.mark.any_database
def test_no_get_changes_anything(world: World) -> None:
    before = stored_rows(world.app.database.engine)
    for ask in asks(world.app):
        for role in WHO:
            if ask.method == "GET":
                world.ask(ask, role)
    assert stored_rows(world.app.database.engine) == before


def test_token_of_another_session_changes_nothing(pages_of, house: House, database: Database) -> None:
    ann, wes = pages_of("ann"), pages_of("wes")
    stolen = wes.get("/clients/new").fields()["csrf_token"]
    before = stored_rows(database.engine)
    page = ann.post(
        f"/clients/{house.sam}/about", {"csrf_token": stolen, "preferred_name": "Mallory"}, status=422
    )
    assert "press the button once more" in page.words
    assert stored_rows(database.engine) == before


def test_rows_of_another_client_in_a_list_field_stay_as_they_are(
    pages_of, house: House, database: Database
) -> None:
    with database.writing() as session:
        west = session.get_one(Client, house.west_client)
        other = make_person(session, house.office.wes, west, "Una West", phone="505 555 0177")
        row_id = session.scalars(select(ContactPoint.id).where(ContactPoint.person_id == other.id)).one()
    ann = pages_of("ann")
    path = f"/clients/{house.sam}/people/{house.rosa}/reach"
    page = ann.get(path)
    row_field = next(name for name in page.fields() if name.endswith("row_id"))
    value_field = row_field.replace("row_id", "value")
    before = _of_client(database, house.west_client)
    sent = page.fields() | {row_field: str(row_id), value_field: "505 555 0199"}
    assert ann.client.post(path, data=sent, base_url=BASE).status_code == 404
    assert _of_client(database, house.west_client) == before
    own = page.fields() | {value_field: "505 555 0199"}
    assert ann.client.post(path, data=own, base_url=BASE).status_code == 303


@pytest.mark.parametrize(
    "path",
    [
        "/clients/{sam}/people/{stranger}/remove",
        "/clients/{sam}/people/{stranger}/restore",
        "/clients/{sam}/people/{stranger}/tried/{contact}",
        "/clients/{sam}/never-ring/{stranger}/remove",
        "/clients/{west}/close",
        "/clients/{west}/people/{stranger}/who",
    ],
)
def test_ids_of_another_client_in_the_address_change_nothing(
    pages_of, house: House, database: Database, path: str
) -> None:
    with database.writing() as session:
        west = session.get_one(Client, house.west_client)
        other = make_person(session, house.office.wes, west, "Una West", phone="505 555 0177")
        contact = session.scalars(select(ContactPoint.id).where(ContactPoint.person_id == other.id)).one()
    ann = pages_of("ann")
    token = ann.get("/clients/new").fields()["csrf_token"]
    before = stored_rows(database.engine)
    ids = {"sam": house.sam, "west": house.west_client, "stranger": other.id, "contact": contact}
    ann.post(path.format(**ids), {"csrf_token": token, "name": "Mallory"}, status=404)
    assert stored_rows(database.engine) == before


def test_assignment_of_another_client_is_not_ended(pages_of, house: House, database: Database) -> None:
    with database.reader() as session:
        row = session.scalars(select(Assignment.id).where(Assignment.client_id == house.west_client)).one()
    sue = pages_of("sue")
    token = sue.get("/clients/new").fields()["csrf_token"]
    before = stored_rows(database.engine)
    sue.post(f"/clients/{house.sam}/workers/{row}/end", {"csrf_token": token}, status=404)
    assert stored_rows(database.engine) == before


def test_fields_that_no_form_declares_are_not_written(pages_of, house: House, database: Database) -> None:
    ann = pages_of("ann")
    path = f"/clients/{house.sam}/about"
    slipped_in = {
        "pronouns": "they",
        "clinic_id": str(uuid4()),
        "team_id": str(house.office.west.id),
        "created_by": str(house.office.wes.id),
        "closed_at": "2020-01-01",
        "version": "99",
        "id": str(uuid4()),
    }
    ann.submit(ann.get(path), slipped_in)
    with database.reader() as session:
        row = session.get_one(Client, house.sam)
    assert row.pronouns == "they"
    assert (row.team_id, row.created_by) == (house.office.east.id, house.office.ann.id)
    assert (row.clinic_id, row.closed_at, row.version) == (house.office.clinic.id, None, 2)


def test_client_can_not_be_added_to_a_team_of_others(pages_of, house: House, database: Database) -> None:
    ann = pages_of("ann")
    sent = ann.get("/clients/new").fields() | {"preferred_name": "Mal", "team": str(house.office.west.id)}
    ann.client.post("/clients/new", data=sent, base_url=BASE)
    with database.reader() as session:
        names = session.scalars(
            select(Client.preferred_name).where(Client.team_id == house.office.west.id)
        ).all()
    assert names == ["Wilma Westwood"]


def _of_client(database: Database, client_id) -> list[str]:
    mark = repr(client_id)
    return [row for rows in stored_rows(database.engine).values() for row in rows if mark in row]
