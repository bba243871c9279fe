"""Two plans in which nothing is open, one of each pathway: each test of a rule breaks one thing in them."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from clinic.foundation.days import Hours
from clinic.foundation.regions import load_region
from clinic.plans.content import (
    Agreement,
    Appointment,
    Change,
    ClientFacts,
    DatedCall,
    DayAndNight,
    Edition,
    FirstDays,
    Goodbye,
    Helper,
    Medicines,
    Move,
    PlanContent,
    StandIn,
    Task,
    WayBack,
)
from clinic.plans.content_care import DayContact
from clinic.plans.content_people import Reach
from clinic.plans.gaps import GapContext, Leaver

TODAY = date(2026, 3, 6)  # a Friday
LEAVING = date(2026, 3, 10)  # a Tuesday
LAST_DAY = date(2026, 3, 31)  # a Tuesday
EVERY_DAY = tuple(range(7))


def phone(value: str, **changes: Any) -> Reach:
    """A number to ring and text, day and night, tried."""
    return replace(Reach("phone", value, ("ring", "text"), (Hours(EVERY_DAY),), "", TODAY), **changes)


def helper(key: str, name: str, **changes: Any) -> Helper:
    """Somebody unpaid who said yes and takes on one thing."""
    given = Helper(key, name, reach=(phone(f"(505) 555-01{len(key):02}"),), answer="yes", needs="Sleep")
    return replace(given, **{"functions": ("emotional", "practical"), "agreed": ("checks_in",), **changes})


ROSA = helper("rosa", "Rosa Okafor", relation="sister")
KWAME = helper("kwame", "Kwame Osei")
TOLU = helper("tolu", "Tolu Adeyemi", nature="paid", organisation="Alder House")
ANN = helper("ann", "Ann Lopez", nature="paid", until_on=LAST_DAY, reach=(phone("(505) 555-0199"),))
MAYA = helper("maya", "Maya Chen", nature="paid", from_on=date(2026, 4, 1))

DISCHARGE = PlanContent(
    edition=Edition(kind="plan", number=1, made_on=TODAY, made_by="Tolu Adeyemi"),
    client=ClientFacts(printed_name="Sam", legal_name="Samuel Okafor", safe_paper="yes", paper_kept="home"),
    first_calls=(DatedCall("rosa"),),
    first_choice="rosa",
    backup="kwame",
    day_and_night=(DayAndNight("988 Lifeline", "988", "Call or text.", "", date(2026, 2, 1)),),
    helpers=(ROSA, KWAME, TOLU),
    move=Move(leaving_on=LEAVING, told_on=date(2026, 3, 1)),
    changes=(Change("Meals", "three a day", "none", LEAVING, "person", "Rosa cooks", "rosa", LEAVING),),
    tasks=(Task("Forms", "tolu", "kwame", "together"),),
    first_days=FirstDays("at Rosa's", "by bus", (), (DayContact(LEAVING, "rosa", "eats with me"),)),
    appointments=(
        Appointment(
            "First visit", "Dr. Menon", on=date(2026, 3, 13), at=time(10), prescribes=True, follow_up=True
        ),
    ),
    medicines=Medicines("rows", lasts_until=date(2026, 3, 20)),
    way_back=WayBack("the ward", "(505) 555-0150", date(2026, 4, 10)),
    goodbye=Goodbye(last_meeting=date(2026, 3, 9)),
    agreement=Agreement("agrees", TODAY),
)
CONTEXT = GapContext(
    TODAY, load_region("us"), consents={"rosa": frozenset({"plan"}), "kwame": frozenset({"plan"})}
)

LEAVING_PLAN = replace(
    DISCHARGE,
    edition=replace(DISCHARGE.edition, pathway="worker_leaving"),
    first_calls=(DatedCall("ann", None, LAST_DAY), DatedCall("maya", date(2026, 4, 1), None)),
    first_choice="maya",
    helpers=(ROSA, KWAME, ANN, MAYA),
    move=Move(leaving_on=LAST_DAY, worker_name="Ann Lopez", worker_key="ann", told_on=date(2026, 3, 2)),
    changes=(Change("Visits", "weekly, Ann", "every two weeks", LAST_DAY, "person", "Maya", "maya"),),
    tasks=(Task("Forms", "ann", "kwame", "together"),),
    goodbye=Goodbye(last_meeting=date(2026, 3, 30), what_we_did="Ann and I walked."),
)
ANN_LEAVES = Leaver(("Ann Lopez", "Ann"), ("(505) 555-0199",), LAST_DAY)
LEAVING_CONTEXT = replace(CONTEXT, leaver=ANN_LEAVES)


def with_helper(plan: PlanContent, key: str, **changes: Any) -> PlanContent:
    """The plan with one helper changed."""
    changed = tuple(replace(one, **changes) if one.key == key else one for one in plan.helpers)
    return replace(plan, helpers=changed)


def without(plan: PlanContent, *keys: str) -> PlanContent:
    """The plan without some helpers' entries."""
    return replace(plan, helpers=tuple(one for one in plan.helpers if one.key not in keys))


__all__ = [
    "ANN_LEAVES",
    "CONTEXT",
    "DISCHARGE",
    "EVERY_DAY",
    "LAST_DAY",
    "LEAVING",
    "LEAVING_CONTEXT",
    "LEAVING_PLAN",
    "TODAY",
    "StandIn",
    "helper",
    "phone",
    "with_helper",
    "without",
]
