"""What changed between two plans, in words."""

from dataclasses import replace
from datetime import date, time

import pytest

from clinic.foundation.days import Hours
from clinic.plans.compare import ChangeLine, what_changed
from clinic.plans.content import (
    Appointment,
    DatedCall,
    HarderDays,
    PlanContent,
    StandIn,
    TimeAlone,
    WeekAnchor,
)
from tests.factories.contents import CONTENTS
from tests.plans.sound_plans import DISCHARGE, helper, phone, with_helper


def changed(**changes: object) -> list[tuple[str, str, str, str]]:
    lines = what_changed(DISCHARGE, replace(DISCHARGE, **changes))
    return [(line.section, line.what, line.before, line.after) for line in lines]


def test_nothing_changed_says_nothing():
    assert what_changed(DISCHARGE, DISCHARGE) == ()


def test_words_that_changed():
    assert changed(gives="I water the plants") == [("What I do for others", "", "", "I water the plants")]


def test_person_who_is_called_first_is_named():
    assert changed(backup="tolu") == [("If the first person can’t answer", "", "Kwame Osei", "Tolu Adeyemi")]
    assert changed(first_calls=(DatedCall("tolu"),)) == [
        ("Who helps me now", "person", "Rosa Okafor", "Tolu Adeyemi")
    ]


def test_number_that_changed_says_whose_it_is():
    new = with_helper(DISCHARGE, "rosa", reach=(phone("(505) 555-0111"),))
    assert what_changed(DISCHARGE, new) == (
        ChangeLine(
            "People",
            "Rosa Okafor, how to reach them, number or address",
            "(505) 555-0104",
            "(505) 555-0111",
        ),
    )


def test_helper_who_is_new_or_gone_is_one_line():
    new = replace(DISCHARGE, helpers=(*DISCHARGE.helpers[1:], helper("lena", "Lena Park", called="Lena")))
    lines = [line for line in what_changed(DISCHARGE, new) if line.section == "People"]
    assert [(line.what, line.before, line.after) for line in lines] == [
        ("", "", "Lena"),
        ("", "Rosa Okafor", ""),
    ]


def test_row_that_only_moved_has_not_changed():
    assert changed(helpers=tuple(reversed(DISCHARGE.helpers))) == []


def test_dates_times_and_days_come_in_words():
    visit = replace(DISCHARGE.appointments[0], on=date(2026, 3, 16), at=time(14, 30))
    assert changed(appointments=(visit,)) == [
        ("My appointments", "First visit, day", "Friday, March 13, 2026", "Monday, March 16, 2026"),
        ("My appointments", "First visit, time", "10 am", "2:30 pm"),
    ]
    assert changed(week=(WeekAnchor(1, "evening", time(19), "Choir", "kwame"),)) == [
        ("My week", "", "", "Tuesday, Evening, 7 pm, Choir, Kwame Osei, Stays")
    ]


def test_hours_come_in_words():
    reach = replace(DISCHARGE.helpers[0].reach[0], hours=(Hours((0, 1, 2, 3, 4), time(9), time(17)),))
    [line] = what_changed(DISCHARGE, with_helper(DISCHARGE, "rosa", reach=(reach,)))
    assert line.what.endswith("hours")
    assert (line.before, line.after) == ("Any time, day or night", "Monday to Friday, 9 am to 5 pm")


def test_codes_and_yes_read_as_words():
    assert changed(alone=TimeAlone("about_right")) == [("Time on my own", "how it is", "", "About right")]
    client = replace(DISCHARGE.client, wants_map=True)
    assert changed(client=client) == [("About the client", "wants the map", "no", "yes")]


def test_no_code_is_read_back_as_a_code():
    client = replace(DISCHARGE.client, language="ar", reading_format="short", paper_kept="bag")
    assert [after for *_, after in changed(client=client)] == [
        "Arabic",
        "Page 1 only, in short sentences",
        "In a bag or pocket",
    ]
    next_door = with_helper(DISCHARGE, "rosa", type="neighbour", answer="part")
    lines = what_changed(DISCHARGE, next_door)
    assert [line.after for line in lines] == ["Neighbor", "Said yes to part"]
    reach = replace(DISCHARGE.helpers[0].reach[0], ways=("ring", "text"))
    [line] = what_changed(
        with_helper(DISCHARGE, "rosa", reach=(replace(reach, ways=()),)),
        with_helper(DISCHARGE, "rosa", reach=(reach,)),
    )
    assert line.after == "Call; Text"


def test_sentences_in_a_list_need_no_semicolon():
    harder = HarderDays(my_signs=("I stop eating.", "I don't sleep"))
    assert [after for *_, after in changed(harder_days=harder)] == ["I stop eating. I don't sleep"]


def test_list_of_words_is_told_whole():
    old = replace(DISCHARGE, harder_days=HarderDays(my_signs=("I stop eating",)))
    new = replace(DISCHARGE, harder_days=HarderDays(my_signs=("I stop eating", "I don't sleep")))
    assert what_changed(old, new) == (
        ChangeLine(
            "When things get harder", "how it starts", "I stop eating", "I stop eating; I don't sleep"
        ),
    )


def test_stand_in_that_came_is_told_in_one_line():
    assert changed(stand_in=StandIn("kwame", date(2026, 4, 1))) == [
        ("Who stands in", "", "", "Kwame Osei, Wednesday, April 1, 2026")
    ]


def test_two_rows_about_the_same_are_kept_apart():
    twice = (Appointment("Group", on=date(2026, 3, 17)), Appointment("Group", on=date(2026, 3, 24)))
    old = replace(DISCHARGE, appointments=twice)
    new = replace(DISCHARGE, appointments=(replace(twice[0], on=date(2026, 3, 18)), twice[1]))
    assert [(line.what, line.after) for line in what_changed(old, new)] == [
        ("Group, day", "Wednesday, March 18, 2026")
    ]


@pytest.mark.parametrize("key", CONTENTS)
def test_every_made_up_plan_can_be_told_from_an_empty_one(key: str):
    lines = what_changed(PlanContent(edition=CONTENTS[key].edition), CONTENTS[key])
    assert lines
    assert all(line.section and line.before != line.after for line in lines)
