"""Single sign-on with a real OpenID Connect provider on loopback.

Seen to fail: with `email_verified` not asked for; with `amr` not asked for; with an account that is bound
already found by its address; with the exit not carried over to the second step's session, or left there
after it; with sign-out that ends here; with a browser that the provider just knows taken for a fresh proof;
with the provider not asked to ask once more.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from requests import Session as Browser
from sqlalchemy import select

from clinic.accounts.models import SignInSession, User
from clinic.foundation.clock import Clock, FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from config import Provider, Settings
from tests.accounts.conftest import Staff
from tests.accounts.entering import SECOND, code_now, enter
from tests.accounts.oidc.running import BACK, FRONT, RunningProvider, start_provider
from tests.page_client import BASE, Page, PageClient

ANN = {"sub": "a-1", "email": "ann@example.org", "email_verified": True, "amr": ["pwd"]}
MFA = ANN | {"amr": ["pwd", "mfa"]}
NO_ACCOUNT = "Alder Health knows you, but you have no account here. Ask your administrator for one."
OLA = MFA | {"sub": "o-1", "email": "ola@example.org"}


@pytest.fixture
def clock() -> FixedClock:
    """The time by which the provider signs too."""
    return FixedClock(Clock().now())


@pytest.fixture(scope="module")
def provider() -> Iterator[RunningProvider]:
    running = start_provider()
    yield running
    running.stop()


@pytest.fixture
def pages(
    make_app: Callable[[Settings], HandoffApp], settings: Settings, provider: RunningProvider
) -> PageClient:
    return PageClient(make_app(replace(settings, provider=provider.settings)))


def come_back(
    pages: PageClient,
    provider: RunningProvider,
    person: dict[str, Any],
    *,
    status: int,
    browser: Browser | None = None,
) -> Page:
    """Leave for the provider by the button of the door, sign in there, come back."""
    leave = pages.get(pages.get("/").link("Sign in with Alder Health"), status=302)
    at = provider.visit(leave.response.headers["Location"], browser, **person)
    return pages.get(at.removeprefix(BASE), status=status)


def known_there(pages: PageClient, provider: RunningProvider, browser: Browser) -> bool:
    """Whether the provider lets this browser in without asking anything."""
    leave = PageClient(pages.app).get("/sign-in/provider", status=302)
    return is_sent_back_at_once(leave.response.headers["Location"], browser)


def is_sent_back_at_once(address: str, browser: Browser) -> bool:
    answer = browser.get(address, allow_redirects=False, timeout=20)
    return answer.headers["Location"].startswith(BACK)


def signs_out(pages: PageClient, *, status: int = 200) -> Page:
    """By the button at the top of every page."""
    token = pages.get("/account").tree.xpath("//form[@action='/sign-out']//input[@name='csrf_token']/@value")
    return pages.post("/sign-out", {"csrf_token": token[0]}, status=status)


def subject_of(database: Database, staff: Staff) -> str | None:
    with database.reader() as session:
        return session.scalar(select(User.provider_subject).where(User.id == staff.ann.id))


def test_provider_stands_for_the_password_and_the_second_step_follows(
    pages: PageClient, provider: RunningProvider, staff: Staff, database: Database
) -> None:
    back = come_back(pages, provider, ANN, status=303)
    second = pages.get(back.location)
    assert second.h1 == SECOND
    pages.get("/account", status=303)
    pages.submit(second, {"code": code_now(pages)})
    assert pages.get("/account").h1 == "Your account"
    assert subject_of(database, staff) == f"{provider.settings.issuer}|a-1"


def test_provider_that_asked_twice_is_enough(
    pages: PageClient, provider: RunningProvider, staff: Staff
) -> None:
    come_back(pages, provider, ANN | {"amr": ["pwd", "mfa"]}, status=303)
    assert pages.get("/account").h1 == "Your account"


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "x-1", "email": "nobody@example.org", "email_verified": True},
        {"sub": "x-2", "email": "ann@example.org", "email_verified": False},
    ],
)
def test_provider_opens_nothing_for_strangers_and_unverified_addresses(
    pages: PageClient, provider: RunningProvider, staff: Staff, person: dict[str, Any]
) -> None:
    page = come_back(pages, provider, person, status=422)
    assert page.problems == [NO_ACCOUNT]
    pages.get("/account", status=303)


def test_provider_gives_an_address_to_somebody_new_who_stays_out(
    pages: PageClient, provider: RunningProvider, staff: Staff
) -> None:
    come_back(pages, provider, ANN, status=303)
    newcomer = PageClient(pages.app)
    come_back(newcomer, provider, ANN | {"sub": "b-2"}, status=422)


def test_provider_opens_no_closed_account(
    pages: PageClient, provider: RunningProvider, staff: Staff, database: Database
) -> None:
    come_back(pages, provider, ANN, status=303)
    with database.writing() as session:
        session.merge(staff.ann).active = False
    assert come_back(PageClient(pages.app), provider, ANN, status=422).problems == [NO_ACCOUNT]


def test_provider_answer_is_taken_by_the_browser_that_asked_alone(
    pages: PageClient, provider: RunningProvider, staff: Staff
) -> None:
    leave = pages.get("/sign-in/provider", status=302)
    at = provider.visit(leave.response.headers["Location"], **ANN).removeprefix(BASE)
    victim = PageClient(pages.app)
    assert victim.get(at, status=422).problems[0].startswith("Signing in with Alder Health did not work")
    pages.get(at, status=303)
    pages.get(at, status=422)


def test_provider_that_is_down_leaves_the_password(
    make_app: Callable[[Settings], HandoffApp], settings: Settings, staff: Staff
) -> None:
    gone = Provider("http://localhost:9", "handoff", "x", "Alder Health")
    page = PageClient(make_app(replace(settings, provider=gone))).get("/sign-in/provider", status=502)
    assert page.problems == [
        "Signing in with Alder Health did not work just now. Try again, or use your password."
    ]


def test_provider_is_not_there_where_none_is_set(app: HandoffApp) -> None:
    PageClient(app).get("/sign-in/provider", status=404)
    PageClient(app).get("/sign-in/provider/back", status=404)


def test_provider_signs_out_too(
    pages: PageClient, provider: RunningProvider, staff: Staff, database: Database
) -> None:
    browser = Browser()
    come_back(pages, provider, MFA, status=303, browser=browser)
    assert known_there(pages, provider, browser)
    out = signs_out(pages)
    assert out.h1 == "You are signed out here"
    there = out.link("Sign out at Alder Health")
    assert out.response.headers["Refresh"] == f"0;url={there}"
    pages.get("/account", status=303)
    assert provider.sign_out(there, browser).partition("?")[0] == FRONT
    assert not known_there(pages, provider, browser)


def test_provider_exit_is_sealed_and_forgotten(
    pages: PageClient, provider: RunningProvider, staff: Staff, database: Database
) -> None:
    come_back(pages, provider, ANN, status=303)
    pages.submit(pages.get("/sign-in/second"), {"code": code_now(pages)})
    with database.reader() as session:
        row = session.scalars(select(SignInSession).where(SignInSession.ended_at.is_(None))).one()
        assert row.provider_exit.startswith(f"{provider.settings.issuer}/session/end?id_token_hint=ey")
        assert b"id_token" not in (row.sealed_provider_exit or b"")
    signs_out(pages)
    with database.reader() as session:
        assert set(session.scalars(select(SignInSession.sealed_provider_exit))) == {None}


def test_provider_is_left_alone_by_who_came_in_with_a_password(
    pages: PageClient, provider: RunningProvider, staff: Staff
) -> None:
    enter(pages, "ann@example.org")
    assert signs_out(pages, status=303).location == "/"


def test_provider_that_just_knows_the_browser_proves_nothing_afresh(
    pages: PageClient, provider: RunningProvider, staff: Staff, clock: FixedClock
) -> None:
    browser = Browser()
    come_back(pages, provider, OLA, status=303, browser=browser)
    pages.get("/accounts/new")
    clock.move_on(timedelta(minutes=10))
    signs_out(pages)
    come_back(pages, provider, OLA, status=303, browser=browser)
    pages.get("/accounts")
    pages.get("/accounts/new", status=303)


def test_provider_is_asked_to_ask_once_more(
    pages: PageClient, provider: RunningProvider, staff: Staff, database: Database
) -> None:
    with database.writing() as session:
        session.merge(staff.ola).password = None
    browser = Browser()
    come_back(pages, provider, OLA, status=303, browser=browser)
    asked = pages.get("/account/confirm")
    leave = pages.get(asked.link("Sign in again with Alder Health"), status=302)
    address = leave.response.headers["Location"]
    assert {"prompt=login", "max_age=0"} <= set(address.split("&"))
    assert not is_sent_back_at_once(address, browser)
