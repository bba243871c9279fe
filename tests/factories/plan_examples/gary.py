"""Gary has nobody right now, in the United Kingdom: a peer worker stands in, and something has been begun."""

from datetime import date, time

from clinic.plans.content import (
    Agreement,
    Appointment,
    Begun,
    Change,
    ClientFacts,
    Decisions,
    FirstDays,
    HarderDays,
    Medicines,
    Move,
    PlanContent,
    SmallTrouble,
    StandIn,
    TimeAlone,
    Tripwire,
    WayBack,
    WeekAnchor,
)
from clinic.plans.content_care import DayContact, Medicine
from tests.factories.plan_examples.pieces import UK_LINES, WORKING_DAYS, edition, hours, phone, worker

ADE = worker(
    "ade",
    "Ade Bankole",
    "peer_worker",
    phone("07700 900118", "ring", "text", at=hours((0, 1, 2, 3, 4, 5), 9, 18)),
    called="Ade",
    own_words="I’ll stand in until you find your own.",
    hats=("stands_in",),
    agreed=("first_call", "checks_in"),
    agreed_words=("Is the first one you call when you are worried", "Checks in with you each week"),
    doing_words=("Has been through it too", "Comes along to visits"),
    frequency="every week",
)
SIAN = worker("sian", "Siân Probert", "nurse", phone("07700 900131", at=hours(WORKING_DAYS, 9, 18)))

GARY = PlanContent(
    edition=edition(
        number=1, made_on=date(2026, 3, 3), made_by="Siân Probert", plan_word="FERN", region="uk"
    ),
    client=ClientFacts(
        printed_name="Gary", pronouns="he/him", matters_most="To be left in peace, and not forgotten."
    ),
    stand_in=StandIn("ade", date(2026, 4, 30)),
    backup="sian",
    day_and_night=UK_LINES,
    tripwire=Tripwire(date(2026, 3, 9), "07700 900100", "the team"),
    mend_number="07700 900100",
    helpers=(ADE, SIAN),
    no_one_right_now=True,
    begun=(
        Begun("Tea at 2, Fen Street", "Joan from Befrienders", date(2026, 3, 19), "Ade"),
        Begun("Supper club, Fen Street, 6 o’clock. Free. Bus 36.", "", date(2026, 3, 26), "Ade"),
    ),
    places_that_know_me="the library, Tuesdays",
    animals="your cat, Biscuit",
    ask_again_by="Ade",
    ask_again_on=date(2026, 3, 20),
    small_troubles=(
        SmallTrouble("Locked out", "", "the caretaker, ground floor"),
        SmallTrouble("Can’t get up", "ade"),
    ),
    let_it_out="At the allotment, digging.",
    move=Move(
        leaving_on=date(2026, 3, 6),
        leaving_from="Ash Ward",
        going_to="14 Fen Street",
        going_to_kind="home",
        told_on=date(2026, 2, 27),
        told_by="Siân",
        told_words="Fine by me.",
    ),
    changes=(
        Change(
            "People around day and night",
            "always",
            "on your own, with a call each day at first",
            date(2026, 3, 6),
            "person",
            "Ade calls each evening at 6, for two weeks.",
            "ade",
            date(2026, 3, 6),
        ),
        Change(
            "Medicine handed to you",
            "twice a day",
            "you take it yourself",
            date(2026, 3, 6),
            "skill",
            "The box with the days on it.",
            "me",
            date(2026, 3, 6),
        ),
    ),
    on_my_own="Cooking, the allotment, the bus.",
    first_days=FirstDays(
        sleeps="At home, 14 Fen Street",
        way_home="Ade comes with you on the bus.",
        contacts=(
            DayContact(date(2026, 3, 6), "ade", "rings at 6"),
            DayContact(date(2026, 3, 7), "ade", "rings at 6"),
            DayContact(
                date(2026, 3, 8), "", "Nobody rings on Sunday. Ring 111, then 2, if you want a voice."
            ),
        ),
    ),
    week=(
        WeekAnchor(1, "morning", time(10), "Library"),
        WeekAnchor(3, "evening", time(18), "Supper club, from 26 March", "", "new"),
        WeekAnchor(0, "morning", None, "Allotment", alone_time=True),
        WeekAnchor(5, "morning", None, "Allotment", alone_time=True),
    ),
    week_from=date(2026, 3, 9),
    alone=TimeAlone(
        "about_right", "Mornings at the allotment, alone. I like it so.", "about four in the morning"
    ),
    appointments=(
        Appointment(
            "First visit",
            "Siân Probert",
            "sian",
            date(2026, 3, 11),
            time(11),
            "Europe/London",
            "your own flat",
            "",
            "Siân texts the day before.",
            "Ade",
            "",
            "nothing",
            follow_up=True,
        ),
    ),
    medicines=Medicines(
        "both",
        date(2026, 3, 5),
        "Boots, Mill Road",
        (
            Medicine(
                "Olanzapine",
                "sleep and calm",
                "One at night, 10 mg",
                "changed",
                "Less than on the ward.",
                "Dr. Rao",
                date(2026, 3, 18),
            ),
        ),
        date(2026, 3, 20),
        "Boots, Mill Road",
    ),
    harder_days=HarderDays(
        my_signs=("The post piles up.",),
        first_do=("Go to the allotment.",),
        who_ring=("ade",),
        where_go="The Crisis Café, Mill Road, 6 to midnight.",
    ),
    way_back=WayBack(
        "Siân’s team", "07700 900131", date(2026, 6, 6), "It’s Gary. I came off the ward too soon."
    ),
    words_i_can_use=("It’s Gary. Have you got five minutes?",),
    decisions=Decisions(proxy="not_offered"),
    agreement=Agreement("agrees", date(2026, 3, 3)),
)
