"""Joe has no phone and sleeps outside; he is reached in person, and calls from a desk."""

from datetime import date, time

from clinic.plans.content import (
    Agreement,
    Appointment,
    Begun,
    Change,
    ClientFacts,
    DatedCall,
    FirstDays,
    HarderDays,
    Move,
    PlanContent,
    Tripwire,
    WayBack,
)
from clinic.plans.content_care import Need
from clinic.plans.content_people import Reach
from tests.factories.plan_examples.pieces import US_LINES, edition, helper, hours, phone, worker

DESK = worker(
    "lou",
    "Lou Brandt",
    "charity_worker",
    Reach(
        "place", "Beacon Center, 40 Main Street, the blue door", ("knock",), (hours((0, 1, 2, 3, 4), 7, 15),)
    ),
    phone("(415) 555-0116", at=hours((0, 1, 2, 3, 4), 7, 15)),
    called="Lou",
    hats=("first_call",),
    own_words="Come by. There is coffee.",
    agreed_words=("Is the first one you go to when you are worried",),
)
DOG = helper(
    "ray",
    "Ray",
    "friend from the bridge",
    answer="yes",
    frequency="every day",
    doing_words=("Keeps you company",),
)

JOE = PlanContent(
    edition=edition(plan_word="BRIDGE", kind="draft", number=0, made_on=None, made_by="", check_by=None),
    client=ClientFacts(printed_name="Joe", phone_way="none", paper_kept="bag"),
    first_calls=(DatedCall("lou"),),
    day_and_night=US_LINES,
    tripwire=Tripwire(date(2026, 3, 10), "(415) 555-0100", ""),
    mend_number="(415) 555-0100",
    helpers=(DESK, DOG),
    animals="Duke, your dog.",
    begun=(Begun("Street vet for Duke, Saturdays at the Beacon"),),
    ask_again_by="Lou",
    ask_again_on=date(2026, 3, 24),
    move=Move(
        leaving_on=date(2026, 3, 6),
        leaving_from="the ER",
        going_to="a place outside, by the bridge",
        going_to_kind="outside",
        housing_plan="A bed at the Beacon from March 12. Lou holds it for you.",
        housing_worker="Lou Brandt",
    ),
    changes=(
        Change(
            "A bed",
            "every night",
            "from March 12",
            date(2026, 3, 6),
            "place",
            "Winter shelter, Pier 4, from 8 pm.",
            "lou",
            date(2026, 3, 6),
        ),
    ),
    first_days=FirstDays(
        sleeps="Winter shelter, Pier 4, doors at 8 pm", needs=(Need("ID", "missing", "Lou"),)
    ),
    appointments=(
        Appointment(
            "First visit",
            "the street nurse",
            "",
            date(2026, 3, 11),
            time(8, 30),
            "America/Los_Angeles",
            "Beacon Center",
            "",
            "",
            "Lou",
            "",
            "nothing",
            follow_up=True,
        ),
    ),
    harder_days=HarderDays(
        my_signs=("I stop feeding Duke first.",),
        first_do=("Go where there is light.",),
        who_ring=("lou",),
        where_go="The Beacon, or the fire station on Main.",
    ),
    way_back=WayBack("The ER desk", "(415) 555-0160", None, "I was here on March 6."),
    agreement=Agreement("could_not_say", date(2026, 3, 6)),
)
