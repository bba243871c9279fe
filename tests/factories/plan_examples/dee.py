"""Dee is deaf and texts; she never rings. Her address is confidential: no place and no time on her paper."""

from datetime import date, time

from clinic.plans.content import (
    Agreement,
    Appointment,
    Change,
    ClientFacts,
    DatedCall,
    FirstDays,
    HarderDays,
    Medicines,
    Move,
    PlanContent,
    Tripwire,
    WayBack,
)
from tests.factories.plan_examples.pieces import US_LINES, WORKING_DAYS, edition, helper, hours, phone, worker

BO = helper(
    "bo",
    "Bo Lindqvist",
    "wife",
    phone("(206) 555-0177", "text", note="Day and night. She wakes for a text from you."),
    type="partner",
    called="Bo",
    own_words="Text me. I wake up.",
    hats=("first_call",),
    agreed_words=("Is the first one you text when you are worried",),
    doing_words=("Signs with you",),
)
NORA = worker(
    "nora",
    "Nora Duarte",
    "case_manager",
    phone("(206) 555-0119", "text", "relay", at=hours(WORKING_DAYS, 8, 16)),
    doing_words=("Books the sign-language interpreter",),
    frequency="every week",
)
CLUB = helper(
    "club",
    "Deaf Women’s Circle",
    "",
    phone("(206) 555-0181", "text", note="They answer within a day"),
    nature="community",
    type="peer_group",
    answer="not_asked",
    meets="First Monday, 7 pm, Pine Street 9",
)

DEE = PlanContent(
    edition=edition(number=3, replaces_on=date(2026, 3, 1), plan_word="WAVE", made_by="Nora Duarte"),
    client=ClientFacts(
        printed_name="Dee",
        pronouns="she/her",
        interpreter="ASL, booked by Nora",
        phone_way="text",
        matters_most="That nobody talks over my head.",
        leave_out_places=True,
        wants_map=True,
    ),
    first_calls=(DatedCall("bo"),),
    backup="nora",
    day_and_night=US_LINES,
    tripwire=Tripwire(date(2026, 3, 11), "(206) 555-0100", "the front desk"),
    mend_number="(206) 555-0100",
    helpers=(BO, NORA, CLUB),
    move=Move(
        leaving_on=date(2026, 3, 9),
        leaving_from="Ward 7",
        going_to="a safe place",
        going_to_kind="confidential",
        told_on=date(2026, 3, 4),
        told_by="Nora, with an interpreter",
        told_words="OK. Slowly, please.",
    ),
    changes=(
        Change(
            "Staff who sign",
            "two on each shift",
            "Nora, once a week",
            date(2026, 3, 9),
            "person",
            "Video calls with the Circle.",
            "club",
            date(2026, 3, 16),
        ),
    ),
    first_days=FirstDays(sleeps="a safe place", way_home="Bo drives."),
    appointments=(
        Appointment(
            "First visit",
            "Nora Duarte",
            "nora",
            date(2026, 3, 12),
            time(9),
            "America/Los_Angeles",
            "Pine Street 9",
            "Bus 2",
            "Nora texts.",
            "the interpreter",
            "Bo",
            "nothing",
            follow_up=True,
        ),
    ),
    medicines=Medicines("none"),
    harder_days=HarderDays(
        my_signs=("I take my hearing aids out and leave them.",),
        first_do=("Text Bo.",),
        who_ring=("bo", "nora"),
        where_go="The ER at Pine. Show them the card: I sign.",
    ),
    way_back=WayBack("Ward 7", "(206) 555-0150", None, "This is Dee. I need more help again."),
    words_i_can_use=("I am deaf. Please text me.",),
    agreement=Agreement("agrees", date(2026, 3, 6)),
)
