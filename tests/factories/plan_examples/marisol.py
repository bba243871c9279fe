"""Marisol's case manager retires: dated lines around the switch, and twelve helpers on either side."""

from datetime import date, time

from clinic.plans.content import (
    Agreement,
    Appointment,
    Change,
    ClientFacts,
    DatedCall,
    Decisions,
    Goodbye,
    HarderDays,
    HelpersCall,
    Knowledge,
    Medicines,
    Move,
    PlanContent,
    Risk,
    SmallTrouble,
    Task,
    TimeAlone,
    Tripwire,
    WayBack,
    WeekAnchor,
)
from clinic.plans.content_care import Promise
from tests.factories.plan_examples.pieces import (
    EVERY_DAY,
    US_LINES,
    WORKING_DAYS,
    edition,
    helper,
    hours,
    phone,
    worker,
)

LAST_DAY, FIRST_DAY = date(2026, 3, 27), date(2026, 3, 28)

CAROL = worker(
    "carol",
    "Carol Whitcomb",
    "case_manager",
    phone("(505) 555-0101", "ring", "text", at=hours(WORKING_DAYS, 9, 17)),
    called="Carol",
    until_on=LAST_DAY,
)
JOY = worker(
    "joy",
    "Joy Lindqvist",
    "case_manager",
    phone("(505) 555-0102", "ring", "text", at=hours((0, 1, 2, 3), 8, 16)),
    called="Joy",
    from_on=FIRST_DAY,
    own_words="I’ll come to your kitchen, not my office.",
    frequency="every second Tuesday",
    agreed=("first_call", "checks_in"),
    agreed_words=("Is the first one you call when you are worried", "Checks in with you each week"),
    doing_words=("Helps you with letters and forms",),
)

FRIENDS = [
    ("Teo Alvarado", "cousin", "Listens to you"),
    ("Mrs. Halloran", "neighbor", "Keeps your spare key"),
    ("Kwame Osei", "friend", "Walks with you"),
    ("Pilar Reyes", "sister", "Calls you on Mondays"),
    ("Lucía from the choir", "friend", "Sings with you"),
    ("Bernie", "barber", "Knows you by name"),
    ("Father Tom", "priest", "Prays with you"),
    ("Ana Sofía de la Cruz y Montenegro", "godmother", "Cooks or brings food"),
    ("Joaquín", "nephew", "Carries the shopping"),
    ("Old Mr. Tso", "chess friend", "Plays chess on Fridays"),
    ("St. Brigid’s choir", "", "A place where you can be among people"),
    ("Ruthie", "friend", ""),
]
WORKERS = [
    ("Bernadette Yazzie", "peer_worker", "Has been through it too"),
    ("Dr. Anil Menon", "psychiatrist", ""),
    ("Ruben Castellano", "pharmacist", "Packs your pills for the week"),
    ("Lena Park", "occupational_therapist", ""),
    ("Nurse Odette", "nurse", "Gives the injection"),
    ("Mr. Feld", "lawyer", "Knows about the lease"),
    ("Grace Kim", "advocate", "Speaks up for you"),
    ("Hank, bus pass office", "charity_worker", ""),
    ("Dr. Wu", "family_doctor", "Your blood pressure"),
    ("Sunrise Home Help", "support_worker", "Helps you at home"),
    ("Ms. Ortega", "housing", "Rent, repairs"),
]


def _friends():
    for place, (name, relation, doing) in enumerate(FRIENDS):
        reach = phone(f"(505) 555-01{40 + place}", "ring", "text", at=hours(EVERY_DAY, 9, 20))
        community = name.startswith("St.")
        yield helper(
            f"friend{place}",
            name,
            relation,
            reach,
            nature="community" if community else "unpaid",
            type="social_club" if community else "friend",
            doing_words=(doing,) if doing else (),
            frequency=("every day", "once a week", "once a month")[place % 3],
        )


def _workers():
    for place, (name, type_, doing) in enumerate(WORKERS):
        reach = phone(f"(505) 555-01{60 + place}", at=hours(WORKING_DAYS, 9, 17))
        yield worker(
            f"worker{place}",
            name,
            type_,
            reach,
            doing_words=(doing,) if doing else (),
            frequency=("once a week", "once a month")[place % 2],
        )


