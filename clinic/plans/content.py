"""PlanContent: the one narrow waist. Everything before it writes rows; everything after it reads only this.

Plain, frozen values. Text is as typed (NFC, tidied), dates are dates, `helper` fields hold the key of a
Helper in `PlanContent.helpers` ("" for none, "me" for the client). Keys are never printed.
Lists in the order in which they should be read. SCHEMA goes up when a stored plan must be lifted
(see `upgrade`).
"""

from dataclasses import dataclass
from datetime import date, time

from clinic.plans.content_care import (
    Appointment,
    Change,
    Decisions,
    FirstDays,
    Goodbye,
    HarderDays,
    Knowledge,
    Medicines,
    Move,
    PendingResult,
    Risk,
    Task,
    ToldService,
    WayBack,
)
from clinic.plans.content_people import (
    Begun,
    DatedCall,
    DayAndNight,
    Helper,
    HelpersCall,
    NeverRing,
    SmallTrouble,
    StandIn,
)
from clinic.plans.readers import (
    CLIENT_AND_WORKER,
    CLIENT_ONLY,
    EVERYONE,
    SUPPORTER_AND_WORKER,
    WORKER_ONLY,
    About,
    told,
)

SCHEMA = 2


@dataclass(frozen=True)
class Edition:
    """Which plan this is: printed in the foot of every page."""

    kind: str = told(*EVERYONE, empty="draft")  # draft, so_far, plan, replaced
    number: int = told(*EVERYONE, empty=0)  # 0 until it is made
    made_on: date | None = told(*EVERYONE, empty=None)
    made_by: str = told(*EVERYONE, empty="")
    replaces_on: date | None = told(*EVERYONE, empty=None)
    check_by: date | None = told(*EVERYONE, empty=None)
    plan_word: str = told(*EVERYONE, empty="")
    pathway: str = told(*CLIENT_AND_WORKER, empty="discharge")  # discharge, worker_leaving
    region: str = told(*EVERYONE, empty="us")


@dataclass(frozen=True)
class ClientFacts:
    """The person whose plan this is. `printed_name` is the only name of theirs on any page."""

    printed_name: str = told(*EVERYONE, empty="")
    legal_name: str = told(*WORKER_ONLY, empty="")
    pronouns: str = told(*EVERYONE, empty="")
    born_on: date | None = told(*WORKER_ONLY, empty=None)
    language: str = told(*CLIENT_AND_WORKER, empty="en")
    interpreter: str = told(*CLIENT_AND_WORKER, empty="")
    reading_format: str = told(*CLIENT_AND_WORKER, empty="standard")  # standard, large, short, audio
    reach: tuple[str, ...] = told(*SUPPORTER_AND_WORKER, about=About.CONTACT, empty=())
    phone_way: str = told(*CLIENT_AND_WORKER, empty="call")  # uses a phone to: call, text, relay, none
    safe_paper: str = told(*WORKER_ONLY, empty="")  # yes, with_care, no
    safe_paper_care: str = told(*WORKER_ONLY, empty="")  # what to take care of
    paper_kept: str = told(*CLIENT_AND_WORKER, empty="")  # home, bag, helper, service
    leave_out_places: bool = told(*CLIENT_ONLY, empty=False)  # no place and time on the client's paper
    safe_ring: str = told(*WORKER_ONLY, empty="")  # yes, with_care, no
    safe_ring_care: str = told(*WORKER_ONLY, empty="")  # when, and what may be said
    shows_organisation: bool = told(*EVERYONE, empty=False)  # papers that others see may carry its name
    matters_most: str = told(*CLIENT_AND_WORKER, empty="")
    matters_said_by: str = told(*CLIENT_AND_WORKER, empty="client")  # client, carer, worker
    culture_and_faith: str = told(*CLIENT_AND_WORKER, empty="")
    health_and_body: str = told(*CLIENT_AND_WORKER, empty="")
    wants_map: bool = told(*CLIENT_ONLY, empty=False)
    wants_qr: bool = told(*CLIENT_ONLY, empty=False)  # on the cards: only with the client's yes
    stands_first: str = told(*CLIENT_ONLY, empty="")  # what the client wants second on page 1
    own_note: str = told(*CLIENT_ONLY, empty="")


