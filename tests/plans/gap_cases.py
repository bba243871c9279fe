"""For each rule and each of its sentences: what breaks a sound plan in just that way, and what comes near."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from clinic.foundation.days import Hours
from clinic.plans.content import (
    Agreement,
    Appointment,
    Change,
    DatedCall,
    Decisions,
    FirstDays,
    Goodbye,
    Medicines,
    NeverRing,
    PlanContent,
    Risk,
    StandIn,
    Task,
    WayBack,
    WeekAnchor,
)
from clinic.plans.content_care import DayContact, Medicine
from clinic.plans.gaps import GapContext
from tests.plans.sound_plans import (
    CONTEXT,
    DISCHARGE,
    EVERY_DAY,
    LAST_DAY,
    LEAVING,
    LEAVING_CONTEXT,
    LEAVING_PLAN,
    helper,
    phone,
    with_helper,
)


@dataclass(frozen=True)
class Case:
    """A plan and context in which a rule speaks (or, when `quiet`, comes near and keeps still)."""

    rule: str
    plan: PlanContent
    variant: str = ""
    context: GapContext = CONTEXT
    quiet: bool = False

    @property
    def name(self) -> str:
        return f"{self.rule}-{self.variant}{'-quiet' if self.quiet else ''}"


def sam(**changes: Any) -> PlanContent:
    return replace(DISCHARGE, **changes)


def client(**changes: Any) -> PlanContent:
    return sam(client=replace(DISCHARGE.client, **changes))


def move(plan: PlanContent = DISCHARGE, **changes: Any) -> PlanContent:
    return replace(plan, move=replace(plan.move, **changes))


def people(*helpers: Any, plan: PlanContent = DISCHARGE, **changes: Any) -> PlanContent:
    return replace(plan, helpers=tuple(helpers), **changes)


def rosa(**changes: Any) -> PlanContent:
    return with_helper(DISCHARGE, "rosa", **changes)


def change(**changes: Any) -> PlanContent:
    return sam(changes=(replace(DISCHARGE.changes[0], **changes),))


def visit(**changes: Any) -> PlanContent:
    return sam(appointments=(replace(DISCHARGE.appointments[0], **changes),))


def all_hours(*hours: Hours, note: str = "") -> PlanContent:
    reach = (phone("(505) 555-0100", hours=hours, hours_note=note),)
    return people(*(replace(one, reach=reach) for one in DISCHARGE.helpers))


ROSA, KWAME, TOLU = DISCHARGE.helpers
JOE = NeverRing("Joe Carter", "Red", "(505) 555-0166", "12 Elm Street, Apartment 4")
NINE_TO_FIVE = Hours((0, 1, 2, 3, 4), time(9), time(17))
ONLY_PAID = {"first_calls": (DatedCall("tolu"),), "backup": "", "changes": (), "tasks": ()}
TEEN = helper("mia", "Mia Okafor", grown_up="under_18", answer="not_asked", agreed=())
NOT_YET = {"first_calls": (), "asking": "rosa", "stand_in": StandIn("kwame", date(2026, 3, 20))}
WEEKEND_MOVE = {"leaving_on": date(2026, 3, 13)}  # a Friday

CASES = [
    # line 1
    Case("no_point_person", sam(first_calls=(), changes=())),
    Case("no_point_person", sam(first_calls=(), stand_in=StandIn("kwame", date(2026, 4, 1))), quiet=True),
    Case(
        "leaver_is_point_person",
        replace(LEAVING_PLAN, first_calls=LEAVING_PLAN.first_calls[:1]),
        context=LEAVING_CONTEXT,
    ),
    Case("no_stand_in", sam(**{**NOT_YET, "helpers": rosa(answer="asked").helpers, "stand_in": None})),
    Case("no_stand_in", sam(**{**NOT_YET, "helpers": rosa(answer="asked").helpers}), quiet=True),
    Case(
        "stand_in_ends",
        sam(**{**NOT_YET, "helpers": rosa(answer="asked").helpers, "stand_in": StandIn("kwame")}),
    ),
    Case(
        "stand_in_ends",
        sam(
            **{
                **NOT_YET,
                "helpers": rosa(answer="asked").helpers,
                "stand_in": StandIn("kwame", date(2026, 3, 5)),
            }
        ),
        "over",
    ),
    Case("not_asked", sam(**NOT_YET, helpers=rosa(answer="not_asked").helpers)),
    Case("not_asked", with_helper(DISCHARGE, "tolu", answer="not_asked"), quiet=True),
    Case("no_answer", sam(**NOT_YET, helpers=rosa(answer="asked", asked_on=date(2026, 3, 3)).helpers)),
    Case("no_answer", sam(**NOT_YET, helpers=rosa(answer="asked").helpers), "undated"),
    Case("said_no", sam(**NOT_YET, helpers=rosa(answer="no").helpers)),
    Case("said_no", sam(helpers=(*DISCHARGE.helpers, helper("pat", "Pat", answer="no"))), quiet=True),
    Case("stepped_back", sam(**NOT_YET, helpers=rosa(answer="stepped_back").helpers)),
    Case("not_clients_choice", sam(first_choice="kwame")),
    Case("not_clients_choice", sam(first_choice="", first_choice_words="My friend Joe")),
    Case("not_clients_choice", sam(first_choice="kwame", first_choice_agreed=True), quiet=True),
    Case("not_clients_choice", sam(first_choice="", first_choice_words="Rosa, my sister"), quiet=True),
    Case("not_clients_choice", sam(first_choice="none"), quiet=True),
    Case("chosen_in_company", rosa(chosen_in_company=True)),
    Case("chosen_in_company", with_helper(DISCHARGE, "kwame", chosen_in_company=True), quiet=True),
    Case("responsibilities_not_chosen", rosa(agreed=())),
    Case("responsibilities_not_chosen", rosa(agreed=(), agreed_words=("Calls each day",)), quiet=True),
    Case("no_backup", sam(backup="")),
    Case("no_backup", sam(backup="rosa"), "same"),
    Case("no_backup", replace(LEAVING_PLAN, backup="ann"), context=LEAVING_CONTEXT),
    # names, numbers, places
    Case("never_ring_found", sam(never_ring=(JOE,), glad="Joe Carter"), "name"),
    Case("never_ring_found", sam(never_ring=(JOE,), gives="I fix Red's bike"), "name"),
    Case("never_ring_found", sam(never_ring=(JOE,), glad="505.555.0166"), "number"),
    Case("never_ring_found", sam(never_ring=(JOE,), on_my_own="I walk past 12 Elm St every day"), "address"),
    Case("never_ring_found", sam(never_ring=(JOE,), risks=(Risk("Joe Carter", "lock", "Sam"),)), quiet=True),
    Case("other_persons_name", sam(glad="Lena Park"), context=replace(CONTEXT, others=("Lena Park",))),
    Case("other_persons_name", sam(glad="Ngozi"), "perhaps", replace(CONTEXT, others=("Ngozi",))),
    Case("other_persons_name", sam(glad="Lena"), "", replace(CONTEXT, others=("Lena Park",)), quiet=True),
    Case("other_persons_name", sam(glad="Rosa"), "", replace(CONTEXT, others=("Rosa",)), quiet=True),
    Case("letters_not_printed", sam(glad="My cat 字"), context=replace(CONTEXT, unprintable=frozenset("字"))),
    Case(
        "letters_not_printed", sam(glad="My cat"), "", replace(CONTEXT, unprintable=frozenset()), quiet=True
    ),
    Case("old_number", replace(LEAVING_PLAN, glad="Ann, 505 555 0199"), context=LEAVING_CONTEXT),
    Case("old_number", with_helper(LEAVING_PLAN, "ann", until_on=None), context=LEAVING_CONTEXT),
    Case("old_number", LEAVING_PLAN, context=replace(LEAVING_CONTEXT, today=date(2026, 4, 1))),
    Case(
        "old_number",
        replace(LEAVING_PLAN, goodbye=Goodbye(contact_rule="505-555-0199")),
        "",
        LEAVING_CONTEXT,
        True,
    ),
    Case("old_name", replace(LEAVING_PLAN, glad="Ann Lopez"), context=LEAVING_CONTEXT),
    Case("old_name", replace(LEAVING_PLAN, let_it_out="With Ann"), context=LEAVING_CONTEXT),
    Case("old_name", replace(LEAVING_PLAN, glad="Anna Lopes"), "", LEAVING_CONTEXT, quiet=True),
    Case(
        "old_name",
        with_helper(LEAVING_PLAN, "kwame", first_visit_on=LAST_DAY, first_visit_with="Ann Lopez"),
        "",
        LEAVING_CONTEXT,
        quiet=True,
    ),
    Case("same_printed_name", DISCHARGE, context=replace(CONTEXT, same_printed_name=True)),
    Case("no_consent", DISCHARGE, context=replace(CONTEXT, consents={"kwame": frozenset({"plan"})})),
    Case(
        "no_consent",
        DISCHARGE,
        context=replace(CONTEXT, consents={"rosa": frozenset(), "kwame": frozenset()}),
        quiet=True,
    ),
    Case("unsafe_place", client(safe_paper="no")),
    Case("unsafe_place", client(safe_paper="no", paper_kept="bag"), quiet=True),
    Case("where_and_when_exposed", sam(never_ring=(JOE,), week=(WeekAnchor(1, what="Choir"),))),
    Case(
        "where_and_when_exposed",
        replace(visit(where="Juniper Street"), never_ring=(JOE,)),
        "visit",
    ),
    Case(
        "where_and_when_exposed", sam(never_ring=(JOE,), week=(WeekAnchor(1, alone_time=True),)), quiet=True
    ),
    Case(
        "where_and_when_exposed",
        replace(client(leave_out_places=True), never_ring=(JOE,), week=(WeekAnchor(1),)),
        quiet=True,
    ),
    # what stops, the first days
    Case("nothing_fills", change(filler_kind="", filler="", filler_helper="")),
    Case(
        "nothing_fills",
        replace(move(leaving_on=None), changes=(Change("Meals", "three a day", "none"),)),
        "undated",
    ),
    Case("nothing_fills", sam(tasks=(Task("Forms", "tolu"),)), "task"),
    Case("nothing_fills", change(filler_kind="nothing", filler="", filler_helper=""), quiet=True),
    Case("nothing_fills", sam(changes=(Change("Meals", "daily", "daily"),)), quiet=True),
    Case("fills_late", change(ends_on=date(2026, 3, 13), starts_on=date(2026, 3, 17))),
    Case("fills_late", change(ends_on=date(2026, 3, 13), starts_on=date(2026, 3, 15)), "one_day"),
    Case("fills_late", change(ends_on=date(2026, 3, 13), starts_on=date(2026, 3, 14)), quiet=True),
    Case("fills_late", change(ends_on=date(2026, 3, 13), starts_on=date(2026, 3, 20)), quiet=True),
    Case("filler_not_asked", with_helper(DISCHARGE, "kwame", answer="not_asked")),
    Case(
        "filler_not_asked",
        with_helper(DISCHARGE, "kwame", answer="not_asked", nature="community"),
        quiet=True,
    ),
    Case("filler_said_no", with_helper(DISCHARGE, "kwame", answer="no"), "no"),
    Case("filler_said_no", with_helper(DISCHARGE, "kwame", answer="stepped_back"), "stepped_back"),
    Case("filler_said_no", with_helper(DISCHARGE, "kwame", answer="part"), quiet=True),
    Case("bed_tonight", sam(first_days=FirstDays()), "first_night"),
    Case("bed_tonight", sam(first_days=FirstDays()), "", replace(CONTEXT, today=LEAVING)),
    Case("bed_tonight", replace(LEAVING_PLAN, first_days=FirstDays()), "", LEAVING_CONTEXT, quiet=True),
    Case("weekend_leaving_without_cover", move(**WEEKEND_MOVE)),
    Case("weekend_leaving_without_cover", move(leaving_on=date(2026, 3, 14)), "same_day"),
    Case(
        "weekend_leaving_without_cover",
        sam(first_days=FirstDays("at home")),
        "same_day",
        replace(CONTEXT, holidays=frozenset({LEAVING})),
    ),
    Case("weekend_leaving_without_cover", move(**WEEKEND_MOVE, weekend_cover="rosa"), quiet=True),
    Case(
        "weekend_leaving_without_cover",
        replace(
            move(**WEEKEND_MOVE),
            first_days=FirstDays("home", contacts=(DayContact(date(2026, 3, 15), "rosa"),)),
        ),
        quiet=True,
    ),
    # care
    Case("medicines_run_out", visit(on=date(2026, 3, 24))),
    Case("medicines_run_out", visit(prescribes=False), "no_prescriber"),
    Case("medicines_run_out", visit(on=date(2026, 3, 20)), quiet=True),
    Case("medicines_run_out", replace(visit(prescribes=False), medicines=Medicines("none")), quiet=True),
    Case(
        "medicine_going_down_unwatched",
        sam(
            medicines=Medicines(
                "rows", rows=(Medicine("Lorazepam", change="slowly_less", who_checks="Dr. Menon"),)
            )
        ),
    ),
    Case(
        "medicine_going_down_unwatched",
        sam(medicines=Medicines("rows", rows=(Medicine("Lorazepam", change="same"),))),
        quiet=True,
    ),
    Case("followup_missing", sam(appointments=(), medicines=Medicines("none"))),
    Case(
        "followup_missing",
        sam(appointments=(), first_appointment_owner="Tolu", first_appointment_by=date(2026, 3, 9)),
        quiet=True,
    ),
    Case("followup_same_day", visit(on=LEAVING)),
    Case(
        "followup_same_day",
        replace(LEAVING_PLAN, appointments=(Appointment(on=LAST_DAY),)),
        "",
        LEAVING_CONTEXT,
        True,
    ),
    Case("followup_late", visit(on=date(2026, 3, 19))),
    Case("followup_late", visit(on=date(2026, 3, 17)), quiet=True),
    Case("no_way_back", sam(way_back=WayBack())),
    Case("no_way_back", sam(way_back=WayBack(who="the ward")), "no_number"),
    Case("risk_without_action", sam(risks=(Risk("medicines at home"),))),
    Case("risk_without_action", sam(risks=(Risk("medicines at home", "a locked box"),)), "no_one"),
    Case("risk_without_action", sam(risks=(Risk("medicines at home", "a locked box", "Rosa"),)), quiet=True),
    # numbers
    Case("no_way_to_reach", rosa(reach=())),
    Case("no_way_to_reach", with_helper(DISCHARGE, "tolu", reach=()), quiet=True),
    Case("number_not_tried", rosa(reach=(phone("(505) 555-0104", tried_on=None),))),
    Case(
        "number_not_tried",
        replace(
            rosa(reach=(phone("(505) 555-0104", tried_on=None),)),
            agreement=Agreement("agrees", rang_together_on=date(2026, 3, 6)),
        ),
        quiet=True,
    ),
    Case(
        "number_not_tried",
        with_helper(LEAVING_PLAN, "ann", reach=(phone("(505) 555-0199", tried_on=None),)),
        "",
        LEAVING_CONTEXT,
        quiet=True,
    ),
    Case("number_without_way_or_hours", rosa(reach=(phone("(505) 555-0104", hours=()),))),
    Case("number_without_way_or_hours", rosa(reach=(phone("(505) 555-0104", ways=()),))),
    Case(
        "number_without_way_or_hours", rosa(reach=(phone("x", hours=(), hours_note="Evenings"),)), quiet=True
    ),
    Case("no_weekend", all_hours(NINE_TO_FIVE)),
    Case("no_weekend", all_hours(Hours((6,), time(14), time(16))), quiet=True),
    Case("no_weekend", all_hours(note="Any day"), quiet=True),
    Case("no_evening", all_hours(NINE_TO_FIVE)),
    Case("no_evening", all_hours(Hours((2,), time(17), time(21))), quiet=True),
    Case("no_night", all_hours(Hours(EVERY_DAY, time(8), time(22)))),
    Case("crisis_line_unchecked", DISCHARGE, context=replace(CONTEXT, today=date(2027, 2, 2))),
    Case("crisis_line_unchecked", DISCHARGE, context=replace(CONTEXT, today=date(2027, 2, 1)), quiet=True),
    Case(
        "crisis_line_unchecked",
        sam(day_and_night=(replace(DISCHARGE.day_and_night[0], checked_on=None),)),
        "never",
    ),
    # people
    Case("no_one_right_now", sam(no_one_right_now=True)),
    Case("no_professional", people(ROSA, KWAME, appointments=(), medicines=Medicines("none"))),
    Case("no_professional", people(ROSA, KWAME), quiet=True),
    Case("staff_as_friend", with_helper(DISCHARGE, "kwame", works_at_home=True)),
    Case("staff_as_friend", with_helper(DISCHARGE, "tolu", works_at_home=True), quiet=True),
    Case("carries_too_much", rosa(doings=("cooks", "drives", "listens", "walks"))),
    Case("carries_too_much", people(replace(ROSA, doings=("a", "b", "c")), backup="", tasks=()), "all"),
    Case("carries_too_much", rosa(doings=("cooks",)), quiet=True),
    Case(
        "needs_not_asked",
        people(replace(ROSA, needs="", doings=("cooks",)), KWAME, replace(TOLU, agreed=("a",) * 9)),
    ),
    Case("needs_not_asked", rosa(needs="", doings=("a", "b", "c", "d", "e")), quiet=True),
    Case("too_many_hats", rosa(hats=("first_call", "decides", "carer"))),
    Case("too_many_hats", rosa(hats=("first_call", "emergency", "next_of_kin")), quiet=True),
    *(
        Case("one_kind_only", people(*(replace(one, functions=(kind,)) for one in DISCHARGE.helpers)), kind)
        for kind in ("emotional", "practical", "informational", "belonging")
    ),
    *(
        Case(
            "only_paid_for_function",
            people(
                *(
                    replace(one, functions=given)
                    for one, given in zip(DISCHARGE.helpers, ((), (), (kind,)), strict=True)
                )
            ),
            kind,
        )
        for kind in ("emotional", "practical", "informational", "belonging")
    ),
    Case("only_paid_for_function", people(TOLU, **ONLY_PAID), "emotional", quiet=True),
    Case("only_support_mixed", people(replace(ROSA, how_is_it="mixed"), TOLU, backup="tolu", tasks=())),
    Case("only_support_mixed", rosa(how_is_it="mixed"), quiet=True),
    Case("only_support_minor", people(TEEN, TOLU, **ONLY_PAID)),
    Case("only_support_minor", sam(helpers=(*DISCHARGE.helpers, TEEN)), quiet=True),
    Case("minor_proxy", sam(helpers=(*DISCHARGE.helpers, TEEN), decisions=Decisions(proxy_helper="mia"))),
    Case("helper_under_18", rosa(grown_up="under_18")),
    Case(
        "helper_under_18", replace(client(interpreter="his daughter Mia"), helpers=(*DISCHARGE.helpers, TEEN))
    ),
    Case("helper_under_18", sam(helpers=(*DISCHARGE.helpers, TEEN)), quiet=True),
    Case("no_outlet", replace(LEAVING_PLAN, let_it_out_helper="ann"), context=LEAVING_CONTEXT),
    Case("no_outlet", replace(LEAVING_PLAN, let_it_out_helper="rosa"), "", LEAVING_CONTEXT, quiet=True),
    # endings
    Case("told_late", move(told_on=date(2026, 3, 5))),
    Case("told_late", move(told_on=date(2026, 3, 9)), "very"),
    Case("told_late", move(LEAVING_PLAN, told_on=date(2026, 3, 4)), "worker", LEAVING_CONTEXT),
    Case("told_late", move(told_on=date(2026, 3, 3)), quiet=True),
    Case("last_meeting_before_told", sam(goodbye=Goodbye(last_meeting=date(2026, 2, 27)))),
    Case("disagrees_no_review", sam(agreement=Agreement("no"))),
    Case("disagrees_no_review", sam(agreement=Agreement("partly")), "partly"),
    Case("disagrees_no_review", sam(agreement=Agreement("no", reviewer="Dr. Rao")), quiet=True),
]
SPEAKING = [case for case in CASES if not case.quiet]
QUIET = [case for case in CASES if case.quiet]
