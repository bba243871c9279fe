"""What no page of ours sends: refused in words, nothing stored, never a fault."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from clinic.caseload import queries
from clinic.caseload.models import Client
from tests.caseload.conftest import Desk
from tests.page_client import PageClient

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


def opened(pages: PageClient, desk: Desk, address: str):
    return pages.get(address.format(sam=desk.sam, rosa=desk.rosa))


def send(pages: PageClient, page, fields, status: int):
    return pages.submit(page, fields, action=page.path, status=status)


@pytest.mark.parametrize(("address", "field"), FORMS)
@pytest.mark.parametrize("typed", ["a\x00b", "a\u202eb", "a\u2028b", "a\x07b", "\ufffe"])
def test_characters_that_can_hide_are_refused_by_name(
    pages, desk, address: str, field: str, typed: str
) -> None:
    page = send(pages, opened(pages, desk, address), {field: typed}, 422)
    assert any("character" in problem for problem in page.problems), page.problems


@pytest.mark.parametrize(("address", "field"), FORMS)
def test_a_very_long_text_is_refused_with_its_length(pages, desk, address: str, field: str) -> None:
    page = send(pages, opened(pages, desk, address), {field: "x" * 900_000}, 422)
    assert any("900,000" in problem or "too long" in problem for problem in page.problems), page.problems


@pytest.mark.parametrize(("address", "field"), FORMS)
def test_an_answer_that_comes_twice_is_refused(pages, desk, address: str, field: str) -> None:
    page = send(pages, opened(pages, desk, address), {field: ["one", "two"]}, 422)
    assert "This answer came twice. Write it once." in page.problems


@pytest.mark.parametrize(("address", "field"), FORMS)
def test_half_a_character_is_refused(pages, desk, address: str, field: str) -> None:
    page = opened(pages, desk, address)
    body = f"csrf_token=x&{field}=a%ED%A0%80b"
    answer = pages.client.post(
        page.path, data=body, content_type="application/x-www-form-urlencoded", base_url="http://localhost"
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/clients/new", "born_on"),
        ("/clients/{sam}/people/{rosa}/ask", "on"),
        ("/clients/{sam}/about", "born_on"),
    ],
)
@pytest.mark.parametrize(
    "date",
    [
        {"": "2026-03-01"},
        {"-day": "31", "-month": "2", "-year": "2020"},
        {"-day": "1"},
        {"-day": "x", "-month": "y", "-year": "z"},
        {"-day": ["1", "2"], "-month": "2", "-year": "2020"},
        {"-day": "1", "-month": "1", "-year": "99999"},
    ],
)
def test_a_date_of_the_wrong_shape_is_refused(pages, desk, address: str, field: str, date) -> None:
    fields = {f"{field}{part}": value for part, value in date.items()}
    page = send(
        pages, opened(pages, desk, address), {"preferred_name": "Sam", "outcome": "yes"} | fields, 422
    )
    assert len(page.problems) == 1


def test_fields_that_are_not_ours_are_never_written(pages: PageClient, desk: Desk) -> None:
    page = opened(pages, desk, "/clients/{sam}/about")
    extra = {
        "id": str(uuid4()),
        "clinic_id": str(uuid4()),
        "closed_by": str(uuid4()),
        "version": "9",
        "team_id": "x",
    }
    send(pages, page, extra | {"pronouns": "he"}, 200)
    with pages.app.database.reader() as session:
        sam = queries.client(session, desk.office.ann, desk.sam)
        assert (sam.pronouns, sam.version, sam.team_id) == ("he", 2, desk.office.east.id)


@pytest.mark.parametrize(
    "rows",
    [
        {"contacts-1-kind": "place", "contacts-3-kind": "place"},
        {f"contacts-{number}-value": "x" for number in range(11)},
        {f"contacts-{number}-value": "x" for number in range(900)},
    ],
)
def test_rows_of_the_wrong_shape_are_refused(pages: PageClient, desk: Desk, rows) -> None:
    page = opened(pages, desk, "/clients/{sam}/people/{rosa}/reach")
    page = send(pages, page, rows, 422)
    assert any("rows" in problem for problem in page.problems)
    with pages.app.database.reader() as session:
        assert len(queries.person(session, desk.office.ann, desk.rosa).contacts) == 1


@pytest.mark.parametrize("row_id", ["x", str(uuid4()), "' or 1=1", "0" * 200])
def test_row_ids_of_others_are_not_found(pages: PageClient, desk: Desk, row_id: str) -> None:
    page = opened(pages, desk, "/clients/{sam}/people/{rosa}/reach")
    send(pages, page, {"contacts-0-row_id": row_id}, 404)
    with pages.app.database.reader() as session:
        assert queries.person(session, desk.office.ann, desk.rosa).contacts[0].value == "(505) 555-0142"


@pytest.mark.parametrize(
    ("address", "fields"),
    [
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
        ("/clients/new", {"preferred_name": "Sam", "team": str(uuid4())}),
    ],
)
def test_an_answer_that_was_not_offered_is_refused(
    pages: PageClient, desk: Desk, address: str, fields
) -> None:
    page = send(pages, opened(pages, desk, address), fields, 422)
    assert "Choose one of the answers on the page." in page.problems


@pytest.mark.parametrize("version", ["x", "-1", "1.5", "99999999999999999999", "²"])
def test_a_version_that_is_no_number_is_refused(pages: PageClient, desk: Desk, version: str) -> None:
    page = opened(pages, desk, "/clients/{sam}/about")
    send(pages, page, {"opened_version": version}, 422)


def test_a_search_of_any_kind_is_answered(pages: PageClient, desk: Desk) -> None:
    for search in ("%00", "%F0%9F%98%80", "a" * 5000, "a+" * 2000, "%25", "%5C", "%D8%B3", "1" * 99):
        pages.get(f"/clients?q={search}")
        pages.get(f"/places?q={search}")


def test_a_name_that_looks_like_markup_comes_back_as_typed(pages: PageClient, desk: Desk) -> None:
    name = "<script>alert(1)</script> & “Sam” O'Connor {{ 7*7 }}"
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
