"""What was typed survives: two tabs, a closed tab, a session that ended."""

from playwright.sync_api import expect

from tests.journeys.people import MAYA
from tests.journeys.worker import Worker

FIRST, SECOND = "My own bed, and quiet.", "That my cat is fed."


def given_a_walk(maya: Worker, name: str) -> None:
    maya.adds_client(name)
    maya.starts("leaves a hospital")


def in_another_tab(maya: Worker) -> Worker:
    """The same person, in the same browser."""
    other = Worker(maya.page.context.new_page(), MAYA)
    other.client, other.walk = maya.client, maya.walk
    return other


def test_two_tabs_on_one_step_show_both_texts(maya: Worker) -> None:
    given_a_walk(maya, "Vera Two")
    other = in_another_tab(maya)
    maya.opens_step("person")
    other.opens_step("person")

    maya.answers_here({"matters_most": FIRST})
    other.writes({"matters_most": SECOND})
    other.presses("Save and continue")

    other.sees("Somebody saved this page while you had it open. Yours is not saved yet.")
    other.sees(FIRST)
    expect(other.question("matters_most").get_by_role("textbox").first).to_have_value(SECOND)
    other.saves()
    maya.page.goto(f"{maya.walk}/steps/person")
    expect(maya.question("matters_most").get_by_role("textbox").first).to_have_value(SECOND)


def test_typed_words_survive_a_closed_tab(maya: Worker) -> None:
    given_a_walk(maya, "Vera Gone")
    other = in_another_tab(maya)
    other.opens_step("harder_days")
    other.writes({"my_signs": "I stop opening the mail."})
    expect(other.page.locator(".draft-state")).to_contain_text("Draft saved")
    other.page.close()

    maya.opens_step("harder_days")

    maya.sees("This is your draft of")
    expect(maya.question("my_signs").get_by_role("textbox").first).to_have_value("I stop opening the mail.")
    maya.saves()
    maya.looks_at_the_plan()
    maya.sees("I stop opening the mail.")


def test_typed_words_survive_a_session_that_ended(maya: Worker) -> None:
    given_a_walk(maya, "Vera Away")
    maya.opens_step("person")
    maya.writes({"matters_most": FIRST})
    other = in_another_tab(maya)
    other.page.goto("/today")
    other.page.get_by_role("button", name="Sign out").click()

    maya.presses("Save and continue")

    maya.sees(FIRST)
    other.signs_in()
    maya.presses("Send it again")
    maya.sees("You signed in again since this page was opened. Nothing is lost")
    maya.saves()
    maya.page.goto(f"{maya.walk}/steps/person")
    expect(maya.question("matters_most").get_by_role("textbox").first).to_have_value(FIRST)
