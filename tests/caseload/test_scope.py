"""Who sees which client, against a matrix written down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.caseload import queries
from clinic.caseload.models import Client
from clinic.foundation.errors import NotFound
from tests.factories.rows import (
    Office,
    make_assignment,
    make_client,
    make_clinic,
    make_team,
    make_worker,
    viewer_of,
)

TODAY = date(2026, 3, 10)
DAY = timedelta(days=1)

# role, supervises the client's team, assigned from, assigned until -> seen
MATRIX = [
    ("clinician", False, None, None, False),
    ("clinician", False, TODAY, None, True),
    ("clinician", False, TODAY, TODAY, True),
    ("clinician", False, TODAY - DAY, TODAY - DAY, False),
    ("clinician", False, TODAY + DAY, None, False),
    ("clinician", True, None, None, False),  # a clinician's role doesn't hold the sight of a team
    ("supervisor", True, None, None, True),
    ("supervisor", False, None, None, False),
    ("supervisor", False, TODAY, None, True),
    ("administrator", True, TODAY, None, False),
    ("auditor", True, TODAY, None, False),
    ("administrator,clinician", False, TODAY, None, True),
]


@pytest.mark.parametrize(("roles", "supervises", "from_on", "until_on", "seen"), MATRIX)
def test_client_sight(
    session: Session, office: Office, sam: Client, roles, supervises, from_on, until_on, seen
) -> None:
    worker = make_worker(
        session, office.clinic, office.east, roles=roles, supervises=(office.east,) if supervises else ()
    )
    if from_on:
        make_assignment(session, sam, worker.id, from_on=from_on, until_on=until_on)
    viewer = viewer_of(session, worker)
    assert [row.id for row in session.scalars(queries.visible_clients(session, viewer))] == [sam.id] * seen
    if seen:
        assert queries.client(session, viewer, sam.id).id == sam.id
    else:
        with pytest.raises(NotFound):
            queries.client(session, viewer, sam.id)


def test_client_of_another_clinic_is_not_there_even_when_assigned(
    session: Session, office: Office, sam: Client
) -> None:
    other = make_clinic(session, "Alder House")
    stranger = make_worker(session, other, make_team(session, other))
    make_assignment(session, sam, stranger.id)
    with pytest.raises(NotFound):
        queries.client(session, viewer_of(session, stranger), sam.id)


def test_client_without_the_permission_is_not_there(session: Session, office: Office, sam: Client) -> None:
    viewer = replace(office.ann, permissions=office.ann.permissions - {Permission.SEE_CLIENTS})
    with pytest.raises(NotFound):
        queries.client(session, viewer, sam.id)


def test_every_query_of_a_client_is_closed_to_a_stranger(
    session: Session, office: Office, sam: Client
) -> None:
    asked = [
        queries.client,
        queries.people_around,
        queries.known_people,
        queries.consents_of,
        queries.never_ring_of,
        queries.other_client_names,
        queries.same_printed_name,
        queries.assignments_of,
        queries.contacts_of_client,
    ]
    for query in asked:
        query(session, office.ann, sam.id)
        with pytest.raises(NotFound):
            query(session, office.wes, sam.id)


def test_held_clients_keeps_those_worked_with_before(session: Session, office: Office, sam: Client) -> None:
    make_assignment(session, sam, office.wes.id, from_on=TODAY - 9 * DAY, until_on=TODAY - DAY)
    make_client(session, office.ann, "Never held by Wes")
    assert session.scalars(queries.held_clients(session, office.wes)).all() == [sam]
    assert session.scalars(queries.visible_clients(session, office.wes)).all() == []


def test_same_printed_name_compares_only_with_clients_of_this_worker(
    session: Session, office: Office, sam: Client
) -> None:
    make_client(session, office.wes, "Sam Okafor")
    assert not queries.same_printed_name(session, office.ann, sam.id)
    make_client(session, office.ann, "SAM OKAFOR", legal_name="Samuel Okafor")
    assert queries.same_printed_name(session, office.ann, sam.id)


def test_same_printed_name_uses_the_code_where_it_is_printed(
    session: Session, office: Office, sam: Client
) -> None:
    make_client(session, office.ann, "Sam Okafor", code="K7", print_as="code")
    assert not queries.same_printed_name(session, office.ann, sam.id)


def test_other_client_names_leaves_out_this_client_and_strangers(
    session: Session, office: Office, sam: Client
) -> None:
    make_client(session, office.ann, "Joe Diaz", legal_name="José Diaz")
    make_client(session, office.wes, "Unknown to Ann")
    assert queries.other_client_names(session, office.ann, sam.id) == ("Joe Diaz", "José Diaz")
