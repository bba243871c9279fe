"""Neither words, status nor work tell a stranger who has an account: at the door, at links, coming from a
provider, at the second step.

Seen to fail: with other words for a link that was used; with the link of a closed account opened; with no
hash computed for an account without a password; with the wait told for known addresses alone.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from clinic.accounts.actions import make_password_link, set_password_by_link
from clinic.accounts.models import User
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.accounts.conftest import Staff
from tests.accounts.entering import try_password
from tests.page_client import PageClient

ANN, OLA, NOBODY = "ann@example.org", "ola@example.org", "nobody@example.org"


def _link(database: Database, user: User) -> str:
    with database.writing() as session:
        return make_password_link(session, by=None, user_id=user.id)


def _used(database: Database, staff: Staff, clock: FixedClock) -> str:
    token = _link(database, staff.ann)
    with database.writing() as session:
        set_password_by_link(session, token=token, password_hash="x")
    return token


def _replaced(database: Database, staff: Staff, clock: FixedClock) -> str:
    token = _link(database, staff.ann)
    _link(database, staff.ann)
    return token


def _old(database: Database, staff: Staff, clock: FixedClock) -> str:
    token = _link(database, staff.ann)
    clock.move_on(timedelta(hours=72))
    return token


def _of_a_closed_account(database: Database, staff: Staff, clock: FixedClock) -> str:
    token = _link(database, staff.ann)
    with database.writing() as session:
        session.get_one(User, staff.ann.id).active = False
    return token


@pytest.mark.parametrize("dead", [_used, _replaced, _old, _of_a_closed_account])
def test_s3_link_that_is_dead_looks_like_one_that_never_was(
    app: HandoffApp,
    database: Database,
    staff: Staff,
    clock: FixedClock,
    dead: Callable[[Database, Staff, FixedClock], str],
) -> None:
    stranger = PageClient(app)
    never = stranger.get(f"/welcome/{'A' * 43}", status=404)
    token = dead(database, staff, clock)
    for page in (
        stranger.get(f"/welcome/{token}", status=404),
        stranger.post(f"/welcome/{token}", {"new_password": "blue basalt lamp"}, status=404),
    ):
        assert page.h1 == never.h1
        assert page.words.replace("blue basalt lamp", "").startswith(never.words)
        assert "Ann" not in page.html


def test_s3_account_without_a_password_takes_as_long_as_any(
    pages: PageClient, staff: Staff, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.writing() as session:
        session.get_one(User, staff.ola.id).password = None
    hashed: list[str] = []
    verify: Callable[..., bool] = PasswordHasher.verify

    def noted(self: PasswordHasher, stored: str, password: str) -> bool:
        hashed.append(stored.rsplit("$", 2)[0])
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", noted)
    said = {tuple(try_password(pages, email, "wrong", status=422).problems) for email in (ANN, OLA, NOBODY)}
    assert (len(said), len(hashed), len(set(hashed))) == (1, 3, 1)


def test_s3_everybody_waits_alike(app: HandoffApp, staff: Staff) -> None:
    said = set()
    for email in (ANN, NOBODY):
        stranger = PageClient(app)
        for _ in range(10):
            try_password(stranger, email, "wrong", status=422)
        said.add(tuple(try_password(stranger, email, "wrong", status=429).problems))
    assert len(said) == 1


def test_s3_second_step_is_no_way_to_ask_who_is_there(app: HandoffApp, staff: Staff) -> None:
    stranger = PageClient(app)
    for path in ("/sign-in/second", "/sign-in/set-up", "/sign-in/recovery"):
        assert stranger.get(path, status=303).location.startswith("/?next=")
