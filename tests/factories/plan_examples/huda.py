"""Huda leaves a ward; her cousin, who speaks Arabic and is written in Arabic letters, is called first."""

from datetime import date, time

from clinic.plans.content import (
    Agreement,
    Appointment,
    Change,
    ClientFacts,
    DatedCall,
    Decisions,
    FirstDays,
    Goodbye,
    HarderDays,
    Medicines,
    Move,
    PlanContent,
    SmallTrouble,
    TimeAlone,
    Tripwire,
    WayBack,
    WeekAnchor,
)
from clinic.plans.content_care import DayContact, Need
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

SAMIRA = helper(
    "samira",
    "سميرة الحدّاد",
    "cousin",
    phone("(313) 555-0168", "ring", "text", at=hours(EVERY_DAY, 8, 21)),
    called="سميرة",
    type="family",
    language="Arabic",
    hats=("first_call",),
    own_words="دقّي بابي في أي وقت",
    agreed_words=("Is the first one you call when you are worried", "Comes along to visits"),
    doing_words=("Listens to you", "Eats with you"),
    functions=("emotional", "belonging"),
    frequency="most days",
)
MAJID = helper(
    "majid",
    "Majid Al-Sabti (مجيد)",
    "brother",
    phone("+964 780 555 0144", "message", note="Evenings there, mornings here"),
    type="sibling",
    language="Arabic",
    doing_words=("Prays with you",),
    functions=("belonging",),
    frequency="on Sundays",
)
LAYLA = worker(
    "layla",
    "ليلى منصور",
    "case_manager",
    phone("(313) 555-0121", at=hours(WORKING_DAYS, 9, 17)),
    language="Arabic",
    doing_words=("Helps you with letters and forms",),
    frequency="every week",
)
DOCTOR = worker(
    "doctor",
    "Dr. Ngọc-Ánh Trần",
    "psychiatrist",
    phone("(313) 555-0107", "message", at=hours(WORKING_DAYS, 8, 16)),
    frequency="once a month",
)

HUDA = PlanContent(
    edition=edition(number=1, made_by="Layla Mansour", plan_word="OLIVE"),
    client=ClientFacts(
        printed_name="هدى",
        language="ar",
        interpreter="Arabic, by phone, never a relative",
        matters_most="أريد أن أطبخ في بيتي",
        wants_map=True,
        paper_kept="bag",
    ),
    first_calls=(DatedCall("samira"),),
    first_choice="samira",
    backup="layla",
    day_and_night=US_LINES,
    tripwire=Tripwire(date(2026, 3, 12), "(313) 555-0100", "the front desk"),
    mend_number="(313) 555-0100",
    helpers=(SAMIRA, MAJID, LAYLA, DOCTOR),
    places_that_know_me="The bakery on Warren Avenue (مخبز الشام).",
    small_troubles=(
        SmallTrouble("A letter in English", "layla"),
        SmallTrouble("No bread in the house", "samira"),
    ),
    let_it_out="On the phone with سميرة, late.",
    let_it_out_helper="samira",
    gives="She teaches her niece to sew.",
    move=Move(
        leaving_on=date(2026, 3, 9),
        leaving_from="Ward 2",
        going_to="her cousin’s house",
        going_to_kind="family",
        told_on=date(2026, 3, 3),
        told_by="Layla, with an interpreter",
        told_words="الحمد لله",
    ),
    changes=(
        Change(
            "Arabic interpreter each morning",
            "every day",
            "at each visit",
            date(2026, 3, 9),
            "person",
            "Layla speaks Arabic. Ask for her by name.",
            "layla",
            date(2026, 3, 9),
        ),
        Change(
            "Company at meals",
            "three times a day",
            "with سميرة",
            date(2026, 3, 9),
            "person",
            "",
            "samira",
            date(2026, 3, 9),
        ),
    ),
    first_days=FirstDays(
        sleeps="At سميرة’s, upstairs room",
        way_home="سميرة comes with a taxi at 2.",
        needs=(Need("Money", "sorted"), Need("Phone credit", "someone", "Layla", "On Monday morning.")),
        contacts=(DayContact(date(2026, 3, 10), "layla", "calls you at 10 in the morning"),),
    ),
    week=(
        WeekAnchor(4, "afternoon", time(13), "Mosque, with سميرة", "samira"),
        WeekAnchor(6, "evening", time(19), "Majid calls", "majid"),
        WeekAnchor(1, "morning", time(10), "Layla calls", "layla", "new"),
    ),
    week_from=date(2026, 3, 9),
    alone=TimeAlone("less", "البيت هادئ جدًا في الليل", "Night"),
    appointments=(
        Appointment(
            "First visit",
            "Dr. Ngọc-Ánh Trần",
            "doctor",
            date(2026, 3, 13),
            time(14, 30),
            "America/Detroit",
            "Warren Clinic, room 5",
            "سميرة drives.",
            "Layla calls on Thursday.",
            "سميرة",
            "Tea at home",
            "amount",
            "$5",
            follow_up=True,
        ),
    ),
    medicines=Medicines(
        "list", date(2026, 3, 8), "Warren Pharmacy", (), date(2026, 3, 23), "Warren Pharmacy"
    ),
    harder_days=HarderDays(
        my_signs=("لا أنام", "I stop cooking."),
        first_do=("Call سميرة.", "Open the window and wash my face."),
        who_ring=("samira", "layla"),
        where_go="Emergency room, Warren Hospital, day and night.",
        who_comes="A woman, please.",
        safety_plan="not_needed",
    ),
    way_back=WayBack(
        "Ward 2", "(313) 555-0155", date(2026, 4, 9), "My name is Huda. Arabic interpreter, please."
    ),
    words_i_can_use=("أنا تعبانة اليوم", "Please speak slowly. Arabic interpreter."),
    decisions=Decisions(proxy="declined", values="أحب أن أسمع القرآن"),
    goodbye=Goodbye(
        what_we_did="We cooked lentil soup for the ward.",
        thanks="Thank you for your stories.",
        contact_rule="You can call the ward for two weeks.",
        instead="layla",
    ),
    agreement=Agreement("agrees", date(2026, 3, 6), took_part=("هدى", "سميرة", "Layla Mansour")),
)
