"""The administrator opens, changes and closes accounts, and hands over links."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from clinic.access.permissions import Role
from clinic.accounts.actions import add_person, change_person, disable_person
from clinic.accounts.models import PasswordLink, User
from clinic.accounts.queries import account, viewer_for
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.foundation.errors import NotAllowed, NotFound, Refused
from tests.accounts.conftest import PASSWORD, Staff
from tests.accounts.entering import code_now, prove_again
from tests.factories.rows import make_clinic, make_worker
from tests.page_client import Page, PageClient


def add_bo(pages: PageClient, staff: Staff, **fields: object) -> Page:
    filled = {
        "name": "Bo Lind",
        "email": "bo@example.org",
        "roles": ["clinician"],
        "teams": [str(staff.team.id)],
        "phone": "505 555 0144",
    }
    return pages.submit(pages.get("/accounts/new"), filled | fields, status=fields.pop("status", 200))


def link_on(page: Page) -> str:
    return "/welcome/" + page.tree.xpath("//strong[@class='link-to-copy']")[0].text.rsplit("/", 1)[1]


def test_people_are_listed_for_the_administrator(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ola)
    page = pages.get("/accounts")
    assert "Ann Weaver" in page.words
    assert "Showing all 2 people" in page.words


def test_people_are_nobody_elses_business(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ann)
    for path in (
        "/accounts",
        "/accounts/new",
        f"/accounts/{staff.ola.id}",
        f"/accounts/{staff.ola.id}/change",
    ):
        pages.get(path, status=403)


def test_people_of_another_clinic_are_not_found(pages: PageClient, staff: Staff, database: Database) -> None:
    with database.writing() as session:
        stranger = make_worker(session, make_clinic(session, name="Elsewhere"))
    pages.sign_in(staff.ola)
    pages.get(f"/accounts/{stranger.id}", status=404)
    with database.writing() as session, pytest.raises(NotFound):
        disable_person(session, by=viewer_for(session.merge(staff.ola)), user_id=stranger.id)


def test_person_added_gets_in_by_a_link_once(pages: PageClient, staff: Staff, database: Database) -> None:
    pages.sign_in(staff.ola)
    page = add_bo(pages, staff)
    assert page.h1 == "Bo Lind"
    assert "(505) 555-0144" in page.words
    with database.reader() as session:
        bo = session.scalars(select(User).where(User.email == "bo@example.org")).one()
    link = link_on(pages.submit(page, action=f"/accounts/{bo.id}/link"))

    newcomer = PageClient(pages.app)
    assert newcomer.get(link).h1 == "Choose your password"
    door = newcomer.submit(newcomer.get(link), {"new_password": PASSWORD})
    assert "Your password is set." in door.words
    set_up = newcomer.submit(door, {"email": "bo@example.org", "password": PASSWORD})
    assert set_up.h1 == "Set up your second step"
    key = set_up.tree.xpath("//strong[contains(@class, 'key-to-type')]")[0].text.replace(" ", "")
    codes = newcomer.submit(set_up, {"code": code_now(newcomer, key)})
    assert codes.h1 == "Keep these recovery codes"
    assert newcomer.get("/account").h1 == "Your account"
    PageClient(pages.app).get(link, status=404)


def test_person_link_dies_after_three_days(
    pages: PageClient, staff: Staff, database: Database, clock: FixedClock
) -> None:
    pages.sign_in(staff.ola)
    link = link_on(
        pages.submit(pages.get(f"/accounts/{staff.ann.id}"), action=f"/accounts/{staff.ann.id}/link")
    )
    clock.move_on(timedelta(hours=71))
    assert PageClient(pages.app).get(link).h1 == "Choose your password"
    clock.move_on(timedelta(hours=1))
    PageClient(pages.app).get(link, status=404)


def test_person_link_dies_with_the_next(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ola)
    where = f"/accounts/{staff.ann.id}"
    first = link_on(pages.submit(pages.get(where), action=f"{where}/link"))
    second = link_on(pages.submit(pages.get(where), action=f"{where}/link"))
    PageClient(pages.app).get(first, status=404)
    PageClient(pages.app).get(second)


def test_person_link_is_kept_as_a_hash(pages: PageClient, staff: Staff, database: Database) -> None:
    pages.sign_in(staff.ola)
    where = f"/accounts/{staff.ann.id}"
    token = link_on(pages.submit(pages.get(where), action=f"{where}/link")).rsplit("/", 1)[1]
    with database.reader() as session:
        assert token.encode() not in session.scalars(select(PasswordLink.token_hash)).one()


def test_person_link_refuses_a_password_that_is_guessed(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ola)
    where = f"/accounts/{staff.ann.id}"
    link = link_on(pages.submit(pages.get(where), action=f"{where}/link"))
    newcomer = PageClient(pages.app)
    page = newcomer.submit(newcomer.get(link), {"new_password": "short"}, status=422)
    assert page.problems[0].startswith("Use at least 8 characters")


def test_person_with_a_taken_address_is_refused(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ola)
    page = add_bo(pages, staff, email="ANN@example.org", status=422)
    assert page.problems == ["Somebody has an account with this address already."]
    assert page.fields()["name"] == ["Bo Lind"]


def test_person_who_supervises_must_be_a_supervisor(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ola)
    page = add_bo(pages, staff, supervises=[str(staff.team.id)], status=422)
    assert page.problems == ["Tick “Supervise a team” above, or leave this empty."]


def test_person_changed_is_changed_at_the_next_request(pages: PageClient, staff: Staff) -> None:
    ann = PageClient(pages.app)
    ann.sign_in(staff.ann)
    ann.get("/accounts", status=403)
    pages.sign_in(staff.ola)
    where = f"/accounts/{staff.ann.id}/change"
    pages.submit(pages.get(where), {"roles": ["clinician", "administrator"]})
    ann.get("/accounts")


def test_person_closed_is_out_and_comes_back_by_undo(pages: PageClient, staff: Staff) -> None:
    ann = PageClient(pages.app)
    ann.sign_in(staff.ann)
    pages.sign_in(staff.ola)
    where = f"/accounts/{staff.ann.id}"
    page = pages.submit(pages.get(where), action=f"{where}/close")
    ann.get("/account", status=303)
    assert "Closed" in page.words
    assert "Open" in pages.submit(page, action=f"{where}/open").words


def test_person_pages_ask_for_the_password_again_after_ten_minutes(
    pages: PageClient, staff: Staff, clock: FixedClock
) -> None:
    pages.sign_in(staff.ola)
    clock.move_on(timedelta(minutes=10))
    asked = pages.get("/accounts/new", status=303)
    assert asked.location == "/account/confirm?next=/accounts/new"
    form = pages.get(asked.location)
    pages.submit(form, {"password": "wrong", "code": code_now(pages)}, status=422)
    assert prove_again(pages, form).h1 == "Add a person"


def test_person_is_added_by_administrators_alone(staff: Staff, database: Database) -> None:
    with database.writing() as session, pytest.raises(NotAllowed):
        add_person(
            session,
            by=viewer_for(session.merge(staff.ann)),
            clinic_id=staff.clinic.id,
            name="Bo",
            email="bo@example.org",
            roles=[Role.CLINICIAN],
        )


def test_person_who_is_the_last_administrator_stays_one(staff: Staff, database: Database) -> None:
    with database.writing() as session:
        ola = viewer_for(session.merge(staff.ola))
        with pytest.raises(Refused):
            disable_person(session, by=ola, user_id=ola.id)
        with pytest.raises(Refused):
            change_person(
                session,
                by=ola,
                user_id=ola.id,
                name="Ola",
                roles=[Role.CLINICIAN],
                teams=[],
                supervises=[],
                job="",
                phone="",
            )


def test_person_joins_teams_of_their_own_clinic_alone(staff: Staff, database: Database) -> None:
    with database.writing() as session:
        foreign = make_clinic(session, name="Elsewhere")
        ola = viewer_for(session.merge(staff.ola))
        with pytest.raises(NotFound):
            add_person(
                session,
                by=ola,
                clinic_id=staff.clinic.id,
                name="Bo",
                email="bo@example.org",
                roles=[Role.CLINICIAN],
                teams=[foreign.id],
            )


def test_person_reads_back_as_written(staff: Staff, database: Database) -> None:
    with database.writing() as session:
        ola = viewer_for(session.merge(staff.ola))
        made = add_person(
            session,
            by=ola,
            clinic_id=staff.clinic.id,
            name="Bo Lind",
            email="Bo@Example.org",
            roles=[Role.SUPERVISOR, Role.CLINICIAN],
            teams=[staff.team.id],
            supervises=[staff.team.id],
            job="Team lead",
            phone="(505) 555-0144",
        )
        read = account(session, ola, made)
    assert (read.email, read.roles) == ("bo@example.org", {Role.CLINICIAN, Role.SUPERVISOR})
    assert (read.teams, read.supervises) == ({staff.team.id}, {staff.team.id})
    assert not read.has_password
