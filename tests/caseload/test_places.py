"""The team directory."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions, queries
from clinic.foundation.errors import Conflict, NotAllowed, NotFound, Refused
from tests.factories.rows import Office, make_place

TODAY = date(2026, 3, 10)


def names(session: Session, viewer, **wish) -> list[str]:
    return [one.name for one in queries.place_page(session, viewer, **wish).rows]


def test_places_are_the_teams_own(session: Session, office: Office) -> None:
    oak = make_place(session, office.ann)
    make_place(session, office.wes, "West Clinic", type="clinic")
    assert names(session, office.ann) == ["Oak Pharmacy"]
    assert names(session, office.sue) == ["Oak Pharmacy"]
    assert names(session, office.wes) == ["West Clinic"]
    with pytest.raises(NotFound):
        queries.place(session, office.wes, oak.id)
    with pytest.raises(NotFound):
        actions.remove_place(session, by=office.wes, place_id=oak.id)


def test_add_place_for_a_team_of_others_is_refused(session: Session, office: Office) -> None:
    with pytest.raises(NotAllowed):
        actions.add_place(session, by=office.ann, team_id=office.west.id, name="X Club", type="social_club")


def test_add_place_refuses_what_names_nothing(session: Session, office: Office) -> None:
    with pytest.raises(Refused):
        make_place(session, office.ann, "TBD")


def test_places_are_found_by_name_number_and_kind(session: Session, office: Office) -> None:
    make_place(session, office.ann, "Café Zoë", type="community_place", phone="505 555 0190")
    make_place(session, office.ann, "Oak Pharmacy")
    assert names(session, office.ann, search="cafe") == ["Café Zoë"]
    assert names(session, office.ann, search="555 019") == ["Café Zoë"]
    assert names(session, office.ann, type="pharmacist") == ["Oak Pharmacy"]
    assert names(session, office.ann, search="zzz") == []


def test_places_page_by_page(session: Session, office: Office) -> None:
    for name in ("Club C", "Club A", "Club B"):
        make_place(session, office.ann, name, type="social_club")
    first = queries.place_page(session, office.ann, size=2)
    second = queries.place_page(session, office.ann, size=2, place=first.next)
    assert [one.name for one in (*first.rows, *second.rows)] == ["Club A", "Club B", "Club C"]
    assert (first.total, second.next) == (3, "")


def test_place_keeps_its_day_until_the_number_changes(session: Session, office: Office) -> None:
    oak = make_place(session, office.ann, phone="505 555 0134")
    actions.confirm_place(session, by=office.ann, place_id=oak.id)
    actions.change_place(session, by=office.ann, place_id=oak.id, opened_version=2, address="1 Oak St")
    assert oak.checked_on == TODAY
    actions.change_place(session, by=office.ann, place_id=oak.id, phone="505 555 0135")
    assert (oak.checked_on, oak.phone, oak.phone_digits) == (None, "(505) 555-0135", "5055550135")


def test_change_place_that_was_saved_meanwhile_is_told(session: Session, office: Office) -> None:
    oak = make_place(session, office.ann)
    actions.change_place(session, by=office.sue, place_id=oak.id, opened_version=1, meets="Daily")
    with pytest.raises(Conflict):
        actions.change_place(session, by=office.ann, place_id=oak.id, opened_version=1, meets="Weekly")


def test_removed_place_can_be_brought_back(session: Session, office: Office) -> None:
    oak = make_place(session, office.ann)
    actions.remove_place(session, by=office.ann, place_id=oak.id)
    assert names(session, office.ann) == []
    actions.restore_place(session, by=office.ann, place_id=oak.id)
    assert names(session, office.ann) == ["Oak Pharmacy"]
