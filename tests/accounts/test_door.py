"""The front door: who gets in, who is made to wait, and what a browser keeps."""

from datetime import timedelta

import pytest

from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.accounts.conftest import PASSWORD, Staff
from tests.accounts.entering import SECOND, code_now, enter, sign_out, try_password
from tests.page_client import PageClient


def test_door_lets_in_with_the_right_password(pages: PageClient, staff: Staff) -> None:
    enter(pages, "Ann@Example.org ")
    assert pages.get("/account").h1 == "Your account"


def test_door_keeps_out_with_a_wrong_one(pages: PageClient, staff: Staff) -> None:
    page = try_password(pages, "ann@example.org", "not her password", status=422)
    assert page.title.startswith("Error: ")
    assert page.problems == [
        "That e-mail address and password do not belong together. Check both and try again."
    ]
    assert pages.get("/account", status=303).location == "/?next=%2Faccount"


def test_door_says_the_same_to_an_unknown_address(pages: PageClient, staff: Staff) -> None:
    known = try_password(pages, "ann@example.org", "wrong", status=422)
    unknown = try_password(pages, "nobody@example.org", "wrong", status=422)
    assert known.problems == unknown.problems


def test_door_does_not_send_a_password_back(pages: PageClient, staff: Staff) -> None:
    assert "blue teapot" not in try_password(pages, "ann@example.org", "blue teapot", status=422).html


def test_door_makes_a_stranger_wait_after_ten_wrong_tries(
    pages: PageClient, staff: Staff, clock: FixedClock
) -> None:
    for _ in range(10):
        try_password(pages, "ann@example.org", "wrong", status=422)
    page = try_password(pages, "ann@example.org", PASSWORD, status=429)
    assert page.problems == [
        "There were too many wrong tries for this address. Wait a minute, then try again."
    ]
    clock.move_on(timedelta(seconds=31))
    assert try_password(pages, "ann@example.org", PASSWORD, status=200).h1 == SECOND


def test_door_makes_everybody_wait_alike(pages: PageClient, staff: Staff) -> None:
    for _ in range(10):
        try_password(pages, "nobody@example.org", "wrong", status=422)
    try_password(pages, "nobody@example.org", "wrong", status=429)


def test_door_never_locks_the_owner_out_of_her_own_browser(
    app: HandoffApp, pages: PageClient, staff: Staff, clock: FixedClock
) -> None:
    enter(pages, "ann@example.org")
    sign_out(pages)
    stranger = PageClient(app)
    for _ in range(10):
        try_password(stranger, "ann@example.org", "wrong", status=422)
    clock.move_on(timedelta(seconds=31))
    try_password(stranger, "ann@example.org", "wrong", status=422)
    try_password(stranger, "ann@example.org", PASSWORD, status=429)
    enter(pages, "ann@example.org")


def test_door_keeps_out_a_closed_account(pages: PageClient, staff: Staff, database: Database) -> None:
    with database.writing() as session:
        session.merge(staff.ann).active = False
    try_password(pages, "ann@example.org", PASSWORD, status=422)


def test_door_leads_to_the_page_that_was_asked_for(pages: PageClient, staff: Staff) -> None:
    asked = pages.get("/account/password?from=help", status=303)
    door = pages.get(asked.location)
    second = pages.submit(door, {"email": "ann@example.org", "password": PASSWORD})
    page = pages.submit(second, {"code": code_now(pages)})
    assert page.h1 == "Change your password"


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_door_leads_nowhere_else(pages: PageClient, staff: Staff, elsewhere: str) -> None:
    door = pages.get("/")
    typed = {"email": "ann@example.org", "password": PASSWORD, "next": elsewhere}
    second = pages.get(pages.post("/", door.fields() | typed).location)
    sent = second.fields() | {"code": code_now(pages), "next": elsewhere}
    assert pages.post("/sign-in/code", sent).location == "/today"