MARISOL = PlanContent(
    edition=edition(
        number=3,
        replaces_on=date(2026, 2, 12),
        plan_word="RIVER",
        made_by="Carol Whitcomb",
        pathway="worker_leaving",
    ),
    client=ClientFacts(
        printed_name="Marisol",
        pronouns="she/her",
        matters_most="Don’t hand me over. Introduce me.",
        wants_map=True,
    ),
    first_calls=(DatedCall("carol", None, LAST_DAY), DatedCall("joy", FIRST_DAY, None)),
    backup="friend0",
    day_and_night=US_LINES,
    tripwire=Tripwire(date(2026, 4, 3), "(505) 555-0100", "the front desk"),
    mend_number="(505) 555-0100",
    mend_hours="Monday to Friday, 8 am to 6 pm",
    helpers_call=(
        HelpersCall(
            "Carol Whitcomb",
            "(505) 555-0101",
            ("ring", "text"),
            (hours(WORKING_DAYS, 9, 17),),
            until_on=LAST_DAY,
        ),
        HelpersCall(
            "Joy Lindqvist",
            "(505) 555-0102",
            ("ring", "text"),
            (hours((0, 1, 2, 3), 8, 16),),
            from_on=FIRST_DAY,
        ),
    ),
    organisation="Juniper Street",
    helpers=(CAROL, JOY, *_friends(), *_workers()),
    small_troubles=(
        SmallTrouble("No money on the bus card", "worker7"),
        SmallTrouble("A bad night", "friend0"),
        SmallTrouble("The heating", "worker10"),
    ),
    let_it_out="Singing, loud, at choir.",
    glad="Ana Sofía",
    gives="You cook for Teo’s kids on Fridays.",
    move=Move(
        leaving_on=LAST_DAY,
        worker_name="Carol Whitcomb",
        worker_key="carol",
        reason_words="I am retiring after 31 years of work.",
        told_on=date(2026, 2, 12),
        told_by="Carol",
        told_how="Face to face",
        told_in_person=True,
        told_words="You’re retiring?! Who is going to help me now?",
        new_frame="You see Joy every second Tuesday, for as long as you want. If that is to change, she "
        "tells you herself, four weeks before.",
        met_together_on=date(2026, 3, 5),
        second_contact_on=date(2026, 3, 31),
        routine_kept="Tuesday at 2, in your kitchen.",
    ),
    changes=(
        Change(
            "Visits from Carol",
            "4 a month",
            "2 a month, from Joy",
            LAST_DAY,
            "person",
            "Teo calls on Tuesdays at 10.",
            "friend0",
            date(2026, 3, 31),
        ),
        Change(
            "Rides to Dr. Menon",
            "by car",
            "by bus 11",
            date(2026, 4, 2),
            "person",
            "Kwame rides with you the first time.",
            "friend2",
            date(2026, 4, 2),
        ),
        Change(
            "Reading letters",
            "Carol",
            "Joy, or Grace Kim if it is about your rights",
            LAST_DAY,
            "person",
            "",
            "joy",
            FIRST_DAY,
        ),
    ),
    tasks=(
        Task(
            "Calls to remind you of visits",
            "Carol",
            "me",
            "Set your phone, together.",
            date(2026, 3, 20),
            date(2026, 3, 3),
            "yes",
        ),
        Task("Ordering the pills", "Carol", "worker2", "Ruben orders them himself.", date(2026, 3, 27)),
        Task("Sunday check", "Carol", "stops", "", None),
    ),
    on_my_own="Cook, wash, pay my phone, ride bus 3.",
    week=tuple(
        WeekAnchor(day, part, at, what, who, state, alone)
        for day, part, at, what, who, state, alone in [
            (0, "morning", time(9), "Laundry with Mrs. Halloran", "friend1", "kept", False),
            (0, "evening", time(19), "Pilar calls", "friend3", "kept", False),
            (1, "morning", time(10), "Teo calls", "friend0", "new", False),
            (1, "afternoon", time(14), "Joy visits, every second week", "joy", "moved", False),
            (2, "morning", time(9, 30), "Walk with Kwame", "friend2", "kept", False),
            (2, "evening", None, "My time. Music.", "", "kept", True),
            (3, "afternoon", time(13), "Drop-in group, Juniper Street", "worker0", "kept", False),
            (4, "morning", time(11), "Pharmacy", "worker2", "kept", False),
            (4, "evening", time(17), "Cook for Teo’s kids", "friend0", "kept", False),
            (5, "morning", None, "Please keep it free.", "", "kept", True),
            (6, "morning", time(10, 30), "Choir", "friend10", "kept", False),
            (6, "afternoon", time(13), "Lunch at Teo’s", "friend0", "kept", False),
            (1, "afternoon", time(14), "Carol visits", "carol", "lost", False),
        ]
    ),
    week_from=date(2026, 3, 30),
    alone=TimeAlone("about_right", "I like my mornings alone. I want company on Sundays.", ""),
    appointments=(
        Appointment(
            "Visit",
            "Dr. Anil Menon",
            "worker1",
            date(2026, 4, 2),
            time(15, 15),
            "America/Denver",
            "Juniper Street, second floor",
            "Bus 11. Kwame rides with you.",
            "Joy texts the day before.",
            "Kwame",
            "Choir practice",
            "insurance",
        ),
        Appointment(
            "First visit",
            "Joy Lindqvist",
            "joy",
            date(2026, 3, 31),
            time(14),
            "America/Denver",
            "your kitchen",
            costs="nothing",
            follow_up=True,
        ),
    ),
    medicines=Medicines(
        "list", date(2026, 3, 2), "Castellano Pharmacy", (), date(2026, 4, 20), "Ruben, at the pharmacy"
    ),
    harder_days=HarderDays(
        my_signs=("I stop singing.",),
        others_see=("She stops humming in the kitchen.",),
        others_say="Ask me about the choir.",
        others_agreed=True,
        first_do=("Call Teo before it gets big.",),
        who_ring=("friend0", "joy", "worker0"),
        where_go="Teo’s house, any hour.",
        who_comes="Teo, then Joy.",
        safety_plan="yes",
        safety_plan_where="on the fridge",
        safety_plan_on=date(2026, 1, 8),
    ),
    way_back=WayBack(
        "Juniper Street, the duty worker", "(505) 555-0100", date(2026, 9, 30), "I need more visits again."
    ),
    words_i_can_use=("It’s Marisol. I need to hear a voice.",),
    decisions=Decisions(proxy="has", proxy_helper="friend3", proxy_where="Pilar has it, in her desk."),
    goodbye=Goodbye(
        last_meeting=LAST_DAY,
        what_we_did="We found your home on Fifth Street. You went back to singing.",
        strengths="You did the hard part. I got to watch.",
        thanks="Thank you for trusting me.",
        takes_with="How to call before it gets big.",
        contact_rule="After March 27, Carol can’t answer calls or texts. It is the same for every client. "
        "If you meet at the store, you can say hello.",
        contact_until=date(2026, 6, 30),
        instead="joy",
        gathering="Coffee with Teo and Joy, at Rosa’s Café.",
    ),
    agreement=Agreement("agrees", date(2026, 3, 6), took_part=("Marisol", "Carol", "Joy", "Teo")),
    risks=(
        Risk("Stops eating when she is low", "Lunch at Teo’s on Sundays; ask at each visit", "Joy"),
        Risk("Moves about at night in winter", "", ""),
    ),
    knowledge=Knowledge(
        story="41 years old. Lives alone on Fifth Street since 2018, and likes it.\n"
        "Two hospital stays in 2019, one in 2022, none since.\n"
        "Sings at St. Brigid’s. Cooks for Teo’s children on Fridays.\n"
        "Her father left without a word. Endings are hard for her.\n"
        "In her words: “Don’t hand me over. Introduce me.”",
        works="Text the day before. Sit in the kitchen, not the office. Ask about the choir first.",
        never_works="Turning up without a text. Three people in the room at once.",
        signs="She stops singing about ten days before it gets bad.",
        rings_for="Mr. Feld, about the lease.",
        promises=(
            Promise("Housing form, second page", date(2026, 4, 3), "Joy"),
            Promise("First ride on bus 11, with Kwame", date(2026, 4, 2), "Marisol"),
            Promise("Ask the pharmacy for Friday packs", None, ""),
        ),
        client_read="Yes",
    ),
    questions=("Who waters the plants in the office?",),
)
