"""Sam goes home from a ward, and his sister said yes: the plan most people would call ordinary."""

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
    PendingResult,
    PlanContent,
    SmallTrouble,
    Task,
    TimeAlone,
    Tripwire,
    WayBack,
    WeekAnchor,
)
from clinic.plans.content_care import DayContact, Medicine, Need
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

ROSA = helper(
    "rosa", "Rosa Okafor", "sister", phone("(505) 555-0142", "ring", "text", at=hours(EVERY_DAY, 8, 22)),
    called="Rosa", type="sibling", hats=("first_call", "emergency"), doing_words=("Listens to you", "Cooks or brings food"),
    functions=("emotional", "practical"), own_words="Call me before it gets big. I will pick up.",
    agreed_words=("Is the first one you call when you are worried", "Comes along to visits", "Knows how it starts for you"),
    gives_back="You fix her bike.", frequency="most days",
)  # fmt: skip
NEIGHBOUR = helper(
    "halloran", "Mrs. Halloran", "neighbor", phone("(505) 555-0163", "ring", "knock", at=hours(EVERY_DAY, 9, 22)),
    type="neighbour", doing_words=("Keeps your spare key",), functions=("practical",), frequency="every day",
)  # fmt: skip
FRIEND = helper(
    "kwame", "Kwame Osei", "friend", phone("(505) 555-0158", "text", note="Any day. He texts back the same day."),
    type="friend", doing_words=("Walks with you",), functions=("belonging",), frequency="once a week",
)  # fmt: skip
CHOIR = helper(
    "choir", "St. Brigid’s choir", "", phone("(505) 555-0190", at=hours((0, 3), 17, 20)), nature="community",
    type="social_club", doing_words=("A place where you can be among people",), functions=("belonging",),
    meets="Sundays at 10:30, St. Brigid’s Church. Free. Bus 3.", first_visit_on=date(2026, 3, 22),
    first_visit_with="Kwame",
)  # fmt: skip
TOLU = worker(
    "tolu", "Tolu Adeyemi", "case_manager", phone("(505) 555-0117", at=hours(WORKING_DAYS, 9, 17)), called="Tolu",
    doing_words=("Helps you with letters and forms",), functions=("practical", "informational"),
    frequency="every second Tuesday",
)  # fmt: skip
MENON = worker(
    "menon", "Dr. Anil Menon", "psychiatrist",
    phone("(505) 555-0109", "message", note="Leave a message any time. The clinic calls back within a day."),
    frequency="once a month",
)  # fmt: skip
RUBEN = worker(
    "ruben", "Ruben Castellano", "pharmacist", phone("(505) 555-0134", at=hours(EVERY_DAY, 9, 19)),
    doing_words=("Packs your pills for the week",),
)  # fmt: skip

FIRST_VISIT = Appointment(
    what="First visit", with_who="Dr. Anil Menon", helper="menon", on=date(2026, 3, 17), at=time(10, 0),
    zone="America/Denver", where="Juniper Street Clinic, second floor", way_there="Bus 11 to Fifth Street.",
    reminder="Tolu calls the day before.", who_comes="Rosa", who_after="Coffee with Rosa", costs="insurance",
    follow_up=True,
)  # fmt: skip
GROUP = Appointment(
    what="Drop-in group", with_who="Lena Park", on=date(2026, 3, 19), at=time(13, 0), where="14 Juniper Street",
    way_there="Walk, ten minutes.", costs="nothing",
)  # fmt: skip

CHANGES = (
    Change("Someone awake all night", "every night", "no one on the spot", date(2026, 3, 13), "person",
           "Rosa keeps her phone on until 10. After that, 988.", "rosa", date(2026, 3, 13)),
    Change("Meals", "three a day", "you cook", date(2026, 3, 13), "skill", "You have cooked three times with Lena.",
           "me", date(2026, 3, 13)),
    Change("Visits from Tolu", "every week", "every second Tuesday", date(2026, 3, 31), "person",
           "Kwame walks with you on the Tuesdays between.", "kwame", date(2026, 4, 7)),
    Change("The night round", "twice a night", "none", date(2026, 3, 13), "nothing"),
)  # fmt: skip
WEEK = (
    WeekAnchor(0, "morning", time(9), "Laundry with Mrs. Halloran", "halloran"),
    WeekAnchor(1, "afternoon", time(14), "Tolu visits, every second week", "tolu", "moved"),
    WeekAnchor(2, "morning", time(9, 30), "Walk with Kwame", "kwame"),
    WeekAnchor(3, "afternoon", time(13), "Drop-in group", "", "new"),
    WeekAnchor(4, "evening", None, "Music at home", "", "kept", alone_time=True),
    WeekAnchor(6, "morning", time(10, 30), "Choir", "choir", "new"),
    WeekAnchor(6, "afternoon", time(13), "Lunch at Rosa’s", "rosa"),
)
HARDER = HarderDays(
    my_signs=("I stop singing.", "I sleep less than four hours, two nights in a row."),
    others_see=("He answers in one word.",), others_say="Shall we have tea?", others_agreed=True,
    first_do=("Put the phone away and walk round the block.", "Play the blue record.", "Text Rosa one word: tea."),
    who_ring=("rosa", "tolu"), where_go="Rosa’s kitchen. If she is out: the Crisis Center, 200 Main Street, open all night.",
    who_comes="Rosa first. Please, no uniform at the door.", safety_plan="yes",
    safety_plan_where="in the blue folder, and with Rosa", safety_plan_on=date(2026, 3, 4),
    point_person_part="Rosa can come over. She does not decide for you.",
    pets_and_home="Mrs. Halloran feeds Biscuit and waters the plants.",
)  # fmt: skip
MEDICINES = Medicines(
    answer="rows", lasts_until=date(2026, 3, 27), from_where="Fifth Street Pharmacy, from Ruben",
    rows=(
        Medicine("Sertraline 50 mg", "mood", "One in the morning, with food", "new", "It helped you in June.",
                 "Dr. Menon", date(2026, 3, 17), date(2026, 3, 27)),
        Medicine("Lorazepam", "sleep", "Half a tablet at night", "slowly_less", "You asked to come off it.",
                 "Dr. Menon", date(2026, 3, 17), date(2026, 3, 20)),
        Medicine("Vitamin D", "bones", "One on Sundays", "same"),
    ),
)  # fmt: skip

