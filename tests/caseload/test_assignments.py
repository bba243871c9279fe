"""Who works with a client: lead, co-worker, cover."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions, queries
from clinic.caseload.models import Client
from clinic.foundation.errors import NotAllowed, NotFound, Refused
from tests.factories.rows import Office, make_client, make_worker

TODAY, NEXT_WEEK = date(2026, 3, 10), date(2026, 3, 17)


def lines(session: Session, office: Office, client: Client) -> list[tuple]:
    rows = queries.assignments_of(session, office.sue, client.id)
    return [(row.worker, row.role, row.from_on, row.until_on, row.state) for row in rows]


def test_assign_cover_gives_sight_for_its_days(session: Session, office: Office, sam: Client, clock) -> None:
    actions.assign(
        session,
        by=office.sue,
        client_id=sam.id,
        user_id=office.wes.id,
        role="cover",
        until_on=TODAY,
        reason="Ann is on leave",
    )
    assert queries.client(session, office.wes, sam.id).id == sam.id
    clock.move_on(NEXT_WEEK - TODAY)
    with pytest.raises(NotFound):
        queries.client(session, office.wes, sam.id)


def test_assign_a_new_lead_ends_the_one_before(session: Session, office: Office, sam: Client) -> None:
    actions.assign(
        session, by=office.sue, client_id=sam.id, user_id=office.wes.id, role="lead", from_on=NEXT_WEEK
    )
    assert lines(session, office, sam) == [
        ("Ann Weaver", "lead", TODAY, date(2026, 3, 16), "current"),
        ("Wes Lund", "lead", NEXT_WEEK, None, "coming"),
    ]


def test_assign_needs_a_supervisor_of_this_team(session: Session, office: Office, sam: Client) -> None:
    wanted = {"user_id": office.wes.id, "role": "co_worker"}
    with pytest.raises(NotAllowed):
        actions.assign(session, by=office.ann, client_id=sam.id, **wanted)
    joe = make_client(session, office.wes, "Joe of the west")
    with pytest.raises(NotFound):
        actions.assign(session, by=office.sue, client_id=joe.id, **wanted)


@pytest.mark.parametrize(
    "facts",
    [
        {"role": "cover", "reason": "Leave"},
        {"role": "cover", "until_on": NEXT_WEEK},
        {"role": "co_worker", "from_on": NEXT_WEEK, "until_on": TODAY},
    ],
)
def test_assign_refuses_days_or_reasons_that_are_not_whole(
    session: Session, office: Office, sam: Client, facts
) -> None:
    with pytest.raises(Refused):
        actions.assign(session, by=office.sue, client_id=sam.id, user_id=office.wes.id, **facts)


def test_assign_the_same_twice_is_refused(session: Session, office: Office, sam: Client) -> None:
    with pytest.raises(Refused):
        actions.assign(session, by=office.sue, client_id=sam.id, user_id=office.ann.id, role="lead")


def test_assign_somebody_unknown_or_gone_is_not_found(session: Session, office: Office, sam: Client) -> None:
    gone = make_worker(session, office.clinic, office.east, active=False)
    for user_id in (uuid4(), gone.id):
        with pytest.raises(NotFound):
            actions.assign(session, by=office.sue, client_id=sam.id, user_id=user_id, role="co_worker")


def test_end_assignment_takes_sight_away_the_day_after(
    session: Session, office: Office, sam: Client, clock
) -> None:
    (lead,) = queries.assignments_of(session, office.sue, sam.id)
    actions.end_assignment(session, by=office.sue, client_id=sam.id, assignment_id=lead.id, until_on=TODAY)
    assert queries.client(session, office.ann, sam.id).id == sam.id
    clock.move_on(NEXT_WEEK - TODAY)
    with pytest.raises(NotFound):
        queries.client(session, office.ann, sam.id)
    assert queries.client(session, office.sue, sam.id).id == sam.id


def test_end_assignment_of_another_client_or_before_it_began(
    session: Session, office: Office, sam: Client
) -> None:
    (lead,) = queries.assignments_of(session, office.sue, sam.id)
    with pytest.raises(Refused):
        actions.end_assignment(
            session, by=office.sue, client_id=sam.id, assignment_id=lead.id, until_on=date(2026, 3, 9)
        )
    joe = make_client(session, office.ann, "Joe")
    with pytest.raises(NotFound):
        actions.end_assignment(session, by=office.sue, client_id=joe.id, assignment_id=lead.id)
