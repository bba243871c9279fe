"""A discharge, from a client that nobody knows here to the paper in his hand."""

from tests.journeys.days import days_ahead, said
from tests.journeys.people_around import given_a_client_with_a_sister
from tests.journeys.worker import Worker

LEAVES = days_ahead(3)
HER_TASKS = ["Checks in at least once a week", "Comes along to visits"]
NOTHING = {"What takes its place": "Nothing, and Sam knows"}

# The 28 required answers of the walk, step by step; the rest stays as the rules filled it in.
ANSWERS = {
    "person": {"record": True, "matters_most": "My own bed, and my cat."},
    "point_person": {
        "point_person": {"Rosa Okafor": True, "Has this person said yes?": "Said yes"},
        "takes_on": HER_TASKS,
        "backup": {
            "Someone else": True,
            "Name": "Joe Bright",
            "Who is this?": "Friend",
            "Phone": "202-555-0155",
            "Has this person said yes?": "Not asked yet",
        },
    },
    "people": {"people": [], "let_it_out": {"A place, or something Sam does": "The bench by the river"}},
    "week": {},
    "harder_days": {
        "my_signs": "I stop sleeping.",
        "first_do": "I walk to the river.",
        "way_back": {"A desk or a service, by name": "The day clinic"},
    },
    "privacy": {"safe_paper": "Yes", "safe_ring": "Yes", "never_ring": {"Nobody": True}},
    "decisions": {"can_decide": "Yes", "proxy": "Sam would rather not"},
    "answers": {"askings": {"What did they say?": "Said yes"}},
    "changes": {"going_to": "Their own home", "told_on": days_ahead(-4)},
    "cover": {
        "changes": [
            {"What": what, **NOTHING}
            for what in (
                "Someone awake all night",
                "Meals",
                "Medicines handed out",
                "People around to talk to",
                "Something to do",
                "Someone who notices when it gets worse",
                "A locked door",
            )
        ]
    },
    "first_days": {
        "sleeps": "In his own flat",
        "medicines_last_until": days_ahead(20),
        "contacts": [{"Day": days_ahead(number), "Who": "Rosa Okafor, sister"} for number in (3, 4, 5)],
    },
    "appointments": {
        "appointments": [
            {"What for": "Follow-up visit", "Day": days_ahead(8), "Time": "10 am", "Or in words": "Dr. Hale"}
        ],
        "medicines_answer": "No medicines",
    },
    "goodbye": {"said_aloud": "Yes"},
    "agreement": {
        "said_back": {
            "Who will Sam call first?": "Said back",
            "When and where is the next visit?": "Said back",
            "What will Sam do at the first sign?": "Said back",
        },
        "agreement": "Sam agrees",
        "copies": ["Sam, and nobody else"],
    },
}


def test_discharge_from_a_new_client_to_the_paper(maya: Worker) -> None:
    given_a_client_with_a_sister(maya, "Sam Okafor", sister="Rosa Okafor")
    maya.starts("leaves a hospital", on=LEAVES)
    assert maya.minutes_on_the_task_list() == 40  # with one call; two minutes more for each further one

    for step, answers in ANSWERS.items():
        maya.answers(step, answers)
    assert (maya.tally.screens, maya.tally.answers) == (14, 28)
    number = maya.makes_the_plan()

    maya.sees("The plan is made. The handover isn’t done yet.")
    paper = maya.prints(number)
    paper.is_sound("Sam Okafor")
    assert paper.lines_of_page_1[:2] == ["Who helps me now?", "Call first"]
    paper.says_on_page_1("Rosa Okafor your sister (202) 555-0142 Call or text Every day, 8 in the morning")
    paper.says_on_page_1("Joe Bright your friend")
    paper.says_on_page_1("988")
    paper.says_on_page_1("(202) 555-0100")
    paper.says(f"You leave Riverside Center on {said(LEAVES)}.")
    paper.says("“My own bed, and my cat.”")
