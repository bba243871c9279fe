"""Signing in when phone and key are lost: a recovery code that was kept, good for once."""

from tests.journeys.conftest import Pages
from tests.journeys.newcomers import newcomer, signs_out
from tests.journeys.site import Site
from tests.journeys.worker import Worker


def uses(worker: Worker, code: str) -> None:
    worker.gives_password()
    worker.main.get_by_role("link", name="I have neither with me").click()
    worker.page.get_by_label("Recovery code", exact=True).fill(code)
    worker.presses("Continue")


def test_recovery_code_gets_in_once_and_another_phone_is_set_up(site: Site, pages: Pages) -> None:
    remy = newcomer(site, pages, "Remy Lost")
    remy.goes_through_the_door()
    first, second = remy.phone.recovery_codes[:2]
    assert len(set(remy.phone.recovery_codes)) == 10
    signs_out(remy)

    uses(remy, first.lower().replace("-", " "))
    remy.is_in()
    remy.page.goto("/account/second")
    remy.sees("You have 9 codes left.")
    remy.main.get_by_role("button", name="Use another phone").click()
    remy.takes_the_key()
    remy.sees("Your second step is set up.")
    signs_out(remy)

    uses(remy, first)
    remy.sees("That is none of your recovery codes, or it was used before.")
    uses(remy, second)
    remy.is_in()
