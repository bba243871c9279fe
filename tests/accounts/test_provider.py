"""Single sign-on with a real OpenID Connect provider on loopback.

Seen to fail: with `email_verified` not asked for; with `amr` not asked for; with an account that is bound
already found by its address.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from clinic.accounts.models import User
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from config import Provider, Settings
from tests.accounts.conftest import Staff
from tests.accounts.entering import SECOND, code_now
from tests.accounts.oidc.running import RunningProvider, start_provider
from tests.page_client import BASE, Page, PageClient

ANN = {"sub": "a-1", "email": "ann@example.org", "email_verified": True, "amr": ["pwd"]}


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


def come_back(pages: PageClient, provider: RunningProvider, person: dict[str, Any], *, status: int) -> Page:
    """Leave for the provider by the button of the door, sign in there, come back."""
    leave = pages.get(pages.get("/").link("Sign in with Alder Health"), status=302)
    at = provider.visit(leave.response.headers["Location"], **person)
    return pages.get(at.removeprefix(BASE), status=status)


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
    assert page.problems == [
        "Alder Health knows you, but you have no account here. Ask your administrator for one."
    ]
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
    come_back(PageClient(pages.app), provider, ANN, status=422)


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
