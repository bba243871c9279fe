"""Signing in with a code from an app: set up at the first sign-in, asked for at each, good for one."""

from playwright.sync_api import expect

from tests.journeys.conftest import Pages
from tests.journeys.newcomers import newcomer, signs_out
from tests.journeys.site import Site
from tests.journeys.worker import SET_UP


def test_first_sign_in_leads_to_the_square_and_nowhere_else(site: Site, pages: Pages) -> None:
    tess = newcomer(site, pages, "Tess Code")
    tess.gives_password()
    tess.reads_title(SET_UP)
    expect(tess.page.get_by_role("img", name="Square with the key")).to_be_visible()

    tess.page.goto("/clients")
    tess.reads_title("Sign in")

    tess.gives_password()
    tess.sets_up_codes()
    tess.is_in()


def test_code_gets_in_once_and_a_wrong_one_never(site: Site, pages: Pages) -> None:
    cody = newcomer(site, pages, "Cody Once")
    cody.goes_through_the_door()
    signs_out(cody)

    cody.gives_password()
    cody.gives_code(cody.phone.wrong_code())
    cody.sees("That is not the code, or it was used before.")
    used = cody.phone.code()
    cody.gives_code(used)
    cody.is_in()
    signs_out(cody)

    cody.gives_password()
    cody.gives_code(used)
    cody.sees("That is not the code, or it was used before.")
    cody.gives_code(cody.phone.code())
    cody.is_in()
