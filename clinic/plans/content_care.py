"""What changes, the care that goes on, harder days, deciding, goodbye."""

from dataclasses import dataclass
from datetime import date, time

from clinic.plans.readers import CLIENT_AND_WORKER, EVERYONE, WORKER_ONLY, About, told


@dataclass(frozen=True)
class Move:
    """The change itself: leaving a place, or a worker who leaves."""

    leaving_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    leaving_from: str = told(*CLIENT_AND_WORKER, empty="")
    going_to: str = told(*CLIENT_AND_WORKER, empty="")
    going_to_kind: str = told(*CLIENT_AND_WORKER, empty="")  # home, shelter, ...; some ask for a housing plan
    housing_plan: str = told(*CLIENT_AND_WORKER, empty="")
    housing_worker: str = told(*CLIENT_AND_WORKER, empty="")
    worker_name: str = told(*CLIENT_AND_WORKER, empty="")  # who leaves, or who arranged the discharge
    worker_key: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)
    reason_words: str = told(*CLIENT_AND_WORKER, empty="")  # the client-safe wording
    told_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    told_by: str = told(*CLIENT_AND_WORKER, empty="")
    told_how: str = told(*WORKER_ONLY, empty="")
    told_in_person: bool = told(*WORKER_ONLY, empty=False)
    told_words: str = told(*CLIENT_AND_WORKER, empty="")  # the client's own words back
    sooner: str = told(
        *WORKER_ONLY, about=About.RISK, empty=""
    )  # earlier_than_wished, sooner_than_suggested, no
    sooner_reason: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    sooner_offered: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    weekend_cover: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)  # helper key
    options_explained: str = told(*CLIENT_AND_WORKER, empty="")
    preferences: str = told(*CLIENT_AND_WORKER, empty="")
    new_frame: str = told(*CLIENT_AND_WORKER, empty="")  # how often, how long, how you'll hear if it changes
    met_together_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    second_contact_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    met_not_because: str = told(*WORKER_ONLY, empty="")
    routine_kept: str = told(*CLIENT_AND_WORKER, empty="")


@dataclass(frozen=True)
class Change:
    """One service now and after, and what fills the difference.

    `filler_kind`: person, skill, place, nothing (the client knows), "" (not yet said).
    """

    what: str = told(*CLIENT_AND_WORKER, empty="")
    before: str = told(*CLIENT_AND_WORKER, empty="")
    after: str = told(*CLIENT_AND_WORKER, empty="")
    ends_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    filler_kind: str = told(*CLIENT_AND_WORKER, empty="")
    filler: str = told(*CLIENT_AND_WORKER, empty="")  # words
    filler_helper: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)  # helper key or "me"
    starts_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class Task:
    """Who does it now, who will, how it is learned. `next_by`: helper key, "me" or "stops"."""

    what: str = told(*CLIENT_AND_WORKER, empty="")
    now_by: str = told(*CLIENT_AND_WORKER, empty="")
    next_by: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)
    how: str = told(*CLIENT_AND_WORKER, empty="")
    by: date | None = told(*CLIENT_AND_WORKER, empty=None)
    tried_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    worked: str = told(*CLIENT_AND_WORKER, empty="")  # yes, not_yet, ""
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class DayContact:
    """Who is in touch on one of the first days, and how."""

    on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    helper: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)
    words: str = told(*CLIENT_AND_WORKER, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class Need:
    """Money, food, transport, phone credit, keys, ID. `status`: sorted, someone, missing, not_needed."""

    what: str = told(*CLIENT_AND_WORKER, empty="")
    status: str = told(*CLIENT_AND_WORKER, empty="")
    who: str = told(*CLIENT_AND_WORKER, empty="")
    words: str = told(*CLIENT_AND_WORKER, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class FirstDays:
    """The first three days."""

    sleeps: str = told(*CLIENT_AND_WORKER, empty="")
    way_home: str = told(*CLIENT_AND_WORKER, empty="")
    needs: tuple[Need, ...] = told(*CLIENT_AND_WORKER, empty=())
    contacts: tuple[DayContact, ...] = told(*CLIENT_AND_WORKER, empty=())


@dataclass(frozen=True)
class Appointment:
    """`at` is local time in `zone`. `costs`: nothing, amount, insurance, not_known."""

    what: str = told(*CLIENT_AND_WORKER, empty="")
    with_who: str = told(*CLIENT_AND_WORKER, empty="")
    helper: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)
    on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    at: time | None = told(*CLIENT_AND_WORKER, empty=None)
    zone: str = told(*CLIENT_AND_WORKER, empty="")
    where: str = told(*CLIENT_AND_WORKER, empty="")
    way_there: str = told(*CLIENT_AND_WORKER, empty="")
    reminder: str = told(*CLIENT_AND_WORKER, empty="")
    who_comes: str = told(*CLIENT_AND_WORKER, empty="")
    who_after: str = told(*CLIENT_AND_WORKER, empty="")
    costs: str = told(*CLIENT_AND_WORKER, empty="")
    costs_words: str = told(*CLIENT_AND_WORKER, empty="")
    prescribes: bool = told(*WORKER_ONLY, about=About.MEDICINES, empty=False)
    follow_up: bool = told(*CLIENT_AND_WORKER, empty=False)
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class Medicine:
    """Never a computed dose. `change`: new, changed, slowly_less, stopped, same."""

    name: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    what_for: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    how_and_when: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    change: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="same")
    why: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    who_checks: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    next_check: date | None = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty=None)
    lasts_until: date | None = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty=None)
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class Medicines:
    """Rows, or the pharmacy's list; with both, the client's copy prints the list's date and the changes."""

    answer: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")  # list, rows, both, none, ""
    list_on: date | None = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty=None)
    list_from: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    rows: tuple[Medicine, ...] = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty=())
    lasts_until: date | None = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty=None)
    from_where: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")