@dataclass(frozen=True)
class WeekAnchor:
    """One fixed point of the week. `part`: one of foundation.days.PARTS. `state`: kept, new, lost, moved."""

    weekday: int = told(*CLIENT_AND_WORKER, empty=0)
    part: str = told(*CLIENT_AND_WORKER, empty="morning")
    at: time | None = told(*CLIENT_AND_WORKER, empty=None)
    what: str = told(*CLIENT_AND_WORKER, empty="")
    helper: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)
    state: str = told(*CLIENT_AND_WORKER, empty="kept")
    alone_time: bool = told(*CLIENT_AND_WORKER, empty=False)
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class TimeAlone:
    """Time alone is protected, never scored. `choice`: about_right, more, less, changes."""

    choice: str = told(*CLIENT_AND_WORKER, empty="")
    words: str = told(*CLIENT_AND_WORKER, empty="")
    hardest_time: str = told(*CLIENT_AND_WORKER, empty="")


@dataclass(frozen=True)
class Tripwire:
    """What the client does when nobody has rung (worker handover that silently failed)."""

    by: date | None = told(*CLIENT_AND_WORKER, empty=None)
    number: str = told(*CLIENT_AND_WORKER, empty="")
    who: str = told(*CLIENT_AND_WORKER, empty="")


@dataclass(frozen=True)
class StillComing:
    """The one owned task of a plan so far: the call that finishes the plan."""

    owner: str = told(*CLIENT_AND_WORKER, empty="")
    by: date | None = told(*CLIENT_AND_WORKER, empty=None)
    questions: tuple[str, ...] = told(*WORKER_ONLY, empty=())


@dataclass(frozen=True)
class Agreement:
    """Say-it-back and agreement. `answer`: agrees, partly, no, could_not_say, ""."""

    answer: str = told(*CLIENT_AND_WORKER, empty="")
    on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    not_agreed: str = told(*CLIENT_AND_WORKER, empty="")
    reviewer: str = told(*CLIENT_AND_WORKER, empty="")
    reviewer_number: str = told(*CLIENT_AND_WORKER, empty="")
    said_back: tuple[tuple[str, str], ...] = told(*WORKER_ONLY, empty=())  # (question key, pass or again)
    took_part: tuple[str, ...] = told(*CLIENT_AND_WORKER, empty=())
    rang_together_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    supervisor_saw: str = told(*WORKER_ONLY, empty="")


