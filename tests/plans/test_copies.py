"""Copies: least by default, closed when in doubt, and nothing withheld leaves a trace."""

from dataclasses import replace
from datetime import date, time

import pytest

from clinic.plans.content import (
    Appointment,
    Change,
    ClientFacts,
    DatedCall,
    HarderDays,
    Helper,
    Medicines,
    NeverRing,
    PlanContent,
    Risk,
    SmallTrouble,
    StandIn,
    Task,
    WeekAnchor,
)
from clinic.plans.content_care import Medicine
from clinic.plans.content_people import Reach
from clinic.plans.copies import NothingToShow, ReaderFacts, copy_for
from clinic.plans.readers import Reader

BEFORE, LAST_DAY, AFTER = date(2026, 3, 6), date(2026, 3, 13), date(2026, 3, 14)
CLIENT, WORKER = ReaderFacts(Reader.CLIENT), ReaderFacts(Reader.WORKER)
ROSA = Helper(key="rosa", name="Rosa Okafor", answer="yes", limits="No money", how_is_it="mixed")
ANN = Helper(key="ann", name="Ann Lopez", nature="paid", answer="yes", until_on=LAST_DAY)
MAYA = Helper(key="maya", name="Maya Chen", nature="paid", answer="yes", from_on=AFTER)
CLUB = Helper(key="club", name="Harbour House", nature="community", substance=True)
PLAN = PlanContent(
    client=ClientFacts(printed_name="Sam", legal_name="Samuel Okafor", safe_paper="no"),
    helpers=(ROSA, ANN, MAYA, CLUB),
    first_calls=(DatedCall("ann", None, LAST_DAY), DatedCall("maya", AFTER, None)),
)
FULL_PAGE = {"rosa": frozenset({"plan", "contact"})}


def client_copy(content: PlanContent, on: date = BEFORE) -> PlanContent:
    return copy_for(content, CLIENT, {}, on)


def test_client_copy_holds_no_workers_words():
    copy = client_copy(
        replace(PLAN, never_ring=(NeverRing(name="Joe"),), risks=(Risk(what="medicines at home"),))
    )
    assert copy.client == ClientFacts(printed_name="Sam")
    assert copy.never_ring == ()
    assert copy.risks == ()
    assert copy.helper("rosa") == replace(ROSA, how_is_it="")


def test_client_copy_keeps_substance_rows_without_their_mark():
    copy = client_copy(replace(PLAN, changes=(Change(what="Day program", substance=True),)))
    assert copy.changes == (Change(what="Day program"),)
    assert copy.helper("club") == replace(CLUB, substance=False)


def test_copy_never_takes_words_for_a_key():
    """Somebody's key may be an ordinary word, and who said what matters may be "worker"."""
    plan = replace(
        PLAN,
        client=replace(PLAN.client, matters_said_by="ann"),
        gives="ann",
        harder_days=HarderDays(my_signs=("ann",), who_ring=("ann", "maya")),
    )
    copy = client_copy(plan, AFTER)
    assert copy.client.matters_said_by == "ann"
    assert copy.gives == "ann"
    assert copy.harder_days == HarderDays(my_signs=("ann",), who_ring=("maya",))


def test_copy_holds_no_row_with_nothing_in_it():
    plan = replace(PLAN, week=(WeekAnchor(), WeekAnchor(what="Choir")), changes=(Change(),))
    copy = client_copy(plan)
    assert copy.week == (WeekAnchor(what="Choir"),)
    assert copy.changes == ()


def test_copy_after_the_switch_forgets_whoever_left():
    plan = replace(
        PLAN, tasks=(Task(what="Forms", now_by="Ann", next_by="ann"),), stand_in=StandIn("ann", LAST_DAY)
    )
    before, after = client_copy(plan, LAST_DAY), client_copy(plan, AFTER)
    assert before.first_calls == PLAN.first_calls
    assert before.stand_in is not None
    assert after.first_calls == (DatedCall("maya", AFTER, None),)
    assert after.helper("ann") is None
    assert after.tasks == (Task(what="Forms", now_by="Ann", next_by=""),)
    assert after.stand_in is None


def test_client_copy_with_pharmacy_list_holds_only_changes():
    rows = (Medicine(name="Sertraline", change="same"), Medicine(name="Lithium", change="slowly_less"))
    both = replace(PLAN, medicines=Medicines(answer="both", list_on=BEFORE, rows=rows))
    assert client_copy(both).medicines.rows == rows[1:]
    assert client_copy(both).medicines.list_on == BEFORE
    assert client_copy(replace(both, medicines=Medicines(answer="rows", rows=rows))).medicines.rows == rows
    assert copy_for(both, WORKER, {}, BEFORE).medicines.rows == rows


