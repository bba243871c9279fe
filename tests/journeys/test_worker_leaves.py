"""Ann leaves: for one client to the paper, and the same step for the next client."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys.answering import WayOut
from tests.journeys.days import days_ahead, said
from tests.journeys.people import MAYA
from tests.journeys.people_around import given_a_client_with_a_sister
from tests.journeys.worker import Worker

LAST_DAY = days_ahead(21)
DAY_AFTER = days_ahead(22)

ANSWERS = {
    "telling": {"told_on": days_ahead(-2), "told_how": "Face to face", "note_given_on": days_ahead(-1)},
    "person": {"record": True, "matters_most": "That somebody still rings on Fridays."},
    "point_person": {
        "options_explained": ["A new worker here", "Stopping"],
        "point_person": {
            "Somebody from our team or directory": True,
            "Who?": "Maya Ruiz, Case manager",
            "Has this person said yes?": "Said yes",
            "How can Ines reach them?": ["Call", "Text"],
            "When?": "Monday to Friday",
            "From": "9 am",
            "Until": "5 pm",
        },
        "takes_on": ["Checks in at least once a week"],
        "backup": {"Carla Vale": True, "Has this person said yes?": "Said yes"},
        "new_worker": {"Somebody from our team or directory": True, "Who?": "Maya Ruiz, Case manager"},
    },
    "privacy": {
        "safe_paper": "Yes",
        "safe_ring": "Yes",
        "never_ring": {"Nobody": True},
        "consents_naming_me": "None do",
    },
    "knowledge": {
        "works": "Ring twice. She needs time to get to the door.",
        "promises": WayOut("Not needed"),
    },
    "cover": {
        "tasks": [
            {"What": "Reminder calls", "Then": "Ines"},
            {"What": "Reading letters", "Then": "Carla Vale, sister"},
        ]
    },
    "people": {"let_it_out": {"A place, or something Ines does": "Singing in the car"}},
    "week": {},
    "harder_days": {
        "my_signs": "I leave the mail unopened.",
        "first_do": "I make tea.",
        "way_back": {"Carla Vale, sister": True},
        "numbers_tried_on": days_ahead(-1),
        "old_number_removed": "Yes, everywhere",
    },
    "decisions": {"can_decide": "Yes", "proxy": "Ines would rather not"},
    "appointments": {
        "appointments": [
            {
                "What for": "First visit",
                "With whom": "Maya Ruiz",
                "Day": days_ahead(24),
                "Time": "10 am",
            }
        ],
        "medicines_answer": "No medicines",
    },
    "meeting": {"met_together_on": days_ahead(10)},
    "goodbye": {
        "last_meeting": LAST_DAY,
        "contact_rule": "You can write to the office, and they tell me. If we meet in the shop we say hello.",
        "said_aloud": "Yes",
    },
    "agreement": {
        "said_back": {
            "Who will Ines call first?": "Said back",
            "When and where is the next visit?": "Said back",
            "What will Ines do at the first sign?": "Said back",
        },
        "agreement": "Ines agrees",
        "copies": ["Ines, and nobody else"],
        "receiver_read_on": days_ahead(0),
    },
}


def given_ann_wrote_down_her_leaving(ann: Worker) -> None:
    ann.page.goto("/leaving")
    ann.writes(
        {
            "last_working_day": LAST_DAY,
            "last_client_day": LAST_DAY,
            "reason_words": "I am moving to be near my mother. It is not because of you.",
            "cover_user_id": MAYA.name,
            "does_for_everyone": "Reminder calls\nReading letters",
        }
    )
    ann.saves()
    ann.sees("leaving is saved")


def test_worker_leaves_for_one_client_to_the_paper(ann: Worker) -> None:
    given_ann_wrote_down_her_leaving(ann)
    given_a_client_with_a_sister(ann, "Ines Vale", sister="Carla Vale", phone="202-555-0171")
    ann.starts("Ann Teller leaves")

    for step, answers in ANSWERS.items():
        ann.answers(step, answers)
    number = ann.makes_the_plan()

    paper = ann.prints(number)
    paper.is_sound("Ines Vale")
    assert paper.lines_of_page_1[0] == "Who helps me now?"
    paper.says_on_page_1(f"Until {said(LAST_DAY)} AT Ann Teller your case manager (202) 555-0101")
    paper.says_on_page_1(f"From {said(DAY_AFTER)} Maya Ruiz your case manager (202) 555-0102")
    paper.says_on_page_1("(202) 555-0102 Call or text Monday to Friday, 9 am to 5 pm")
    paper.says_on_page_1("Carla Vale your sister")
    paper.says("I am moving to be near my mother.")
    who_i_call = paper.between("Who I call", "Where I go")
    assert who_i_call.index("Ann Teller") < who_i_call.index("Maya Ruiz") < who_i_call.index("Carla Vale")
    for days in (f"Until {said(LAST_DAY)}.", f"From {said(DAY_AFTER)}."):
        assert days in who_i_call, "a number for a hard hour, without its days"
    paper.says("We meet, all together")


def test_same_step_for_the_next_client(ann: Worker) -> None:
    given_ann_wrote_down_her_leaving(ann)
    walks = {}
    for name in ("Abel Nile", "Bea Orr"):
        ann.adds_client(name)
        ann.starts("Ann Teller leaves")
        walks[name] = ann.walk
    ann.walk = walks["Abel Nile"]
    ann.opens_step("telling")

    ann.writes({"told_on": days_ahead(-1), "told_how": "By phone"})
    ann.page.get_by_role("button", name=re.compile("^Save, and same step for the next client")).click()

    ann.sees("Bea’s worker is leaving")
    ann.reads_title("Telling Bea")
    assert urlsplit(ann.page.url).path == f"{walks['Bea Orr']}/steps/telling"
    ann.walk = walks["Abel Nile"]
    ann.opens_step("telling")
    expect(ann.question("told_how").get_by_label("By phone")).to_be_checked()