@dataclass(frozen=True)
class Addition:
    """An answer to an item that the site added itself."""

    label: str = told(*CLIENT_AND_WORKER, empty="")
    words: str = told(*CLIENT_AND_WORKER, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class PlanContent:
    """One plan, whole. Sections hold their own declarations; a section withheld is its empty self."""

    schema: int = told(*EVERYONE, empty=SCHEMA)
    edition: Edition = told(*EVERYONE, empty_factory=Edition)
    client: ClientFacts = told(*EVERYONE, empty_factory=ClientFacts)

    # Page 1
    first_calls: tuple[DatedCall, ...] = told(*EVERYONE, empty=())
    first_choice: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)  # or "none"
    first_choice_words: str = told(*CLIENT_AND_WORKER, empty="")
    first_choice_agreed: bool = told(*CLIENT_AND_WORKER, empty=False)  # with line 1 all the same
    asking: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)  # has not answered yet
    stand_in: StandIn | None = told(*EVERYONE, empty=None)
    backup: str = told(*EVERYONE, empty="", is_key=True)
    day_and_night: tuple[DayAndNight, ...] = told(*EVERYONE, empty=())
    tripwire: Tripwire = told(*CLIENT_AND_WORKER, empty_factory=Tripwire)
    still_coming: StillComing | None = told(*CLIENT_AND_WORKER, empty=None)
    mend_number: str = told(*EVERYONE, empty="")  # the service's own: outlives people
    mend_hours: str = told(*EVERYONE, empty="")
    helpers_call: tuple[HelpersCall, ...] = told(*EVERYONE, empty=())
    organisation: str = told(*EVERYONE, empty="")  # to supporters only where the client chose it

    # People
    helpers: tuple[Helper, ...] = told(*EVERYONE, empty=())
    no_one_right_now: bool = told(*CLIENT_AND_WORKER, empty=False)
    begun: tuple[Begun, ...] = told(*CLIENT_AND_WORKER, empty=())
    places_that_know_me: str = told(*CLIENT_AND_WORKER, empty="")
    animals: str = told(*CLIENT_AND_WORKER, empty="")
    ask_again_by: str = told(*CLIENT_AND_WORKER, empty="")
    ask_again_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    small_troubles: tuple[SmallTrouble, ...] = told(*CLIENT_AND_WORKER, empty=())
    let_it_out: str = told(*CLIENT_AND_WORKER, empty="")
    let_it_out_helper: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)
    glad: str = told(*CLIENT_AND_WORKER, empty="")  # who will be glad when it goes well
    gives: str = told(*CLIENT_AND_WORKER, empty="")
    never_ring: tuple[NeverRing, ...] = told(*WORKER_ONLY, empty=())
    helpers_warned: str = told(*WORKER_ONLY, empty="")  # whether helpers know what they must not pass on

    # What changes
    move: Move = told(*CLIENT_AND_WORKER, empty_factory=Move)
    changes: tuple[Change, ...] = told(*CLIENT_AND_WORKER, empty=())
    tasks: tuple[Task, ...] = told(*CLIENT_AND_WORKER, empty=())
    on_my_own: str = told(*CLIENT_AND_WORKER, empty="")
    first_days: FirstDays = told(*CLIENT_AND_WORKER, empty_factory=FirstDays)
    week: tuple[WeekAnchor, ...] = told(*CLIENT_AND_WORKER, empty=())
    week_from: date | None = told(*CLIENT_AND_WORKER, empty=None)
    alone: TimeAlone = told(*CLIENT_AND_WORKER, empty_factory=TimeAlone)

    # Care
    appointments: tuple[Appointment, ...] = told(*CLIENT_AND_WORKER, empty=())
    first_appointment_owner: str = told(*CLIENT_AND_WORKER, empty="")
    first_appointment_by: date | None = told(*CLIENT_AND_WORKER, empty=None)
    medicines: Medicines = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty_factory=Medicines)
    results: tuple[PendingResult, ...] = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty=())
    harder_days: HarderDays = told(*EVERYONE, about=About.RISK, empty_factory=HarderDays)
    way_back: WayBack = told(*CLIENT_AND_WORKER, empty_factory=WayBack)
    words_i_can_use: tuple[str, ...] = told(*CLIENT_AND_WORKER, empty=())
    decisions: Decisions = told(*CLIENT_AND_WORKER, about=About.RISK, empty_factory=Decisions)
    risks: tuple[Risk, ...] = told(*WORKER_ONLY, about=About.RISK, empty=())
    told_services: tuple[ToldService, ...] = told(*WORKER_ONLY, empty=())

    # Ending
    goodbye: Goodbye = told(*CLIENT_AND_WORKER, empty_factory=Goodbye)
    agreement: Agreement = told(*CLIENT_AND_WORKER, empty_factory=Agreement)
    questions: tuple[str, ...] = told(*CLIENT_AND_WORKER, empty=())
    knowledge: Knowledge = told(*WORKER_ONLY, empty_factory=Knowledge)
    additions: tuple[Addition, ...] = told(*CLIENT_AND_WORKER, empty=())

    # Treatment for alcohol or drugs (42 CFR Part 2): beside rows that carry their own mark, the fields that
    # do, as "harder_days.my_signs". And, on a copy, whether it tells its reader anything marked: then, and
    # only then, it carries the notice of 42 CFR 2.32.
    marked: tuple[str, ...] = told(*WORKER_ONLY, empty=())
    tells_substance_use: bool = told(*SUPPORTER_AND_WORKER, empty=False)

    def helper(self, key: str) -> Helper | None:
        """The helper with this key, or None (for "", "me" and keys this reader may not have)."""
        return next((one for one in self.helpers if one.key == key), None)


__all__ = [
    "SCHEMA",
    "Addition",
    "Agreement",
    "Appointment",
    "Begun",
    "Change",
    "ClientFacts",
    "DatedCall",
    "DayAndNight",
    "Decisions",
    "Edition",
    "FirstDays",
    "Goodbye",
    "HarderDays",
    "Helper",
    "HelpersCall",
    "Knowledge",
    "Medicines",
    "Move",
    "NeverRing",
    "PendingResult",
    "PlanContent",
    "Risk",
    "SmallTrouble",
    "StandIn",
    "StillComing",
    "Task",
    "TimeAlone",
    "ToldService",
    "Tripwire",
    "WayBack",
    "WeekAnchor",
]
