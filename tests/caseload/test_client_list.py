"""The list of clients: search, filter, sort, and pages that lose nobody and repeat nobody."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.orm import Session

from clinic.caseload import actions, queries
from clinic.caseload.models import Client
from clinic.caseload.queries import ListWish
from clinic.foundation.errors import NotFound
from tests.factories.rows import Office, make_client, make_person


def found(session: Session, viewer, **wish) -> list[str]:
    return [row.name for row in queries.client_page(session, viewer, ListWish(**wish)).rows]


@pytest.mark.parametrize(
    ("name", "search"),
    [
        ("Niamh O’Connor", "oconnor"),
        ("Niamh O'Connor", "O'CONNOR niamh"),
        ("Niamh O Connor", "oconnor"),
        ("Tuyết Nguyễn", "nguyen"),
        ("Tuyết Nguyễn", "NGUYỄN TUYET"),
        ("Łukasz Żak", "lukasz zak"),
        ("سميرة حداد", "سميره"),
        ("Agent 99", "99"),
        ("Zoë", "oe"),
    ],
)
def test_search_folds_names(session: Session, office: Office, name: str, search: str) -> None:
    make_client(session, office.ann, name)
    make_client(session, office.ann, "Somebody Else")
    assert len(found(session, office.ann, search=search)) == 1


@pytest.mark.parametrize("search", ["%", "_", "\\", "?", "' or 1=1 --", "zz", "\u0301"])
def test_search_for_what_is_in_no_name_finds_nobody(
    session: Session, office: Office, sam: Client, search: str
) -> None:
    assert found(session, office.ann, search=search) == []


def test_search_finds_legal_name_and_code(session: Session, office: Office) -> None:
    make_client(session, office.ann, "Sam", legal_name="Samuel Adeyemi", code="KX-77")
    assert found(session, office.ann, search="adeyemi") == ["Sam"]
    assert found(session, office.ann, search="kx-77") == ["Sam"]


@pytest.mark.parametrize("digits", ["0142", "555-01", "(505) 555-0142", "+1 505 555 0142", "5550142"])
def test_search_finds_part_of_a_number_of_the_client_or_their_people(
    session: Session, office: Office, sam: Client, digits: str
) -> None:
    assert found(session, office.ann, search=digits) == []
    rosa = make_person(session, office.ann, sam, phone="(505) 555-0142")
    assert found(session, office.ann, search=digits) == ["Sam Okafor"]
    actions.remove_person(session, by=office.ann, person_id=rosa.id)
    assert found(session, office.ann, search=digits) == []
    own = actions.Contact(kind="phone", value="505.555.0142", ways=("text",))
    actions.set_contacts(session, by=office.ann, client_id=sam.id, contacts=[own])
    assert found(session, office.ann, search=digits) == ["Sam Okafor"]


def test_search_by_two_digits_looks_at_names_alone(session: Session, office: Office, sam: Client) -> None:
    make_person(session, office.ann, sam, phone="(505) 555-0142")
    assert found(session, office.ann, search="42") == []


def test_filter_by_status_and_by_whose(session: Session, office: Office, sam: Client) -> None:
    closed = make_client(session, office.sue, "Closed Client")
    actions.close_client(session, by=office.sue, client_id=closed.id)
    assert found(session, office.sue) == ["Sam Okafor"]
    assert found(session, office.sue, status="closed") == ["Closed Client"]
    assert found(session, office.sue, status="all") == ["Closed Client", "Sam Okafor"]
    assert found(session, office.sue, status="all", whose="mine") == ["Closed Client"]


def test_sort_by_name_goes_by_family_name_and_its_order(session: Session, office: Office) -> None:
    make_client(session, office.ann, "Sam Zhou")
    make_client(session, office.ann, "Li Na", name_order="family_first")
    make_client(session, office.ann, "Mononym", name_order="one_name")
    assert found(session, office.ann) == ["Li Na", "Mononym", "Sam Zhou"]


def test_sort_by_added_puts_the_newest_first(session: Session, office: Office, clock, sam: Client) -> None:
    clock.move_on(timedelta(hours=1))
    make_client(session, office.ann, "Aaron New")
    assert found(session, office.ann, sort="added") == ["Aaron New", "Sam Okafor"]


def test_row_tells_who_leads_and_who_is_rung_first(session: Session, office: Office, sam: Client) -> None:
    make_person(session, office.ann, sam, "Rosa", relation="sister", hats=("first_call",), answer="yes")
    (row,) = queries.client_page(session, office.ann, ListWish()).rows
    assert (row.lead, row.first_call.name, row.first_call.answer) == ("Ann Weaver", "Rosa", "yes")


def test_row_names_nobody_who_was_taken_off(session: Session, office: Office, sam: Client) -> None:
    rosa = make_person(session, office.ann, sam, hats=("first_call",))
    actions.remove_person(session, by=office.ann, person_id=rosa.id)
    (row,) = queries.client_page(session, office.ann, ListWish()).rows
    assert row.first_call is None


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.sampled_from(["Ana", "Ann Lee", "Bo", "Ánna", "李娜", "Zed Ø"]), max_size=9),
    size=st.integers(1, 4),
    sort=st.sampled_from(["name", "added"]),
)
def test_pages_hold_everybody_once(session: Session, office: Office, names, size: int, sort: str) -> None:
    nested = session.begin_nested()
    try:
        for name in names:
            make_client(session, office.ann, name)
        whole = queries.client_page(session, office.ann, ListWish(sort=sort), size=100)
        seen, place = [], ""
        for _ in range(len(names) + 1):
            page = queries.client_page(session, office.ann, ListWish(sort=sort, place=place), size=size)
            assert page.total == len(names)
            seen += [row.id for row in page.rows]
            place = page.next
            if not place:
                break
        assert seen == [row.id for row in whole.rows]
        assert len(set(seen)) == len(names)
    finally:
        nested.rollback()


@pytest.mark.parametrize(
    "place", ["x", "W10", "WyJhIl0", "////", "é", "W1tbW1tb" * 40, "a" * 5000, "WyIAIiwgIngiXQ"]
)
def test_page_after_a_broken_place_is_not_found(
    session: Session, office: Office, sam: Client, place: str
) -> None:
    for sort in ("name", "added"):
        with pytest.raises(NotFound):
            queries.client_page(session, office.ann, ListWish(place=place, sort=sort))


def test_page_costs_the_same_for_many_as_for_one(session: Session, office: Office) -> None:
    def cost() -> int:
        session.expire_all()
        asked: list[str] = []
        listener = lambda *arguments: asked.append(arguments[2])  # noqa: E731
        event.listen(session.bind, "before_cursor_execute", listener)
        queries.client_page(session, office.ann, ListWish())
        event.remove(session.bind, "before_cursor_execute", listener)
        return len(asked)

    make_person(session, office.ann, make_client(session, office.ann, "One"), hats=("first_call",))
    one = cost()
    for number in range(6):
        make_person(
            session, office.ann, make_client(session, office.ann, f"Client {number}"), hats=("first_call",)
        )
    assert cost() == one
    assert one <= 9
