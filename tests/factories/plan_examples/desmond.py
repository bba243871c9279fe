"""Friday, 16:40: Desmond leaves today, his sister doesn't pick up, a stand-in carries the weekend."""

from datetime import date

from clinic.plans.content import (
    ClientFacts,
    DatedCall,
    FirstDays,
    HarderDays,
    Medicines,
    Move,
    PlanContent,
    StandIn,
    StillComing,
    Tripwire,
)
from clinic.plans.content_care import DayContact
from tests.factories.plan_examples.pieces import EVERY_DAY, US_LINES, edition, helper, hours, phone, worker

LORETTA = helper(
    "loretta",
    "Loretta Pruitt",
    "sister",
    phone("(919) 555-0171", "ring", "text", at=hours(EVERY_DAY, 7, 22)),
    called="Loretta",
    type="sibling",
    answer="asked",
    asked_on=date(2026, 3, 6),
    answered_on=None,
    asked=("first_call", "checks_in", "holds_copy"),
    ask_who="Nadia",
    ask_by=date(2026, 3, 9),
)
MIKE = worker(
    "mike",
    "Mike Delaney",
    "case_manager",
    phone("(919) 555-0126", at=hours(EVERY_DAY, 8, 20)),
    called="Mike",
    agreed=("first_call",),
    agreed_words=("Is the first one you call when you are worried",),
    hats=("stands_in",),
)

DESMOND = PlanContent(
    edition=edition(kind="so_far", made_by="Nadia Rahimi", plan_word="LAMP"),
    client=ClientFacts(printed_name="Desmond J.", pronouns="he/him"),
    first_calls=(DatedCall("loretta"),),
    first_choice="loretta",
    asking="loretta",
    stand_in=StandIn("mike", date(2026, 3, 13)),
    day_and_night=US_LINES,
    tripwire=Tripwire(date(2026, 3, 9), "(919) 555-0100", "the ward desk"),
    mend_number="(919) 555-0100",
    still_coming=StillComing("Tolu Adeyemi", date(2026, 3, 9), ("Who should we never call?",)),
    helpers=(LORETTA, MIKE),
    move=Move(
        leaving_on=date(2026, 3, 6), leaving_from="Ward 4", going_to="Loretta’s sofa", going_to_kind="family"
    ),
    first_days=FirstDays(
        sleeps="Loretta’s sofa, or the Beacon shelter if she is not in",
        way_home="Bus 12, the ward pays.",
        contacts=(
            DayContact(date(2026, 3, 7), "mike", "calls you at 10 in the morning"),
            DayContact(date(2026, 3, 8), "mike", "calls you at 10 in the morning"),
        ),
    ),
    medicines=Medicines(lasts_until=date(2026, 3, 11), from_where="Main Street Drugs"),
    first_appointment_owner="Nadia Rahimi",
    first_appointment_by=date(2026, 3, 10),
    harder_days=HarderDays(
        my_signs=("I walk all night.",), first_do=("Sit down. Drink a glass of water. Call Mike.",)
    ),
)
