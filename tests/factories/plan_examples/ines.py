"""Inés does not agree with all of it, and the plan says so. A guardian decides about money alone."""

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
    Medicines,
    Move,
    PlanContent,
    Tripwire,
    WayBack,
)
from tests.factories.plan_examples.pieces import US_LINES, WORKING_DAYS, edition, helper, hours, phone, worker

OMAR = worker(
    "omar",
    "Omar Haddad",
    "nurse",
    phone("(602) 555-0133", at=hours(WORKING_DAYS, 8, 18)),
    called="Omar",
    frequency="every week",
)
PETRA = helper(
    "petra",
    "Petra",
    "roommate",
    phone("(602) 555-0188", "text", note="Any time"),
    type="friend",
    answer="no",
    doing_words=("Keeps you company",),
)
JUDGE = worker(
    "guardian",
    "Winston Abara",
    "lawyer",
    phone("(602) 555-0199", at=hours((1, 3), 10, 12)),
    hats=("guardian",),
)

INES = PlanContent(
    edition=edition(number=1, plan_word="STONE", made_by="Omar Haddad"),
    client=ClientFacts(
        printed_name="Inés", matters_most="Leave me my evenings.", stands_first="day_and_night"
    ),
    first_calls=(DatedCall("omar"),),
    first_choice="petra",
    first_choice_agreed=True,
    day_and_night=US_LINES,
    tripwire=Tripwire(date(2026, 3, 10), "(602) 555-0100", "the clinic"),
    mend_number="(602) 555-0100",
    helpers=(OMAR, PETRA, JUDGE),
    ask_again_by="Omar",
    ask_again_on=date(2026, 4, 1),
    move=Move(
        leaving_on=date(2026, 3, 8),
        leaving_from="Step-down house",
        going_to="Van Buren Street",
        told_on=date(2026, 3, 6),
        told_by="Omar",
        told_words="Two days. Great.",
    ),
    changes=(Change("House meeting", "every morning", "none", date(2026, 3, 8), ""),),
    appointments=(
        Appointment(
            "First visit",
            "Omar Haddad",
            "omar",
            date(2026, 3, 12),
            time(16),
            "America/Phoenix",
            "the clinic",
            costs="not_known",
            follow_up=True,
        ),
    ),
    medicines=Medicines("none"),
    harder_days=HarderDays(my_signs=("I get loud.",), first_do=("Headphones.",), who_ring=("omar",)),
    way_back=WayBack("Omar", "(602) 555-0133", date(2026, 5, 8), "It was too soon."),
    decisions=Decisions(
        can_decide="with_support",
        support="Omar reads it aloud, twice, on different days.",
        decision="money",
        decider="guardian",
        decider_paper="Court order of May 2024",
        decider_limits="Money over $500. Nothing else.",
        proxy="wants",
    ),
    goodbye=Goodbye(last_meeting=date(2026, 3, 7)),
    agreement=Agreement(
        "partly",
        date(2026, 3, 6),
        "I said two weeks more. Nobody asked me about the evenings.",
        "The patient advocate, Grace Kim",
        "(602) 555-0145",
    ),
    questions=("Why on a Sunday?",),
)
