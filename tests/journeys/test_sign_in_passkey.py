"""Signing in with a passkey: a virtual authenticator of the browser stands for the key in the hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Pages
from tests.journeys.newcomers import newcomer, signs_out
from tests.journeys.people import PASSWORD
from tests.journeys.site import Site
from tests.journeys.worker import Worker

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def given_a_key(worker: Worker) -> str:
    """The browser has an authenticator from now on; its id."""
    browser = worker.page.context.new_cdp_session(worker.page)
    browser.send("WebAuthn.enable")
    made: str = browser.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]
    return made


@pytest.fixture
def penny(site: Site, pages: Pages, request: pytest.FixtureRequest) -> Worker:
    """With a passkey as her only second step, signed in."""
    worker = newcomer(site, pages, f"{request.node.name.rsplit('_', 1)[-1].title()} Keys")
    given_a_key(worker)
    worker.gives_password()
    worker.main.get_by_role("link", name="Use a passkey instead").click()
    worker.page.get_by_label("What do you call it?").fill("My laptop")
    worker.presses("Make the passkey")
    worker.keeps_recovery_codes()
    worker.is_in()
    return worker


def test_passkey_opens_the_door_again_and_proves_who_is_there(penny: Worker) -> None:
    signs_out(penny)
    penny.gives_password()
    penny.presses("Use your passkey")
    penny.is_in()

    penny.page.goto("/account/second")
    penny.sees("My laptop")
    penny.sees("Last used")

    penny.page.goto("/account/confirm?next=/account/second/app")
    penny.reads_title("Show once more that it is you")
    penny.presses("Use your passkey")
    penny.sees("Write your password.")
    penny.page.get_by_label("Your password").fill(PASSWORD)
    penny.presses("Use your passkey")
    expect(penny.page).to_have_url(re.compile("/account/second/app$"))


def test_passkey_of_another_key_opens_nothing(penny: Worker, pages: Pages) -> None:
    other = Worker(pages(), penny.account)
    given_a_key(other)
    other.gives_password()
    other.presses("Use your passkey")
    other.sees("That did not work, or was stopped. Press the button to try again.")


def test_passkey_alone_can_not_be_taken_away(penny: Worker) -> None:
    penny.page.goto("/account/second")
    penny.main.get_by_role("button", name="Take it away My laptop").click()
    penny.sees("This is your only second step. Add another one first, then take this one away.")
