"""No mouse: Tab, Enter, Space and the arrows, from the door to a saved page."""

from playwright.sync_api import Page, expect

from tests.journeys.keys import tab_to
from tests.journeys.people import MAYA, PASSWORD
from tests.journeys.phones import phone_of
from tests.journeys.worker import Worker


def signs_in_by_keyboard(page: Page) -> None:
    page.goto("/")
    tab_to(page, page.get_by_label("E-mail", exact=False))
    page.keyboard.type(MAYA.email)
    tab_to(page, page.get_by_label("Password", exact=True))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Code", exact=True))
    page.keyboard.type(phone_of(MAYA.email).code())
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()


def follows(page: Page, words: str) -> None:
    tab_to(page, page.get_by_role("link", name=words, exact=True).first)
    page.keyboard.press("Enter")


def types_day(page: Page, *, month: str, day: str, year: str) -> None:
    told_on = page.locator("section.item[id='told_on']")
    for part, typed in (("Month", month), ("Day", day), ("Year", year)):
        tab_to(page, told_on.get_by_label(part, exact=True))
        page.keyboard.type(typed)


def test_keyboard_alone_through_an_error_to_a_saved_page(maya: Worker, pages) -> None:
    maya.adds_client("Kay Board")
    maya.starts("leaves a hospital")
    page = pages()

    signs_in_by_keyboard(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    follows(page, "Kay Board")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kay is leaving")
    follows(page, "What changes, and when")

    tab_to(page, page.get_by_role("radio", name="Their own home"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Family")).to_be_checked()
    types_day(page, month="2", day="31", year="2026")
    page.keyboard.press("Enter")

    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    tab_to(page, summary.get_by_role("link"))
    page.keyboard.press("Enter")
    wrong = page.locator("section.item[id='told_on']").get_by_label("Day", exact=True)
    expect(wrong).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("20")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("What stops, and what fills the gap")
    maya.opens_step("changes")
    expect(maya.question("going_to").get_by_label("Family", exact=True)).to_be_checked()
    expect(maya.question("told_on").get_by_label("Day", exact=True)).to_have_value("20")
