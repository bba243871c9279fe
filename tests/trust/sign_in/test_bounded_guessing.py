"""At most 10 failures before growing waits; a stranger can't lock the owner out; no enumeration.

Seen to fail: with FREE_TRIES at 11; with waits that do not grow; with wrong passwords at the desk not
counted; with one count for all browsers, where the owner waited for the stranger; with failures forgotten
after the password, where codes could be tried for ever; with other words for an address that nobody has;
with the hash left out for it; with failures counted after the transaction of the try (11 got
through at once on SQLite, 13 on PostgreSQL).
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from clinic.accounts.actions.second_factors import make_recovery_codes
from clinic.accounts.models import User
from clinic.accounts.one_time_codes import code_at
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.accounts.conftest import PASSWORD, SECRET, Staff
from tests.accounts.entering import code_now, enter, sign_out, try_password
from tests.page_client import BASE, PageClient

ANN = "ann@example.org"
TOO_MANY = "There were too many wrong tries for this address."


def _a_wrong_code(clock: FixedClock) -> str:
    near = {code_at(SECRET, clock.now() + timedelta(seconds=30 * step)) for step in range(-2, 3)}
    return next(f"{number:06}" for number in range(10) if f"{number:06}" not in near)


def test_guessing_passwords_waits_after_ten(pages: PageClient, staff: Staff) -> None:
    for _ in range(10):
        try_password(pages, ANN, "wrong", status=422)
    assert TOO_MANY in try_password(pages, ANN, PASSWORD, status=429).problems[0]


def test_guessing_codes_waits_after_ten_and_the_password_resets_nothing(
    pages: PageClient, staff: Staff, clock: FixedClock
) -> None:
    for _ in range(10):
        door = try_password(pages, ANN, status=200)
        pages.submit(door, {"code": _a_wrong_code(clock)}, status=422)
    last = pages.submit(pages.get("/sign-in/second"), {"code": code_at(SECRET, clock.now())}, status=422)
    assert TOO_MANY in last.problems[0]
    try_password(pages, ANN, status=429)


def test_guessing_recovery_codes_waits_after_ten(pages: PageClient, staff: Staff, database: Database) -> None:
    with database.writing() as session:
        [code, *_] = make_recovery_codes(session, session.get_one(User, staff.ann.id))
    try_password(pages, ANN, status=200)
    for _ in range(10):
        pages.submit(pages.get("/sign-in/recovery"), {"recovery_code": "AAAA"}, status=422)
    last = pages.submit(pages.get("/sign-in/recovery"), {"recovery_code": code}, status=422)
    assert TOO_MANY in last.problems[0]


@pytest.mark.parametrize("path", ["/account/confirm", "/account/password"])
def test_guessing_at_a_desk_left_open_waits_after_ten(pages: PageClient, staff: Staff, path: str) -> None:
    pages.sign_in(staff.ann)
    new = {"new_password": "nine purple elephants", "code": code_now(pages)}
    for _ in range(10):
        pages.submit(pages.get(path), new | {"password": "wrong"}, status=422)
    last = pages.submit(pages.get(path), new | {"password": PASSWORD}, status=422)
    assert TOO_MANY in last.problems[0]


def test_guessing_waits_grow(pages: PageClient, staff: Staff, clock: FixedClock) -> None:
    for _ in range(10):
        try_password(pages, ANN, "wrong", status=422)
    for seconds in (30, 60, 120, 240):
        clock.move_on(timedelta(seconds=seconds - 1))
        try_password(pages, ANN, status=429)
        clock.move_on(timedelta(seconds=1))
        try_password(pages, ANN, "wrong", status=422)


def test_stranger_never_locks_the_owner_out(
    app: HandoffApp, pages: PageClient, staff: Staff, clock: FixedClock
) -> None:
    enter(pages, ANN)
    sign_out(pages)
    stranger = PageClient(app)
    for _ in range(10):
        try_password(stranger, ANN, "wrong", status=422)
    for minutes in (1, 2, 4, 8):  # then a quarter of an hour
        clock.move_on(timedelta(minutes=minutes))
        try_password(stranger, ANN, "wrong", status=422)
    try_password(stranger, ANN, status=429)
    enter(pages, ANN)
    assert pages.get("/account").h1 == "Your account"


def test_words_tell_nobody_who_has_an_account(pages: PageClient, staff: Staff, database: Database) -> None:
    with database.writing() as session:
        session.merge(staff.ola).active = False
    said = {
        tuple(try_password(PageClient(pages.app), email, "wrong", status=422).problems)
        for email in (ANN, "ola@example.org", "nobody@example.org")
    }
    assert len(said) == 1


@pytest.fixture
def hashings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cost of every password that is checked."""
    done: list[str] = []
    verify: Callable[..., bool] = PasswordHasher.verify

    def noted(self: PasswordHasher, stored: str, password: str) -> bool:
        done.append(stored.rsplit("$", 2)[0])
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", noted)
    return done


def test_time_tells_nobody_who_has_an_account(
    pages: PageClient, staff: Staff, database: Database, hashings: list[str]
) -> None:
    with database.writing() as session:
        session.merge(staff.ola).active = False
    for email in (ANN, "ola@example.org", "nobody@example.org"):
        try_password(pages, email, "wrong", status=422)
    assert len(hashings) == 3
    assert len(set(hashings)) == 1


def test_guesses_sent_all_at_once_are_counted_one_by_one(app: HandoffApp, staff: Staff) -> None:
    strangers = [PageClient(app) for _ in range(4)]
    doors = [stranger.get("/").fields() | {"email": ANN, "password": "wrong"} for stranger in strangers]

    def guess_eight_times(number: int) -> list[int]:
        sent = [strangers[number].client.post("/", data=doors[number], base_url=BASE) for _ in range(8)]
        return [answer.status_code for answer in sent]

    with ThreadPoolExecutor(4) as pool:
        answers = Counter(status for some in pool.map(guess_eight_times, range(4)) for status in some)
    assert answers == {422: 10, 429: 22}


def test_guess_sent_at_once_with_the_owner_leaves_her_in(app: HandoffApp, staff: Staff) -> None:
    ann = PageClient(app)
    enter(ann, ANN)
    sign_out(ann)
    door = ann.get("/").fields() | {"email": ANN, "password": PASSWORD}

    def guess(_number: int) -> None:
        try_password(PageClient(app), ANN, "wrong", status=422)

    with ThreadPoolExecutor(4) as pool:
        guesses = [pool.submit(guess, number) for number in range(10)]
        answer = ann.client.post("/", data=door, base_url=BASE)
    assert [one.result() for one in guesses] == [None] * 10
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in/second")
