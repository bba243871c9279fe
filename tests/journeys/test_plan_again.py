"""A plan that was wrong: corrected, made again, and the first one says that it is replaced."""

from tests.journeys.worker import Worker


def test_correct_and_make_the_plan_again(maya: Worker) -> None:
    maya.adds_client("Pia Moss")
    maya.starts("leaves a hospital")
    maya.answers("first_days", {"sleeps": "At her aunt’s"})
    first = maya.makes_the_plan(so_far=True)

    maya.answers("first_days", {"sleeps": "At home after all"})
    maya.looks_at_plan(first)
    maya.sees("Something was changed after this plan was made.")
    second = maya.makes_the_plan(so_far=True, because="Her aunt is away")

    assert (first, second) == (1, 2)
    maya.sees("Changes since plan 1")
    maya.sees("At her aunt’s")
    paper = maya.prints(second)
    paper.is_sound("Pia Moss")
    paper.says_on_page_1("At home after all")
    paper.says_on_page_1("Replaces the plan of")
    old = maya.prints(first)
    old.says_on_page_1("At her aunt’s")
    assert all("eplaced" in page for page in old.pages), (
        "a page of the old plan doesn't say that it is replaced"
    )
    maya.looks_at_plan(first)
    maya.sees("There is a newer plan")