def test_signs_others_see_need_agreement():
    signs = HarderDays(
        my_signs=("I stop eating",), others_see=("Curtains shut",), others_say="Shall we have tea?"
    )
    plan = replace(PLAN, harder_days=signs)
    assert client_copy(plan).harder_days == HarderDays(my_signs=("I stop eating",))
    agreed = replace(plan, harder_days=replace(signs, others_agreed=True))
    assert client_copy(agreed).harder_days.others_see == ("Curtains shut",)
    assert copy_for(plan, WORKER, {}, BEFORE).harder_days.others_see == ("Curtains shut",)


def test_client_copy_leaves_out_place_and_time_when_asked():
    seen = Appointment(what="Dr Menon", on=AFTER, at=time(14), where="12 Elm Street", way_there="Bus 9")
    choir = Helper(
        key="choir", name="Choir", meets="Tuesdays at 7, St Brigid's", reach=(Reach("place", "St Brigid's"),)
    )
    plan = replace(
        PLAN,
        client=replace(PLAN.client, leave_out_places=True),
        appointments=(seen,),
        helpers=(*PLAN.helpers, choir),
        week=(WeekAnchor(weekday=1, at=time(19), what="Choir"),),
    )
    copy = client_copy(plan)
    assert copy.appointments == (Appointment(what="Dr Menon", on=AFTER),)
    assert copy.week == ()
    assert copy.helper("choir") == Helper(key="choir", name="Choir")
    assert copy_for(plan, WORKER, {}, BEFORE).appointments == (seen,)


def test_supporter_copy_needs_a_consent_for_a_page():
    with pytest.raises(NothingToShow, match="may have a page"):
        copy_for(PLAN, ReaderFacts(Reader.SUPPORTER, "rosa"), {}, BEFORE)
    with pytest.raises(NothingToShow):
        copy_for(PLAN, ReaderFacts(Reader.SUPPORTER, "rosa"), {"rosa": frozenset({"contact"})}, BEFORE)


def test_supporter_copy_holds_own_part_and_no_others():
    plan = replace(PLAN, small_troubles=(SmallTrouble("Locked out", "maya"),), backup="maya")
    copy = copy_for(plan, ReaderFacts(Reader.SUPPORTER, "rosa"), FULL_PAGE, BEFORE)
    assert [one.key for one in copy.helpers] == ["rosa"]
    assert copy.helpers[0].limits == "No money"
    assert copy.helpers[0].how_is_it == ""
    assert copy.first_calls == ()
    assert copy.backup == ""


def test_supporter_copy_names_others_who_agreed():
    plan = replace(PLAN, helpers=(ROSA, replace(MAYA, may_know_others=True), ANN))
    consents = {"rosa": frozenset({"plan", "contact", "know_others"})}
    copy = copy_for(plan, ReaderFacts(Reader.SUPPORTER, "rosa"), consents, BEFORE)
    assert [one.key for one in copy.helpers] == ["rosa", "maya"]
    assert copy.first_calls == (DatedCall("maya", AFTER, None),)


def test_worker_copy_holds_substance_rows_only_with_consent():
    plan = replace(
        PLAN,
        changes=(Change(what="Day program", substance=True), Change(what="Meals")),
        week=(WeekAnchor(what="Group", helper="club"), WeekAnchor(what="Choir")),
        medicines=Medicines(answer="rows", rows=(Medicine(name="Methadone", substance=True),)),
    )
    copy = copy_for(plan, WORKER, {}, BEFORE)
    assert copy.changes == (Change(what="Meals"),)
    assert copy.week == (WeekAnchor(what="Choir"),)
    assert copy.medicines.rows == ()
    assert copy.helper("club") is None
    consents = {"maya": frozenset({"substance_use"})}
    assert copy_for(plan, ReaderFacts(Reader.WORKER, "maya"), consents, BEFORE).changes == plan.changes


@pytest.mark.parametrize(
    ("reader", "consents"),
    [
        (ReaderFacts("printer"), {}),
        (ReaderFacts(Reader.CLIENT), None),
        (ReaderFacts(Reader.CLIENT, "rosa"), {}),
        (ReaderFacts(Reader.SUPPORTER, ""), {"": frozenset({"plan"})}),
        (ReaderFacts(Reader.SUPPORTER, "stranger"), {"stranger": frozenset({"plan"})}),
        (ReaderFacts(Reader.SUPPORTER, "rosa"), {"rosa": frozenset({"plan", "everything"})}),
        (ReaderFacts(Reader.SUPPORTER, "rosa"), {"rosa": None}),
        (ReaderFacts(Reader.WORKER, "stranger"), {}),
    ],
)
def test_copy_is_closed_when_in_doubt(reader: ReaderFacts, consents: object):
    with pytest.raises(NothingToShow):
        copy_for(PLAN, reader, consents, BEFORE)
