"""Adding, changing, confirming, closing clients."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.audit.models import AuditEvent
from clinic.caseload import actions, queries
from clinic.caseload.actions.clients import sort_name
from clinic.caseload.models import Client
from clinic.foundation.errors import Conflict, NotAllowed, NotFound, Refused
from clinic.foundation.sealed import DataKey
from tests.factories.rows import Office, make_client, make_worker, viewer_of

TODAY = date(2026, 3, 10)


def events(session: Session) -> list[str]:
    session.commit()  # events get their place in the chain with the commit
    return list(session.scalars(select(AuditEvent.event).order_by(AuditEvent.id)))


def test_add_client_with_one_name_makes_key_lead_and_event(session: Session, office: Office) -> None:
    added = actions.add_client(session, by=office.ann, team_id=office.east.id, preferred_name="Sting")
    assert session.get(DataKey, added.id) is not None
    (lead,) = queries.assignments_of(session, office.ann, added.id)
    assert (lead.worker, lead.role, lead.from_on, lead.state) == ("Ann Weaver", "lead", TODAY, "current")
    assert events(session) == ["client.added"]
    assert (added.name_order, added.safe_paper, added.safe_ring, added.version) == ("given_first", "", "", 1)


def test_add_client_seals_what_was_told_in_confidence(session: Session, office: Office) -> None:
    added = make_client(session, office.ann, address="12 Hidden Lane", address_kind="confidential")
    session.expire_all()
    assert queries.client(session, office.ann, added.id).address == "12 Hidden Lane"
    assert b"Hidden" not in added.sealed_address


@pytest.mark.parametrize("name", ["TBD", "n/a", "the team", "?"])
def test_add_client_refuses_what_names_nobody(session: Session, office: Office, name: str) -> None:
    with pytest.raises(Refused):
        actions.add_client(session, by=office.ann, team_id=office.east.id, preferred_name=name)


def test_add_client_to_a_team_of_others_is_refused(session: Session, office: Office) -> None:
    with pytest.raises(NotAllowed):
        actions.add_client(session, by=office.ann, team_id=office.west.id, preferred_name="Sam")


def test_add_client_needs_the_permission(session: Session, office: Office) -> None:
    admin = viewer_of(session, make_worker(session, office.clinic, office.east, roles="administrator"))
    with pytest.raises(NotAllowed):
        actions.add_client(session, by=admin, team_id=office.east.id, preferred_name="Sam")


def test_change_client_keeps_search_in_step_and_tells_what_changed(
    session: Session, office: Office, sam: Client
) -> None:
    actions.change_client(
        session, by=office.ann, client_id=sam.id, opened_version=1, preferred_name="Samira Ødegård"
    )
    assert (sam.version, sam.sort_name) == (2, "odegard samira")
    session.commit()
    last = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()
    assert (last.event, last.detail) == ("client.changed", "preferred_name")


def test_change_client_of_nothing_leaves_no_event(session: Session, office: Office, sam: Client) -> None:
    actions.change_client(session, by=office.ann, client_id=sam.id, preferred_name="Sam Okafor")
    assert events(session) == ["client.added"]
    assert sam.version == 1


def test_change_client_that_was_saved_meanwhile_shows_theirs(
    session: Session, office: Office, sam: Client
) -> None:
    actions.change_client(session, by=office.sue, client_id=sam.id, opened_version=1, pronouns="they/them")
    with pytest.raises(Conflict) as refused:
        actions.change_client(session, by=office.ann, client_id=sam.id, opened_version=1, pronouns="he/him")
    assert refused.value.theirs == {"pronouns": "they/them"}
    assert sam.pronouns == "they/them"


def test_change_client_refuses_fields_that_are_not_offered(
    session: Session, office: Office, sam: Client
) -> None:
    with pytest.raises(ValueError):
        actions.change_client(session, by=office.ann, client_id=sam.id, clinic_id=office.clinic.id)


def test_change_client_outside_sight_is_not_found(session: Session, office: Office, sam: Client) -> None:
    with pytest.raises(NotFound):
        actions.change_client(session, by=office.wes, client_id=sam.id, pronouns="he")


def test_change_client_to_print_a_code_needs_one(session: Session, office: Office, sam: Client) -> None:
    with pytest.raises(Refused):
        actions.change_client(session, by=office.ann, client_id=sam.id, print_as="code")


def test_safety_answers_have_each_their_own_date(session: Session, office: Office, sam: Client) -> None:
    actions.record_safety(session, by=office.ann, client_id=sam.id, safe_paper="no", on=date(2026, 3, 1))
    actions.record_safety(
        session, by=office.ann, client_id=sam.id, safe_ring="with_care", note="Only after 5 pm"
    )
    assert (sam.safe_paper, sam.safe_paper_on) == ("no", date(2026, 3, 1))
    assert (sam.safe_ring, sam.safe_ring_on, sam.safe_note) == ("with_care", TODAY, "Only after 5 pm")


def test_confirm_record_says_it_was_confirmed_today(session: Session, office: Office) -> None:
    added = make_client(session, office.ann, record_from="the ward record", record_on=date(2026, 3, 3))
    actions.confirm_record(session, by=office.ann, client_id=added.id)
    assert (added.record_from, added.record_on) == ("", TODAY)


def test_closed_client_can_be_read_but_not_changed_until_opened(
    session: Session, office: Office, sam: Client
) -> None:
    actions.close_client(session, by=office.ann, client_id=sam.id, reason="Moved away")
    assert queries.client(session, office.ann, sam.id).closed_reason == "Moved away"
    with pytest.raises(Refused):
        actions.change_client(session, by=office.ann, client_id=sam.id, pronouns="he")
    actions.reopen_client(session, by=office.ann, client_id=sam.id)
    actions.change_client(session, by=office.ann, client_id=sam.id, pronouns="he")
    assert events(session) == ["client.added", "client.closed", "client.reopened", "client.changed"]


def test_reopen_client_that_is_open_is_refused(session: Session, office: Office, sam: Client) -> None:
    with pytest.raises(Refused):
        actions.reopen_client(session, by=office.ann, client_id=sam.id)


@pytest.mark.parametrize(
    ("name", "order", "sorted_as"),
    [
        ("Sam Okafor", "given_first", "okafor sam"),
        ("Ana María de la Cruz", "given_first", "cruz ana maria de la"),
        ("Nguyễn Tuyết", "family_first", "nguyen tuyet"),
        ("Sting", "given_first", "sting"),
        ("Big Bird", "one_name", "big bird"),
    ],
)
def test_sort_name(name: str, order: str, sorted_as: str) -> None:
    assert sort_name(name, order) == sorted_as
