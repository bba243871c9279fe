"""S5, the other side: whoever has the cookie of a session that is over plants nothing for its owner to save.

Seen to fail: with forms of every mark kept; with a session kept for that was signed out, ended from another
browser, or ended by an administrator; with no end to the hours; with the token not asked for; with the kept
page showing the words alone.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from clinic.access.gate import Mark, mark_of
from clinic.access.permissions import Permission
from clinic.accounts.actions import people
from clinic.accounts.kept_typing import is_for_keeping
from clinic.accounts.models import KeptTyping, User
from clinic.accounts.page_names import named_pages
from clinic.accounts.queries import viewer_for
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.accounts.conftest import Staff
from tests.accounts.entering import enter
from tests.page_client import BASE, PageClient

ANN, OLA = "ann@example.org", "ola@example.org"
WORDS = "Oona likes the window open."
SOMEBODY = "0b8f4a5e-6a52-4f0c-9b7e-2f6f6f0d1c11"
# POSTs by which nothing is written: a button, a tick, or something that a page's script sends by itself.
BUTTONS = """accounts.drop_kept accounts.end_other_sign_ins accounts.end_sign_in accounts.sign_out
accounts.confirmed accounts.change caseload.confirm_place caseload.emergency_seen caseload.number_tried
caseload.own_screen caseload.pick_person caseload.remove_never_ring caseload.remove_person
caseload.remove_place caseload.reopen_client caseload.restore_never_ring caseload.restore_person
caseload.restore_place caseload.share_screen caseload.still_right caseload.strike_consent checklist.draft
checklist.throw_draft_away plans.take_back printing.again printing.choice printing.take""".split()


def kept(database: Database) -> list[str]:
    with database.reader() as session:
        return list(session.scalars(select(KeptTyping.path)))


def late(pages: PageClient, fields: dict[str, object], path: str = "/clients/new") -> None:
    answer = pages.client.post(path, data=fields, base_url=BASE)
    assert answer.status_code == 401
    assert "It is kept for you alone" not in answer.get_data(as_text=True)


@pytest.fixture
def written(pages: PageClient, staff: Staff) -> dict[str, object]:
    """The fields of a page that Ann has open, filled in."""
    enter(pages, ANN)
    return pages.get("/clients/new").fields() | {"preferred_name": "Oona", "pronouns": WORDS}


@pytest.mark.parametrize(
    "permission", ["manage_accounts", "grant_cover", "assign_clients", "open_in_emergency"]
)
def test_s5_nothing_waits_that_gives_rights(permission: str) -> None:
    assert not is_for_keeping(Mark(permission=Permission(permission)))
    assert not is_for_keeping(Mark(permission=Permission.WALK, fresh=True))
    assert is_for_keeping(Mark(permission=Permission.WALK))


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (ANN, "/cover"),
        (ANN, "/clients/emergency"),
        (ANN, f"/clients/{SOMEBODY}/workers"),
        (OLA, "/accounts/new"),
        (OLA, "/organisation"),
        (OLA, "/account/second/app"),
    ],
)
def test_s5_nothing_is_kept_of_what_gives_rights(
    pages: PageClient, staff: Staff, clock: FixedClock, database: Database, who: str, path: str
) -> None:
    enter(pages, who)
    token = pages.get("/account/password").fields()["csrf_token"]
    clock.move_on(timedelta(minutes=16))
    late(pages, {"csrf_token": token, "name": "Mallory", "reason": WORDS}, path)
    assert kept(database) == []


def test_s5_nothing_is_kept_after_sign_out(
    pages: PageClient, written: dict[str, object], clock: FixedClock, database: Database
) -> None:
    cookie = pages.client.get_cookie("handoff", domain="localhost")
    assert cookie is not None
    pages.client.post("/sign-out", data={"csrf_token": written["csrf_token"]}, base_url=BASE)
    thief = PageClient(pages.app)
    thief.client.set_cookie("handoff", cookie.value, domain="localhost")
    late(thief, written)
    assert kept(database) == []


def test_s5_nothing_is_kept_of_a_session_ended_elsewhere(
    pages: PageClient, written: dict[str, object], clock: FixedClock, database: Database
) -> None:
    clock.move_on(timedelta(seconds=40))
    other = PageClient(pages.app)
    enter(other, ANN)
    other.submit(other.get("/account/sign-ins"), action="/account/sign-ins/end-others")
    late(pages, written)
    assert kept(database) == []


def test_s5_nothing_is_kept_once_an_administrator_closed_the_account_for_a_while(
    pages: PageClient, written: dict[str, object], staff: Staff, clock: FixedClock, database: Database
) -> None:
    with database.writing() as session:
        by = viewer_for(session.get_one(User, staff.ola.id))
        people.disable_person(session, by=by, user_id=staff.ann.id)
        people.enable_person(session, by=by, user_id=staff.ann.id)
    late(pages, written)
    assert kept(database) == []


@pytest.mark.parametrize(("hours", "paths"), [(11, ["/clients/new"]), (12, [])])
def test_s5_nothing_is_kept_after_twelve_hours(
    pages: PageClient,
    written: dict[str, object],
    clock: FixedClock,
    database: Database,
    hours: int,
    paths: list[str],
) -> None:
    clock.move_on(timedelta(hours=hours))
    pages.client.post("/clients/new", data=written, base_url=BASE)
    assert kept(database) == paths


@pytest.mark.parametrize("token", ["none", "wrong", "another's"])
def test_s5_nothing_is_kept_without_the_sessions_own_token(
    pages: PageClient, written: dict[str, object], clock: FixedClock, database: Database, token: str
) -> None:
    other = PageClient(pages.app)
    enter(other, OLA)
    tokens = {"wrong": "made-up", "another's": other.get("/account/password").fields()["csrf_token"]}
    clock.move_on(timedelta(minutes=16))
    late(
        pages,
        {name: value for name, value in written.items() if name != "csrf_token"}
        | ({"csrf_token": tokens[token]} if token in tokens else {}),
    )
    assert kept(database) == []


def test_s5_kept_page_names_the_page(
    pages: PageClient, staff: Staff, clock: FixedClock, database: Database
) -> None:
    enter(pages, ANN)
    there = pages.submit(pages.get("/clients/new"), {"preferred_name": "Oona Bright"}).path
    page, another = pages.get(f"{there}/address"), pages.get("/clients/new")
    clock.move_on(timedelta(minutes=16))
    pages.submit(page, {"address": "12 Elm Street"}, status=401)
    pages.submit(another, {"preferred_name": "Nora"}, status=401)
    shown = enter(pages, ANN)
    assert "“Address”, for Oona Bright" in shown.words
    assert "“Add a client” Written" in shown.words
    assert "12 Elm Street" in shown.words
    assert shown.form(f"{there}/address") is not None


def test_s5_page_that_is_closed_now_is_said_to_be(
    pages: PageClient, written: dict[str, object], clock: FixedClock, database: Database
) -> None:
    clock.move_on(timedelta(minutes=16))
    pages.client.post("/clients/new", data=written, base_url=BASE)
    with database.writing() as session:
        session.scalars(select(KeptTyping)).one().path = f"/clients/{uuid4()}/address"
    shown = enter(pages, ANN)
    assert "A page that is closed to you now" in shown.words
    assert WORDS in shown.words
    assert "Save it now" not in shown.words


def test_s5_every_page_to_write_on_has_a_name(app: HandoffApp) -> None:
    with app.app_context():
        named = named_pages()
    may_wait = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        for mark in [mark_of(app.view_functions[rule.endpoint])]
        if "POST" in (rule.methods or ()) and is_for_keeping(mark) and mark and not mark.open_to_all
    }
    assert may_wait - named == set(BUTTONS) & may_wait
    assert named <= may_wait
