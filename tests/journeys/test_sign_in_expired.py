"""A session that is over in the middle of a long page: after signing in again the text is still there."""

import sqlite3
from contextlib import closing

from playwright.sync_api import expect

from tests.journeys.conftest import Pages
from tests.journeys.newcomers import newcomer
from tests.journeys.site import Site
from tests.journeys.worker import Worker

WRITTEN = "My own bed. The radio low.\nNobody knocks before nine."
REST = "UPDATE sign_in_session SET seen_at = datetime(seen_at, '-16 minutes') WHERE ended_at IS NULL"


def after_a_quarter_of_an_hour(site: Site) -> None:
    """Nobody used any browser for sixteen minutes, as the database remembers it."""
    with closing(sqlite3.connect(site.var_dir / "handoff.db", timeout=20)) as database:
        database.execute(REST)
        database.commit()


def given_a_long_page(worker: Worker) -> None:
    worker.adds_client("Elsie Long")
    worker.starts("leaves a hospital")
    worker.opens_step("person")
    worker.writes({"matters_most": WRITTEN})


def test_text_comes_back_after_signing_in_again(site: Site, pages: Pages) -> None:
    ezra = newcomer(site, pages, "Ezra Expired")
    ezra.goes_through_the_door()
    given_a_long_page(ezra)
    ezra.page.route("**/draft*", lambda route: route.abort())  # no draft was saved in the meantime
    after_a_quarter_of_an_hour(site)

    ezra.presses("Save and continue")

    ezra.reads_title("You are signed out")
    ezra.sees("Nobody knocks before nine.")
    ezra.main.get_by_role("button", name="Sign in").click()
    ezra.signs_in_on_this_page()
    ezra.reads_title("What you wrote is still here")
    ezra.presses("Save it now")
    ezra.has_no_errors()
    ezra.page.goto(f"{ezra.walk}/steps/person")
    expect(ezra.question("matters_most").get_by_role("textbox").first).to_have_value(WRITTEN)

    ezra.page.goto("/account/kept")
    expect(ezra.page.get_by_role("heading", level=1)).not_to_have_text("What you wrote is still here")


def test_text_is_offered_to_nobody_else(site: Site, pages: Pages) -> None:
    writer = newcomer(site, pages, "Willa Writer")
    writer.goes_through_the_door()
    given_a_long_page(writer)
    after_a_quarter_of_an_hour(site)
    writer.presses("Save and continue")
    writer.reads_title("You are signed out")

    other = newcomer(site, lambda: writer.page, "Nosy Next")
    other.goes_through_the_door()
    other.page.goto("/account/kept")

    expect(other.page.locator("body")).not_to_contain_text("Nobody knocks")
    writer.page.get_by_role("button", name="Sign out").click()
    writer.goes_through_the_door()
    writer.reads_title("What you wrote is still here")


def test_page_warns_before_it_closes_and_one_key_keeps_it_open(site: Site, pages: Pages) -> None:
    wendy = newcomer(site, pages, "Wendy Warned")
    wendy.goes_through_the_door()
    wendy.page.clock.install()
    wendy.page.goto("/account")
    dialog = wendy.page.locator("#away")

    wendy.page.clock.fast_forward("12:50")
    expect(dialog).to_be_hidden()
    wendy.page.clock.fast_forward("00:15")
    expect(dialog.get_by_text("Are you still here?")).to_be_visible()
    wendy.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()

    wendy.page.clock.fast_forward("14:00")
    expect(dialog.get_by_text("Are you still here?")).to_be_visible()
    wendy.page.clock.fast_forward("02:00")
    expect(dialog.get_by_text("You are signed out")).to_be_visible()


def test_page_says_when_the_long_day_is_over(site: Site, pages: Pages) -> None:
    dawn = newcomer(site, pages, "Dawn Tilldusk")
    dawn.goes_through_the_door()
    with closing(sqlite3.connect(site.var_dir / "handoff.db", timeout=20)) as database:
        database.execute("UPDATE sign_in_session SET started_at = datetime(started_at, '-717 minutes')")
        database.commit()
    dawn.page.clock.install()
    dawn.page.goto("/account")
    dialog = dawn.page.locator("#away")

    dawn.page.clock.fast_forward("01:30")
    expect(dialog.get_by_text("You sign in again in two minutes")).to_be_visible()
    dawn.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    dawn.page.clock.fast_forward("02:00")
    expect(dialog.get_by_text("You are signed out")).to_be_visible()
