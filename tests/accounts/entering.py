"""Getting in as a person does: the password, then a code of the app."""

from datetime import timedelta

from clinic.accounts.one_time_codes import code_at
from tests.accounts.conftest import PASSWORD, SECRET
from tests.page_client import Page, PageClient

SECOND = "Show that it is you"


def try_password(pages: PageClient, email: str, password: str = PASSWORD, *, status: int) -> Page:
    """One try at the front door; the page that it leads to."""
    return pages.submit(pages.get("/"), {"email": email, "password": password}, status=status)


def code_now(pages: PageClient, secret: str = SECRET) -> str:
    """What the app shows now."""
    return code_at(secret, pages.app.database.clock.now())


def enter(pages: PageClient, email: str, password: str = PASSWORD) -> Page:
    """The whole way in, with a code that nobody used before; the page that it leads to."""
    pages.app.database.clock.move_on(timedelta(seconds=30))  # type: ignore[attr-defined]
    door = try_password(pages, email, password, status=200)
    assert door.h1 == SECOND
    return pages.submit(door, {"code": code_now(pages)})


def prove_again(pages: PageClient, asked: Page) -> Page:
    """Answer the question before a sensitive act, as whoever has an app does; the page that it leads to."""
    pages.app.database.clock.move_on(timedelta(seconds=30))  # type: ignore[attr-defined]
    return pages.submit(asked, {"password": PASSWORD, "code": code_now(pages)})


def sign_out(pages: PageClient) -> None:
    """By the button at the top of every page."""
    page = pages.get("/account")
    token = page.tree.xpath("//form[@action='/sign-out']//input[@name='csrf_token']/@value")[0]
    pages.post("/sign-out", {"csrf_token": token})
