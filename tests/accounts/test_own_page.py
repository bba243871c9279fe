"""Your own account, and your password."""

from tests.accounts.conftest import PASSWORD, Staff
from tests.accounts.entering import enter, try_password
from tests.page_client import PageClient

NEW = "nine purple elephants"


def test_own_page_says_what_the_account_includes(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ann)
    page = pages.get("/account")
    assert "Work with clients" in page.words
    assert "East team" in page.words


def test_own_password_is_changed(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ann)
    form = pages.get("/account/password")
    page = pages.submit(form, {"password": PASSWORD, "new_password": NEW})
    assert "Your password is changed." in page.words
    stranger = PageClient(pages.app)
    try_password(stranger, "ann@example.org", PASSWORD, status=422)
    enter(stranger, "ann@example.org", NEW)


def test_own_password_is_not_changed_without_the_old_one(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ann)
    form = pages.get("/account/password")
    page = pages.submit(form, {"password": "wrong", "new_password": NEW}, status=422)
    assert page.problems == ["That is not your password. Try again."]


def test_own_password_holds_no_name(pages: PageClient, staff: Staff) -> None:
    pages.sign_in(staff.ann)
    form = pages.get("/account/password")
    page = pages.submit(form, {"password": PASSWORD, "new_password": "weaver of baskets"}, status=422)
    assert page.problems == ["Leave out your own name and e-mail address: they are easy to guess."]
