"""Friday, 16:40: the fastest honest path, counted; and leaving it for the whole walk without typing twice."""

import re

from playwright.sync_api import expect

from tests.journeys.answering import Answer
from tests.journeys.days import days_ahead, said, today
from tests.journeys.people_around import given_a_client_with_a_sister
from tests.journeys.worker import Worker

TOMORROW = days_ahead(1)

# One dict a screen, one entry an answer: six screens, twelve answers. A sister who doesn't pick up.
SCREENS: list[dict[str, dict[str, Answer]]] = [
    {
        "Name, language and how to give it": {"record": True},
        "Safe to take this paper home?": {"safe_paper": "Yes"},
    },
    {
        "Lou’s choice": {"point_person": {"Nell Short": True}},
        "Call now: what did they say?": {
            "point_person": {
                "Has this person said yes?": "No answer",
                "Who asks next?": "Maya Ruiz",
                "By when?": TOMORROW,
            }
        },
        "Who stands in until there is a yes": {
            "stand_in": {
                "Somebody from our team or directory": True,
                "Who?": "Maya Ruiz",
                "Until when?": TOMORROW,
            }
        },
    },
    {
        "Where Lou sleeps, and how Lou gets there": {
            "sleeps": "At home, 12 Mill Street",
            "way_home": "Bus 4. The hospital gives a ticket.",
        },
        "Medicines last until": {"medicines_last_until": days_ahead(7)},
        "Who is in touch, and when": {
            "contacts": [
                {"Day": day, "How, or somebody else": "Maya calls at noon"}
                for day in map(days_ahead, (0, 1, 2))
            ]
        },
        "Anyone we must never call or tell (ask this alone)": {"never_ring": {"Nobody": True}},
    },
    {
        "The first appointment, or who gets it by when": {
            "first_appointment_owner": {"Somebody else, by name": "Tolu Ade"},
            "first_appointment_by": days_ahead(5),
        }
    },
    {
        "The first sign, and the first thing to do": {
            "my_signs": "I stop answering texts.",
            "first_do": "I walk round the block.",
        }
    },
    {"Lou calls line 1, and says who, when and what": {"first_call": {"We called it together, today": True}}},
]


def given_lou_on_a_friday_afternoon(maya: Worker, name: str) -> None:
    given_a_client_with_a_sister(maya, name, sister="Nell Short", phone="202-555-0161")
    maya.starts("leaves a hospital", short=True)


def test_short_on_time_takes_six_screens_and_twelve_answers(maya: Worker) -> None:
    given_lou_on_a_friday_afternoon(maya, "Lou Short")

    asked = []
    for number, screen in enumerate(SCREENS, 1):
        maya.sees(f"Screen {number} of 6")
        asked += maya.names_of_answers()
        for answer in screen.values():
            maya.writes(answer)
        maya.saves()

    given = [name for screen in SCREENS for name in screen]
    assert (len(SCREENS), len(given)) == (6, 12)
    assert asked == [*given, "The call that finishes the plan"], "a screen asks what the path doesn't promise"

    number = maya.makes_the_plan(so_far=True)

    paper = maya.prints(number)
    paper.is_sound("Lou Short")
    assert paper.lines_of_page_1[0] == "Who helps me now?"
    assert all("Plan so far. More is to come." in page for page in paper.pages)
    paper.says_on_page_1(f"Maya Ruiz will be in touch by {said(days_ahead(3))} to finish it with you.")
    paper.says_on_page_1(f"For now, until {said(TOMORROW)} MR Maya Ruiz")
    paper.says_on_page_1("(202) 555-0102")
    paper.says_on_page_1(f"We’re asking Nell. Maya Ruiz will ask by {said(TOMORROW)}.")
    paper.says_on_page_1("12 Mill Street")
    paper.says_on_page_1(f"Tolu Ade will tell you by {said(days_ahead(5))}.")


def test_short_on_time_can_be_left_for_the_whole_walk(maya: Worker) -> None:
    given_lou_on_a_friday_afternoon(maya, "Lou Whole")
    for answer in SCREENS[0].values():
        maya.writes(answer)
    maya.saves()
    for answer in SCREENS[1].values():
        maya.writes(answer)
    maya.saves()

    maya.page.get_by_role("link", name="Go to the whole walk").click()

    expect(maya.page.get_by_role("heading", level=1)).to_have_text("Lou is leaving")
    maya.opens_step("person")
    expect(maya.question("record").get_by_role("checkbox")).to_be_checked()
    maya.opens_step("privacy")
    expect(maya.question("safe_paper").get_by_label("Yes", exact=True)).to_be_checked()
    maya.opens_step("point_person")
    expect(maya.question("point_person").get_by_role("radio", name="Nell Short")).to_be_checked()
    expect(maya.question("stand_in").get_by_role("radio", name=re.compile("^Maya Ruiz"))).to_be_checked()
    maya.opens_step("changes")
    expect(maya.question("leaving_on").get_by_label("Day", exact=True)).to_have_value(str(today().day))
