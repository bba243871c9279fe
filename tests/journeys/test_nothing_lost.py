"""Nothing is made twice; and with nobody at all, a number to call still stands on page 1."""

import pytest

from tests.journeys.conftest import Pages
from tests.journeys.days import days_ahead
from tests.journeys.people import MAYA
from tests.journeys.worker import Worker

MAKE = "Make it a plan so far"


def given_a_walk_with_one_answer(maya: Worker, name: str) -> None:
    maya.adds_client(name)
    maya.starts("leaves a hospital", on=days_ahead(2))
    maya.answers("first_days", {"sleeps": "At her aunt’s"})


def then_there_is_only_plan_1(maya: Worker) -> None:
    assert maya.page.request.get(f"{maya.walk}/plans/1").ok
    assert maya.page.request.get(f"{maya.walk}/plans/2").status == 404


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_double_click_makes_one_plan(pages: Pages, scripts: bool) -> None:
    maya = Worker(pages(java_script_enabled=scripts), MAYA)
    maya.signs_in()
    given_a_walk_with_one_answer(maya, "Dot Twice")
    maya.looks_at_the_plan()

    maya.main.get_by_role("button", name=MAKE, exact=True).dblclick()

    maya.sees("is made")
    then_there_is_only_plan_1(maya)


def test_same_page_sent_twice_makes_one_plan(maya: Worker) -> None:
    given_a_walk_with_one_answer(maya, "Dot Again")
    maya.looks_at_the_plan()
    address, sent = what_is_sent_by(maya, MAKE)

    answers = [maya.page.request.post(address, form=sent) for _ in range(2)]

    for answer in answers:
        assert answer.ok, answer.text()[:500]
        assert answer.url.endswith("/plans/1")
    then_there_is_only_plan_1(maya)


def what_is_sent_by(maya: Worker, words: str) -> tuple[str, dict[str, str]]:
    """Where the form with this button goes, and what it carries."""
    button = maya.page.get_by_role("button", name=words, exact=True)
    form = maya.main.locator("form").filter(has=button)
    boxes = form.locator("input").all()
    carried = {str(box.get_attribute("name")): box.input_value() for box in boxes}
    return str(form.get_attribute("action")), carried


def test_nobody_and_no_stand_in_still_leaves_a_number_on_page_1(maya: Worker) -> None:
    maya.adds_client("Olin Alone")
    maya.starts("leaves a hospital", on=days_ahead(2))
    maya.answers("point_person", {"point_person": "No one right now", "backup": "No one right now"})

    number = maya.makes_the_plan(so_far=True)

    paper = maya.prints(number)
    paper.is_sound("Olin Alone")
    assert "Who helps me now?" in paper.lines_of_page_1[:2]
    paper.says_on_page_1("(202) 555-0100")
    paper.says_on_page_1("988")