SAM = PlanContent(
    edition=edition(number=2, replaces_on=date(2026, 2, 20)),
    client=ClientFacts(
        printed_name="Sam", pronouns="he/him", matters_most="My own key, and someone who knows if I’m not up.",
        wants_map=True, paper_kept="home", own_note="Bin day is Thursday.",
    ),
    first_calls=(DatedCall("rosa"),), first_choice="rosa", backup="tolu", day_and_night=US_LINES,
    tripwire=Tripwire(date(2026, 3, 16), "(505) 555-0100", "the front desk"), mend_number="(505) 555-0100",
    organisation="Alder House",
    helpers=(ROSA, NEIGHBOUR, FRIEND, CHOIR, TOLU, MENON, RUBEN),
    animals="Biscuit, your cat.", places_that_know_me="The library on Tuesdays.",
    small_troubles=(
        SmallTrouble("Locked out", "halloran"),
        SmallTrouble("A letter that frightens me", "tolu"),
        SmallTrouble("Sunday afternoon", "", "the choir’s kitchen"),
    ),
    let_it_out="Shout along with the radio in Kwame’s car.", let_it_out_helper="kwame", glad="Aunt Pilar",
    gives="I mend bikes for the whole street.",
    move=Move(leaving_on=date(2026, 3, 13), leaving_from="Ward 4", going_to="Fifth Street, apartment 6",
              going_to_kind="home", worker_name="Tolu Adeyemi", worker_key="tolu", told_on=date(2026, 3, 2),
              told_by="Tolu", told_words="About time. And I’m scared.", weekend_cover="rosa"),
    changes=CHANGES,
    tasks=(
        Task("Reminder calls before a visit", "the ward", "me", "Set two alarms on your own phone, with Tolu.",
             date(2026, 3, 12), date(2026, 3, 5), "yes"),
        Task("The rent form", "Tolu", "me", "Do the next one together, in April.", date(2026, 4, 3)),
    ),
    on_my_own="I cook rice and eggs, wash my clothes, pay my phone.",
    first_days=FirstDays(
        sleeps="At home, Fifth Street, apartment 6", way_home="Rosa picks you up at 11, by car.",
        needs=(
            Need("Keys", "sorted", "", "In your coat."), Need("Food", "someone", "Rosa", "Soup for three days."),
            Need("Phone credit", "sorted"), Need("Money", "missing", "Tolu", "The card comes by mail on Monday."),
        ),
        contacts=(
            DayContact(date(2026, 3, 13), "rosa", "eats with you at 7 in the evening"),
            DayContact(date(2026, 3, 14), "kwame", "walks with you at 10 in the morning"),
            DayContact(date(2026, 3, 15), "tolu", "calls you at 4 in the afternoon"),
        ),
    ),
    week=WEEK, week_from=date(2026, 3, 16),
    alone=TimeAlone("about_right", "I like my mornings alone. I want company on Sundays.", "Sunday, after lunch"),
    appointments=(FIRST_VISIT, GROUP), medicines=MEDICINES,
    results=(PendingResult("Blood test of March 5", "Dr. Menon", date(2026, 3, 17)),),
    harder_days=HARDER,
    way_back=WayBack("Ward 4, ask for the nurse in charge", "(505) 555-0150", date(2026, 4, 13),
                     "I left on March 13 and it is too soon."),
    words_i_can_use=("It’s Sam. It is a tea day.", "Can you stay on the line while I sit down?"),
    decisions=Decisions(proxy="has", proxy_helper="rosa", proxy_where="in the blue folder", proxy_copies="Rosa, Dr. Menon",
                        values="No needles if there is another way."),
    goodbye=Goodbye(last_meeting=date(2026, 3, 12), what_we_did="Three walks to the river. The first meal you cooked here.",
                    strengths="You asked for help before it was late.", thanks="Thank you for the blue record.",
                    takes_with="The walk to the river, and the song.",
                    contact_rule="You can write one card to the ward. They write back once.",
                    contact_until=date(2026, 6, 30), instead="tolu"),
    agreement=Agreement("agrees", date(2026, 3, 6), took_part=("Sam", "Rosa", "Tolu"), rang_together_on=date(2026, 3, 6)),
    questions=("Can I still come to the Tuesday lunch?",),
)  # fmt: skip
