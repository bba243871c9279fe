"""Nobody at all: an answer like any other, and the paper is warm all the same."""

from tests.journeys.days import days_ahead, said
from tests.journeys.worker import Worker

LEAVES = days_ahead(2)


def test_no_one_right_now_opens_a_plan(maya: Worker) -> None:
    maya.adds_client("Olin Reed")
    maya.starts("leaves a hospital", on=LEAVES)
    maya.answers(
        "point_person",
        {
            "point_person": "No one right now",
            "stand_in": {"Somebody from our team or directory": True, "Who?": "Maya Ruiz"},
            "backup": "No one right now",
        },
    )
    maya.answers(
        "people",
        {
            "people": {"No one right now": True},
            "begun": [
                {
                    "What": "Befriending",
                    "Who comes, or who to ask for": "Joan from Befrienders",
                    "First time on": days_ahead(6),
                    "Who goes along the first time": "Ade",
                }
            ],
            "ask_again_by": "Ade",
            "ask_again_on": days_ahead(9),
            "animals": "Biscuit, a cat",
            "places_that_know_me": "The library, Tuesdays",
        },
    )

    number = maya.makes_the_plan(so_far=True)

    paper = maya.prints(number)
    paper.is_sound("Olin Reed")
    paper.says_on_page_1("Maya Ruiz")
    paper.says_on_page_1("(202) 555-0102")
    known = paper.between("My people", "Small troubles")
    for words in ("You said there is no one right now.", "Joan from Befrienders", "Biscuit", "library"):
        assert words in known, f"“{words}” isn’t among the people I know: {known}"
    assert said(days_ahead(6)) in known
    assert "Maya Ruiz" in known, "the half of people whose job it is"