@dataclass(frozen=True)
class PendingResult:
    """A test whose result is still to come, and who tells the client."""

    what: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    who_tells: str = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty="")
    by: date | None = told(*CLIENT_AND_WORKER, about=About.MEDICINES, empty=None)
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class HarderDays:
    """How it starts, what I do first, who I ring, where I go, who should come."""

    my_signs: tuple[str, ...] = told(*CLIENT_AND_WORKER, about=About.RISK, empty=())
    others_see: tuple[str, ...] = told(*EVERYONE, about=About.RISK, empty=())
    others_say: str = told(*EVERYONE, about=About.RISK, empty="")  # what the client wants said then
    others_agreed: bool = told(*CLIENT_AND_WORKER, about=About.RISK, empty=False)
    first_do: tuple[str, ...] = told(*CLIENT_AND_WORKER, about=About.RISK, empty=())
    who_ring: tuple[str, ...] = told(*CLIENT_AND_WORKER, about=About.RISK, empty=(), is_key=True)  # in order
    where_go: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    who_comes: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    safety_plan: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")  # yes, no, not_needed, ""
    safety_plan_where: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    safety_plan_on: date | None = told(*CLIENT_AND_WORKER, about=About.RISK, empty=None)
    point_person_part: str = told(*EVERYONE, about=About.RISK, empty="")  # of supporters, theirs alone
    children: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    pets_and_home: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")


@dataclass(frozen=True)
class WayBack:
    """If this is too soon: how to get more help again without starting over."""

    who: str = told(*CLIENT_AND_WORKER, empty="")
    number: str = told(*CLIENT_AND_WORKER, empty="")
    until: date | None = told(*CLIENT_AND_WORKER, empty=None)
    say: str = told(*CLIENT_AND_WORKER, empty="")


@dataclass(frozen=True)
class Decisions:
    """An adult is presumed able to decide. `can_decide`: yes, with_support, not_now.

    A supporter's page holds none of it: who is the proxy says `Helper.is_proxy` of their own row.
    """

    can_decide: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="yes")
    support: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    decision: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    assessed_by: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    assessed_on: date | None = told(*WORKER_ONLY, about=About.RISK, empty=None)
    outcome: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    decider: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="", is_key=True)  # helper key
    decider_paper: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    decider_limits: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    proxy: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")  # has, wants, declined, not_offered
    proxy_helper: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="", is_key=True)
    proxy_where: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    proxy_next: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")  # wants: who helps, by when
    proxy_not_offered: str = told(*WORKER_ONLY, about=About.RISK, empty="")  # why not, and who offers it
    proxy_copies: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")
    values: str = told(*CLIENT_AND_WORKER, about=About.RISK, empty="")


@dataclass(frozen=True)
class Goodbye:
    """The goodbye is part of the plan."""

    last_meeting: date | None = told(*CLIENT_AND_WORKER, empty=None)
    said_aloud: str = told(*WORKER_ONLY, empty="")
    what_we_did: str = told(*CLIENT_AND_WORKER, empty="")
    strengths: str = told(*CLIENT_AND_WORKER, empty="")
    thanks: str = told(*CLIENT_AND_WORKER, empty="")
    takes_with: str = told(*CLIENT_AND_WORKER, empty="")
    contact_rule: str = told(*CLIENT_AND_WORKER, empty="")
    contact_until: date | None = told(*CLIENT_AND_WORKER, empty=None)
    instead: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)  # helper key
    gathering: str = told(*CLIENT_AND_WORKER, empty="")
    keepsake: str = told(*WORKER_ONLY, empty="")


@dataclass(frozen=True)
class Risk:
    """Never a score: what was ticked, what will be done, and by whom."""

    what: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    action: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    who: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class Promise:
    """A promise open or a date coming, and who owns it now."""

    what: str = told(*WORKER_ONLY, empty="")
    due: date | None = told(*WORKER_ONLY, empty=None)
    owner: str = told(*WORKER_ONLY, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class Knowledge:
    """What only the leaving worker knows; the client may read it too."""

    story: str = told(*WORKER_ONLY, empty="")
    works: str = told(*WORKER_ONLY, empty="")
    never_works: str = told(*WORKER_ONLY, empty="")
    signs: str = told(*WORKER_ONLY, about=About.RISK, empty="")
    rings_for: str = told(*WORKER_ONLY, empty="")
    promises: tuple[Promise, ...] = told(*WORKER_ONLY, empty=())
    only_through_me: str = told(*WORKER_ONLY, empty="")
    client_read: str = told(*WORKER_ONLY, empty="")
    old_number_removed: str = told(*WORKER_ONLY, empty="")
    numbers_tried_on: date | None = told(*WORKER_ONLY, empty=None)
    consents_naming_me: str = told(*WORKER_ONLY, empty="")  # signed for the leaver: what becomes of them
    receiver_read_on: date | None = told(*WORKER_ONLY, empty=None)


@dataclass(frozen=True)
class ToldService:
    """A doctor or a service that was told of the change, when, and how."""

    who: str = told(*WORKER_ONLY, empty="")
    on: date | None = told(*WORKER_ONLY, empty=None)
    how: str = told(*WORKER_ONLY, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)
