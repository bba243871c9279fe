"""JavaScript off: everything that matters works."""

import pytest
from playwright.sync_api import expect

from tests.journeys.answering import add_row, fill, rows
from tests.journeys.people import MAYA
from tests.journeys.people_around import given_a_client_with_a_sister
from tests.journeys.test_short_on_time import SCREENS
from tests.journeys.worker import Worker


@pytest.fixture
def maya(pages) -> Worker:
    """Maya, in a browser that runs no scripts."""
    worker = Worker(pages(java_script_enabled=False), MAYA)
    worker.signs_in()
    return worker


def test_rows_are_added_taken_out_and_saved_without_scripts(maya: Worker) -> None:
    maya.adds_client("Kit Plain")
    maya.starts("leaves a hospital")
    maya.opens_step("people")
    people = maya.question("people")

    fill(rows(people).first, {"Name": "Uma Plain", "Who is this?": "Parent"})
    fill(add_row(people), {"Name": "Old Mistake", "Who is this?": "Friend"})
    rows(people).last.get_by_role("button", name="Take out").click()
    expect(people).to_contain_text("Taken out: Old Mistake")
    fill(add_row(people), {"Name": "Chess club", "Who is this?": "Social club or class"})
    maya.saves()

    maya.page.goto(maya.client)
    maya.sees("Uma Plain")
    maya.sees("Chess club")
    expect(maya.main).not_to_contain_text("Old Mistake")


def test_errors_are_told_without_scripts(maya: Worker) -> None:
    maya.adds_client("Kit Wrong")
    maya.starts("leaves a hospital")
    maya.opens_step("changes")
    maya.writes({"told_words": "Who is going to help me now?"})
    told_on = maya.question("told_on")
    for part, typed in (("Month", "2"), ("Day", "31"), ("Year", "2026")):
        told_on.get_by_label(part, exact=True).fill(typed)
    maya.presses("Save and continue")

    summary = maya.page.locator(".govuk-error-summary")
    expect(summary).to_contain_text("There is no such day")
    assert maya.page.title().startswith("Error:")
    expect(told_on).to_contain_text("There is no such day")
    expect(maya.question("told_words").get_by_role("textbox").first).to_have_value(
        "Who is going to help me now?"
    )
    summary.get_by_role("link").first.click()
    expect(told_on.get_by_label("Day", exact=True)).to_be_in_viewport()


def test_short_way_without_scripts(maya: Worker) -> None:
    given_a_client_with_a_sister(maya, "Lou Plain", sister="Nell Short", phone="202-555-0163")
    maya.starts("leaves a hospital", short=True)
    for screen in SCREENS:
        for answer in screen.values():
            maya.writes(answer)
        maya.saves()

    number = maya.makes_the_plan(so_far=True)

    paper = maya.prints(number)
    paper.says_on_page_1("We’re asking Nell.")
    paper.says_on_page_1("12 Mill Street")
