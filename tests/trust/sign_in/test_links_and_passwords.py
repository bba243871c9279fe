"""argon2id at t=3, 64 MiB, p=4; passwords by length and a block list, no composition rules; links of 128
random bits or more, stored hashed, one purpose, one use by POST, 72 hours; no account that nobody made.

Seen to fail: with the settings' cost at 2; with SHORTEST at 14; with the block list not looked at; with a
rule that asks for a digit; with the link used up by GET; with a link that stays good after its use; with
the token stored as it is; with LINK_LIVES at 96 hours.
"""

from base64 import urlsafe_b64decode
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from clinic.accounts.actions import make_clinic, make_password_link
from clinic.accounts.demo_door import DEMO_PASSWORD
from clinic.accounts.models import PasswordLink, User
from clinic.accounts.passwords import COMMON, Hasher, problem_with, shortest_for
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from config import BadSettings, Settings, settings_from
from tests.accounts.conftest import Staff
from tests.accounts.entering import try_password
from tests.page_client import BASE, PageClient

FIVE_WORDS = "seven green umbrellas"


@pytest.fixture
def link(database: Database, staff: Staff) -> str:
    with database.writing() as session:
        return make_password_link(session, by=None, user_id=staff.ann.id)


def test_passwords_are_hashed_at_the_promised_cost() -> None:
    standing = {one.name: one.default for one in fields(Settings)}
    stored = Hasher(standing["password_cost"], standing["password_memory_kib"]).hash(FIVE_WORDS)
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize(("has_second_step", "shortest"), [(False, 15), (True, 8)])
def test_passwords_need_length(has_second_step: bool, shortest: int) -> None:
    good = "quivering basalt lamp moth"
    assert shortest_for(has_second_step) == shortest
    assert problem_with(good[: shortest - 1], shortest=shortest)
    assert not problem_with(good[:shortest], shortest=shortest)
    assert not problem_with((good * 5)[:128], shortest=shortest)
    assert problem_with((good * 5)[:129], shortest=shortest)


def test_passwords_of_the_block_list_are_refused() -> None:
    assert len(COMMON) > 10_000
    for common in ("Password", "1qaz2wsx", "qwertyuiop", "correct horse battery staple"):
        assert problem_with(common, shortest=8), common


@pytest.mark.parametrize(
    "plain", ["quiveringbasaltlamp", "78205 49136 20574", "ТИХИЙ ФОНАРЬ ГОРИТ", "🕯 ☂ lamp oak tin dusk"]
)
def test_passwords_need_no_kinds_of_characters(plain: str) -> None:
    assert not problem_with(plain)


def test_link_is_random_and_stored_as_a_hash(link: str, database: Database) -> None:
    assert len(urlsafe_b64decode(link + "=")) * 8 >= 128
    with database.reader() as session:
        row = session.scalars(select(PasswordLink)).one()
    assert link.encode() not in row.token_hash


def test_link_is_used_up_by_post_alone_and_once(app: HandoffApp, link: str, staff: Staff) -> None:
    for _ in range(3):  # scanners of mail look first
        app.test_client().get(f"/welcome/{link}", base_url=BASE)
    newcomer = PageClient(app)
    form = newcomer.get(f"/welcome/{link}")
    newcomer.submit(form, {"new_password": "blue basalt lamp"})
    newcomer.get(f"/welcome/{link}", status=404)
    newcomer.post(f"/welcome/{link}", form.fields() | {"new_password": "red basalt lamp"}, status=404)
    try_password(PageClient(app), "ann@example.org", "blue basalt lamp", status=200)


def test_link_opens_a_password_and_nothing_else(app: HandoffApp, link: str, staff: Staff) -> None:
    newcomer = PageClient(app)
    newcomer.submit(newcomer.get(f"/welcome/{link}"), {"new_password": "blue basalt lamp"})
    newcomer.get("/account", status=303)


@pytest.mark.parametrize(("hours", "status"), [(71, 200), (72, 404)])
def test_link_lives_for_72_hours(
    app: HandoffApp, link: str, clock: FixedClock, hours: int, status: int
) -> None:
    clock.move_on(timedelta(hours=hours))
    PageClient(app).get(f"/welcome/{link}", status=status)


def test_nobody_has_an_account_that_nobody_made(database: Database) -> None:
    with database.writing() as session:
        make_clinic(session, name="New", zone="Europe/London", region="uk")
        assert session.scalar(select(func.count()).select_from(User)) == 0


def test_demo_people_are_refused_in_production(settings: Settings, app: HandoffApp) -> None:
    assert not replace(settings).demo
    assert DEMO_PASSWORD not in PageClient(app).get("/").html
    with pytest.raises(BadSettings, match="refused in production"):
        settings_from({"HANDOFF_MODE": "production", "HANDOFF_DEMO": "yes"})
