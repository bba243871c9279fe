"""The people of a plan: answers, what was agreed, workers of the house, the one who leaves."""

from dataclasses import replace
from datetime import date

from clinic.caseload.answers import Answer
from clinic.plans.compose import compose_content
from tests.plans.compose_samples import (
    ANN,
    ANN_WORKER,
    CHOIR,
    JOE,
    JOE_PERSON,
    LAST_DAY,
    MAYA,
    MAYA_PERSON,
    PEOPLE,
    ROSA,
    ROSA_PERSON,
    a_contact,
    a_person,
    answered,
    discharge,
    nobody,
    worker_leaving,
)

YES = Answer("yes", answered_on=date(2026, 3, 4))


def with_joe(answer, **said):
    joe = replace(JOE_PERSON, answer=answer)
    sources = discharge(people=(ROSA_PERSON, joe, MAYA_PERSON))
    return compose_content(answered(sources, **said)).helper(JOE)


def test_helper_carries_what_the_caseload_knows():
    rosa = compose_content(discharge()).helper(ROSA)
    assert (rosa.name, rosa.called, rosa.relation, rosa.answer) == ("Rosa Okafor", "Rosa", "sister", "part")
    assert rosa.doing_words == ("Listens to you", "Drives you places", "Feeds the cat")
    assert [one.kind for one in rosa.reach] == ["phone", "place"]
    assert rosa.reach[0].ways == ("ring", "text")
    assert rosa.language == "Spanish"


def test_a_whole_yes_is_a_yes_to_all_that_was_asked():
    joe = with_joe(YES, takes_on={"ticks": ["comes_along", "first_call"]})
    assert joe.agreed == ("first_call", "comes_along")
    assert joe.agreed_words[0] == "Is the first one you call when you are worried"


def test_a_yes_to_part_is_only_what_was_written_down():
    joe = with_joe(Answer("part", agreed=("reminds",)), takes_on={"ticks": ["comes_along"]})
    assert joe.agreed == ("reminds",)


def test_nobody_agreed_to_anything_before_they_answered():
    assert with_joe(Answer("asked"), takes_on={"ticks": ["comes_along"]}).agreed == ()


def test_what_was_asked_of_the_point_person_is_nobody_elses():
    maya = compose_content(answered(discharge(), takes_on={"ticks": ["comes_along"]})).helper(MAYA)
    assert maya.agreed == ()


def test_limits_hold_what_they_said_and_what_is_not_theirs():
    joe = with_joe(Answer("part", limits="No nights."), limits={"text": "Money is not his."})
    assert joe.limits == "No nights.\nMoney is not his."
    assert with_joe(Answer("part", limits="No nights."), limits={"text": "No nights."}).limits == "No nights."


def test_limits_of_a_way_out_are_not_put_in_their_mouth():
    from_form = answered(discharge(), limits={})
    assert compose_content(from_form).helper(JOE).limits == ""


def test_worker_of_the_house_has_their_work_number_unless_the_client_has_another():
    maya = compose_content(discharge()).helper(MAYA)
    assert (maya.name, maya.reach[0].value) == ("Maya Rao", "(505) 555-0102")
    own = replace(MAYA_PERSON, contacts=(a_contact("(505) 555-0188"),))
    assert compose_content(discharge(people=(own,))).helper(MAYA).reach[0].value == "(505) 555-0188"


def test_leaver_stands_among_the_people_until_the_last_day():
    leaver = compose_content(worker_leaving()).helper("worker")
    assert (leaver.name, leaver.nature, leaver.answer, leaver.until_on) == (
        "Ann Weaver",
        "paid",
        "yes",
        LAST_DAY,
    )
    assert leaver.reach[0].value == "(505) 555-0101"


def test_leaver_whom_the_client_lists_is_one_person_not_two():
    ann = a_person(ANN, "Ann W.", called="Ann", nature="paid", type="case_manager", user_id=ANN_WORKER.id)
    plan = compose_content(worker_leaving(people=(*PEOPLE, ann), workers=(ANN_WORKER,)))
    named = [one for one in plan.helpers if "Ann" in one.name]
    assert [(one.key, one.until_on, one.answer) for one in named] == [(ANN, LAST_DAY, "yes")]
    assert plan.move.worker_key == ANN


def test_nobody_leaves_in_a_discharge():
    plan = compose_content(discharge())
    assert plan.helper("worker") is None
    assert plan.move.worker_key == ""
    assert plan.move.worker_name == "Ann Weaver"


def test_joint_visit_is_the_first_one_unless_there_was_another():
    visits = {
        "rows": [{"id": "1", "helper": CHOIR, "on": "2026-03-11"}, {"id": "2", "helper": ROSA, "on": ""}]
    }
    plan = compose_content(answered(worker_leaving(), joint_visits=visits))
    choir, rosa = plan.helper(CHOIR), plan.helper(ROSA)
    assert (choir.first_visit_on, choir.first_visit_with) == (date(2026, 3, 11), "Ann Weaver")
    assert (rosa.first_visit_on, rosa.first_visit_with) == (date(2026, 3, 22), "Kwame")


def test_no_one_right_now_holds_until_somebody_came():
    assert compose_content(nobody()).no_one_right_now
    assert not compose_content(replace(nobody(), people=PEOPLE)).no_one_right_now
    assert not compose_content(discharge(people=(MAYA_PERSON,))).no_one_right_now


def test_begun_is_only_for_somebody_who_has_no_one():
    assert compose_content(nobody()).begun
    assert compose_content(discharge()).begun == ()


def test_small_trouble_without_anybody_is_left_out():
    rows = {"rows": [
        {"id": "1", "trouble": "Locked out", "helper": ROSA, "who_words": ""},
        {"id": "2", "trouble": "A long Sunday", "helper": "", "who_words": ""},
        {"id": "3", "trouble": "Can’t get up", "helper": "me", "who_words": ""},
    ]}  # fmt: skip
    found = compose_content(answered(discharge(), small_troubles=rows)).small_troubles
    assert [(one.trouble, one.helper) for one in found] == [("Locked out", ROSA), ("Can’t get up", "me")]


def test_whoever_was_taken_off_is_nobody():
    plan = compose_content(replace(discharge(), people=(MAYA_PERSON,)))
    assert plan.first_calls == ()
    assert plan.let_it_out_helper == ""
    assert plan.harder_days.who_ring == ()
    assert all(one.helper in ("", MAYA) for one in plan.first_days.contacts)


def test_never_ring_carries_no_reason():
    [never] = compose_content(discharge()).never_ring
    assert (never.name, never.number, never.address) == ("Dale Pruitt", "(505) 555-0199", "9 Elm")
