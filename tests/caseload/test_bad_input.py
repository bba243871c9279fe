"""What no page of ours sends: refused in words, nothing stored, never a fault."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from clinic.caseload import queries
from clinic.caseload.models import Client
from tests.caseload.conftest import Desk
from tests.page_client import Page, PageClient

FORMS = [
    ("/clients/new", "preferred_name"),
    ("/clients/{sam}/about", "pronouns"),
    ("/clients/{sam}/language", "reading_note"),
    ("/clients/{sam}/address", "address"),
    ("/clients/{sam}/safe", "safe_note"),
    ("/clients/{sam}/close", "reason"),
    ("/clients/{sam}/reach", "contacts-0-value"),
    ("/clients/{sam}/never-ring", "name"),
    ("/clients/{sam}/people/new", "name"),
    ("/clients/{sam}/people/{rosa}/who", "name"),
    ("/clients/{sam}/people/{rosa}/together", "doing_words"),
    ("/clients/{sam}/people/{rosa}/reach", "contacts-0-value"),
    ("/clients/{sam}/people/{rosa}/ask", "words"),
    ("/places/new", "name"),
]


def opened(pages: PageClient, desk: Desk, address: str) -> Page:
    return pages.get(address.format(sam=desk.sam, rosa=desk.rosa))


def send(pages: PageClient, page: Page, fields: dict[str, Any], status: int) -> Page:
    return pages.submit(page, fields, action=page.path, status=status)


HIDING = ["a\x00b", "a\u202eb", "a\u2028b", "a\x07b", "\ufffe"]


def test_characters_that_can_hide_are_refused_by_name(pages: PageClient, desk: Desk) -> None:
    for address, field in FORMS:
        page = opened(pages, desk, address)
        for typed in HIDING:
            answer = send(pages, page, {field: typed}, 422)
            assert any("character" in one for one in answer.problems), (address, typed, answer.problems)


def test_a_very_long_text_is_refused_with_its_length(pages: PageClient, desk: Desk) -> None:
    for address, field in FORMS:
        page = send(pages, opened(pages, desk, address), {field: "x" * 900_000}, 422)
        assert any("900,000" in one or "too long" in one for one in page.problems), (address, page.problems)


def test_an_answer_that_comes_twice_is_refused(pages: PageClient, desk: Desk) -> None:
    for address, field in FORMS:
        page = send(pages, opened(pages, desk, address), {field: ["one", "two"]}, 422)
        assert "This answer came twice. Write it once." in page.problems, address


def test_half_a_character_is_refused(pages: PageClient, desk: Desk) -> None:
    for address, field in FORMS:
        answer = pages.client.post(
            address.format(sam=desk.sam, rosa=desk.rosa),
            data=f"csrf_token=x&{field}=a%ED%A0%80b",
            content_type="application/x-www-form-urlencoded",
            base_url="http://localhost",
        )
        assert answer.status_code == 400, address


DATES: list[dict[str, Any]] = [
    {"": "2026-03-01"},
    {"-day": "31", "-month": "2", "-year": "2020"},
    {"-day": "1"},
    {"-day": "x", "-month": "y", "-year": "z"},
    {"-day": ["1", "2"], "-month": "2", "-year": "2020"},
    {"-day": "1", "-month": "1", "-year": "99999"},
]


@pytest.mark.parametrize(
    ("address", "field"), [("/clients/new", "born_on"), ("/clients/{sam}/people/{rosa}/ask", "on")]
)
def test_a_date_of_the_wrong_shape_is_refused(
    pages: PageClient, desk: Desk, address: str, field: str
) -> None:
    page = opened(pages, desk, address)
    for date in DATES:
        fields = {f"{field}{part}": value for part, value in date.items()}
        answer = send(pages, page, {"preferred_name": "Sam", "outcome": "yes"} | fields, 422)
        assert len(answer.problems) == 1, (date, answer.problems)


def test_fields_that_are_not_ours_are_never_written(pages: PageClient, desk: Desk) -> None:
    page = opened(pages, desk, "/clients/{sam}/about")
    extra = {"id": str(uuid4()), "clinic_id": str(uuid4()), "closed_by": str(uuid4()), "version": "9"}
    send(pages, page, extra | {"team_id": "x", "pronouns": "he"}, 200)
    with pages.app.database.reader() as session:
        sam = queries.client(session, desk.office.ann, desk.sam)
        assert (sam.pronouns, sam.version, sam.team_id) == ("he", 2, desk.office.east.id)


WRONG_ROWS: list[dict[str, str]] = [
    {"contacts-1-kind": "place", "contacts-3-kind": "place"},
    {f"contacts-{number}-value": "x" for number in range(11)},
    {f"contacts-{number}-value": "x" for number in range(900)},
]


def test_rows_of_the_wrong_shape_are_refused(pages: PageClient, desk: Desk) -> None:
    page = opened(pages, desk, "/clients/{sam}/people/{rosa}/reach")
    for rows in WRONG_ROWS:
        answer = send(pages, page, rows, 422)
        assert len(answer.problems) == 1
        assert "rows" in answer.problems[0]
    with pages.app.database.reader() as session:
        assert len(queries.person(session, desk.office.ann, desk.rosa).contacts) == 1


def test_row_ids_of_others_are_not_found(pages: PageClient, desk: Desk) -> None:
    page = opened(pages, desk, "/clients/{sam}/people/{rosa}/reach")
    for row_id in ("x", str(uuid4()), "' or 1=1", "0" * 200):
        send(pages, page, {"contacts-0-row_id": row_id}, 404)
    with pages.app.database.reader() as session:
        contacts = queries.person(session, desk.office.ann, desk.rosa).contacts
    assert contacts[0].value == "(505) 555-0142"


NOT_OFFERED: list[tuple[str, dict[str, Any]]] = [
    ("/clients/{sam}/language", {"language": "xx"}),
    ("/clients/{sam}/language", {"interpreter": "child"}),
    ("/clients/{sam}/about", {"name_order": "backwards"}),
    ("/clients/{sam}/address", {"address_kind": "moon"}),
    ("/clients/{sam}/safe", {"safe_paper": "maybe"}),
    ("/clients/{sam}/people/{rosa}/hats", {"hats": ["crown"]}),
    ("/clients/{sam}/people/{rosa}/ask", {"outcome": "perhaps"}),
    ("/clients/{sam}/people/{rosa}/consents", {"kinds": ["everything"], "given": "yes", "how": "said"}),
    ("/clients/{sam}/people/{rosa}/together", {"doings": ["flies"]}),
    ("/places/new", {"name": "Oak", "kind": "unpaid:friend"}),
]


def test_an_answer_that_was_not_offered_is_refused(pages: PageClient, desk: Desk) -> None:
    for address, fields in NOT_OFFERED:
        page = send(pages, opened(pages, desk, address), fields, 422)
        assert "Choose one of the answers on the page." in page.problems, address


def test_a_version_that_is_no_number_is_refused(pages: PageClient, desk: Desk) -> None:
    page = opened(pages, desk, "/clients/{sam}/about")
    for version in ("x", "-1", "1.5", "99999999999999999999", "²"):
        send(pages, page, {"opened_version": version}, 422)


def test_a_search_of_any_kind_is_answered(pages: PageClient, desk: Desk) -> None:
    for search in ("%00", "%F0%9F%98%80", "a" * 5000, "a+" * 2000, "%25", "%5C", "%D8%B3", "1" * 99):
        pages.get(f"/clients?q={search}")
        pages.get(f"/places?q={search}")


def test_a_name_that_looks_like_markup_comes_back_as_typed(pages: PageClient, desk: Desk) -> None:
    name = "<script>alert(1)</script> & “Sam” O'Connor"
    page = send(pages, opened(pages, desk, "/clients/new"), {"preferred_name": name}, 200)
    assert page.h1 == name
    assert "<script>alert" not in page.html
    with pages.app.database.reader() as session:
        assert session.scalar(select(Client.preferred_name).where(Client.preferred_name == name)) == name


def test_buttons_without_this_session_token_change_nothing(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}"
    pages.post(f"{home}/remove", {}, status=409)
    pages.post(f"{home}/remove", {"csrf_token": "made up"}, status=409)
    with pages.app.database.reader() as session:
        assert queries.person(session, desk.office.ann, desk.rosa).removed_at is None


def test_withdrawing_what_is_no_consent_is_not_found(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}/consents"
    token = opened(pages, desk, "/clients/{sam}").fields(f"/clients/{desk.sam}/still-right")
    for kind in ("everything", "%00", "x" * 500):
        pages.post(f"{home}/{kind}/withdraw", {"csrf_token": token["csrf_token"]}, status=404)
