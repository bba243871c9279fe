"""Who must never be rung or told."""

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions, queries
from clinic.caseload.models import Client
from clinic.caseload.queries import same_as_never_ring
from clinic.foundation.errors import NotFound
from tests.factories.rows import Office, make_client


def add(session: Session, office: Office, client: Client, **facts):
    facts = {"name": "Joe Diaz", "nickname": "JD", "number": "(505) 555-0177", "reason": "He hit Sam"} | facts
    return actions.add_never_ring(session, by=office.ann, client_id=client.id, **facts)


def test_never_ring_reads_back_and_seals_the_reason(session: Session, office: Office, sam: Client) -> None:
    row = add(session, office, sam, address="9 Elm Street")
    session.expire_all()
    (entry,) = queries.never_ring_of(session, office.ann, sam.id)
    assert (entry.name, entry.digits, entry.address, entry.reason) == (
        "Joe Diaz",
        "5055550177",
        "9 Elm Street",
        "He hit Sam",
    )
    assert b"hit" not in row.sealed_reason


def test_never_ring_can_be_taken_off_and_put_back(session: Session, office: Office, sam: Client) -> None:
    row = add(session, office, sam)
    actions.remove_never_ring(session, by=office.ann, client_id=sam.id, never_ring_id=row.id)
    assert queries.never_ring_of(session, office.ann, sam.id) == ()
    actions.restore_never_ring(session, by=office.ann, client_id=sam.id, never_ring_id=row.id)
    assert len(queries.never_ring_of(session, office.ann, sam.id)) == 1


def test_never_ring_of_another_client_is_not_found(session: Session, office: Office, sam: Client) -> None:
    row = add(session, office, make_client(session, office.ann, "Another"))
    with pytest.raises(NotFound):
        actions.remove_never_ring(session, by=office.ann, client_id=sam.id, never_ring_id=row.id)


@pytest.mark.parametrize(
    ("name", "numbers", "same"),
    [
        ("JOE DÍAZ", (), True),
        ("jd", (), True),
        ("Joe", (), False),
        ("Rosa", ("555-0177",), True),
        ("Rosa", ("+1 505 555 0177",), True),
        ("Rosa", ("505 555 0178",), False),
        ("", ("",), False),
    ],
)
def test_same_as_never_ring(session: Session, office: Office, sam: Client, name, numbers, same) -> None:
    add(session, office, sam)
    add(session, office, sam, name="No Number", nickname="", number="")
    entries = queries.never_ring_of(session, office.ann, sam.id)
    assert bool(same_as_never_ring(entries, name=name, numbers=numbers)) is same
