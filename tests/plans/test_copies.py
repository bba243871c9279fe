"""Copies: least by default, closed when in doubt, and nothing withheld leaves a trace."""

from dataclasses import replace
from datetime import date, time

import pytest

from clinic.plans.content import (
    Appointment,
    Change,
    ClientFacts,
    DatedCall,
    Decisions,
    Edition,
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
KWAME = Helper(key="kwame", name="Kwame Osei", answer="yes")
FULL_PAGE = {"rosa": frozenset({"plan", "contact"})}
FOR_ROSA, FOR_MAYA = ReaderFacts(Reader.SUPPORTER, "rosa"), ReaderFacts(Reader.WORKER, "maya")


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
    both = {"rosa": frozenset({"plan", "know_others"}), "maya": frozenset({"know_others"})}
    copy = copy_for(PLAN, FOR_ROSA, both, BEFORE)
    assert [one.key for one in copy.helpers] == ["rosa", "maya"]
    assert copy.first_calls == (DatedCall("maya", AFTER, None),)
    for one_yes in ({**both, "maya": frozenset()}, {**both, "rosa": frozenset({"plan"})}):
        assert [one.key for one in copy_for(PLAN, FOR_ROSA, one_yes, BEFORE).helpers] == ["rosa"]


def test_supporter_copy_holds_of_others_no_more_than_who_they_are():
    kwame = Helper(
        key="kwame",
        name="Kwame Osei",
        relation="neighbor",
        type="neighbour",
        answer="part",
        reach=(Reach("phone", "(505) 555-0143"),),
        agreed_words=("Drives you",),
        own_words="Not on Fridays",
        limits="No money",
        client_asks_not="Please don't come in",
        hats=("emergency",),
    )
    paid = replace(MAYA, reach=(Reach("phone", "(505) 555-0102"),), organisation="Alder House")
    plan = replace(PLAN, helpers=(ROSA, kwame, paid))
    known = dict.fromkeys(("rosa", "kwame", "maya"), frozenset({"plan", "know_others"}))
    copy = copy_for(plan, FOR_ROSA, known, BEFORE)
    assert copy.helper("kwame") == Helper(key="kwame", name="Kwame Osei", relation="neighbor")
    maya = Helper(key="maya", name="Maya Chen", nature="paid", from_on=AFTER, reach=paid.reach)
    assert copy.helper("maya") == maya
    assert copy_for(plan, ReaderFacts(Reader.SUPPORTER, "kwame"), known, BEFORE).helper("kwame") == kwame


def test_supporter_copy_says_who_the_proxy_is_only_to_them():
    rosa = replace(ROSA, is_proxy=True, proxy_paper="In the blue folder")
    plan = replace(PLAN, helpers=(rosa, KWAME), decisions=Decisions(proxy="has", proxy_helper="rosa"))
    known = dict.fromkeys(("rosa", "kwame"), frozenset({"plan", "know_others"}))
    own = copy_for(plan, FOR_ROSA, known, BEFORE)
    other = copy_for(plan, ReaderFacts(Reader.SUPPORTER, "kwame"), known, BEFORE)
    assert own.helper("rosa").proxy_paper == "In the blue folder"
    assert not other.helper("rosa").is_proxy
    assert own.decisions == other.decisions == Decisions()


def test_supporter_copy_tells_the_point_persons_part_to_them_alone():
    plan = replace(
        PLAN,
        helpers=(ROSA, KWAME),
        first_calls=(DatedCall("rosa"),),
        harder_days=HarderDays(point_person_part="May call the crisis team"),
    )
    told = dict.fromkeys(("rosa", "kwame"), frozenset({"plan", "risk"}))
    to_rosa = copy_for(plan, FOR_ROSA, told, BEFORE)
    to_kwame = copy_for(plan, ReaderFacts(Reader.SUPPORTER, "kwame"), told, BEFORE)
    assert to_rosa.harder_days.point_person_part == "May call the crisis team"
    assert to_kwame.harder_days == HarderDays()


def test_supporter_copy_carries_the_clinics_name_only_where_the_client_chose_it():
    plan = replace(PLAN, organisation="Juniper Street", mend_number="(505) 555-0100")
    chosen = replace(plan, client=replace(plan.client, shows_organisation=True))
    assert copy_for(plan, FOR_ROSA, FULL_PAGE, BEFORE).organisation == ""
    assert copy_for(chosen, FOR_ROSA, FULL_PAGE, BEFORE).organisation == "Juniper Street"
    assert copy_for(plan, FOR_ROSA, FULL_PAGE, BEFORE).mend_number == "(505) 555-0100"
    assert client_copy(plan).organisation == "Juniper Street"


def test_supporter_copy_holds_the_clients_number_only_with_a_yes_to_that():
    plan = replace(PLAN, client=replace(PLAN.client, reach=("(505) 555-0111",)))
    assert copy_for(plan, FOR_ROSA, FULL_PAGE, BEFORE).client.reach == ("(505) 555-0111",)
    assert copy_for(plan, FOR_ROSA, {"rosa": frozenset({"plan"})}, BEFORE).client.reach == ()


def test_supporter_copy_does_not_tell_what_kind_of_change_it_is():
    plan = replace(PLAN, edition=Edition(pathway="worker_leaving"))
    assert copy_for(plan, FOR_ROSA, FULL_PAGE, BEFORE).edition == Edition()


@pytest.mark.parametrize("answer", ["no", "stepped_back"])
def test_supporter_who_said_no_gets_no_page(answer: str):
    plan = replace(PLAN, helpers=(replace(ROSA, answer=answer),))
    with pytest.raises(NothingToShow, match="said no"):
        copy_for(plan, FOR_ROSA, FULL_PAGE, BEFORE)


def test_supporter_whose_days_are_over_gets_no_page():
    plan = replace(PLAN, helpers=(replace(ROSA, until_on=BEFORE),))
    assert copy_for(plan, FOR_ROSA, FULL_PAGE, BEFORE).helper("rosa")
    with pytest.raises(NothingToShow, match="are over"):
        copy_for(plan, FOR_ROSA, FULL_PAGE, LAST_DAY)


def test_worker_copy_leaves_out_what_the_client_said_no_to():
    plan = replace(
        PLAN,
        client=replace(PLAN.client, reach=("(505) 555-0111",), safe_ring="no"),
        medicines=Medicines(answer="rows", rows=(Medicine(name="Lithium"),)),
        risks=(Risk(what="medicines at home"),),
        never_ring=(NeverRing(name="Joe"),),
        tasks=(Task(what="Forms", next_by="rosa"),),
    )
    whole = copy_for(plan, FOR_MAYA, {}, BEFORE)
    assert whole == copy_for(plan, FOR_MAYA, {"maya": frozenset()}, BEFORE)
    assert whole.medicines == plan.medicines
    refused = frozenset({"not:medicines", "not:contact", "not:risk", "not:know_others"})
    copy = copy_for(plan, FOR_MAYA, {"maya": refused}, BEFORE)
    assert copy.medicines == Medicines()
    assert copy.client.reach == ()
    assert copy.risks == ()
    assert [one.key for one in copy.helpers] == ["maya"]
    assert copy.tasks == ()
    assert copy.never_ring == plan.never_ring, "whoever takes over must know whom never to call"
    assert copy.client.safe_ring == "no"


def test_worker_whom_the_client_refused_gets_no_copy():
    with pytest.raises(NothingToShow, match="said no"):
        copy_for(PLAN, FOR_MAYA, {"maya": frozenset({"not:plan"})}, BEFORE)


def test_copy_of_a_marked_field_leaves_no_trace():
    marked = replace(
        PLAN,
        harder_days=HarderDays(my_signs=("I walk past the bar",), where_go="The porch"),
        gives="Coffee at meetings",
        marked=("harder_days.my_signs", "gives"),
    )
    never = replace(marked, harder_days=HarderDays(where_go="The porch"), gives="", marked=())
    assert copy_for(marked, WORKER, {}, BEFORE) == copy_for(never, WORKER, {}, BEFORE)
    assert client_copy(marked).gives == "Coffee at meetings"
    assert client_copy(marked).marked == ()


def test_copy_of_a_week_of_marked_rows_leaves_no_trace():
    marked = replace(PLAN, week=(WeekAnchor(what="Group", substance=True),), week_from=AFTER)
    assert copy_for(marked, WORKER, {}, BEFORE) == copy_for(PLAN, WORKER, {}, BEFORE)


def test_copy_tells_of_treatment_only_where_it_does():
    """The notice of 42 CFR 2.32 goes with what is disclosed, never with what was left out."""
    yes = {"maya": frozenset({"substance_use"})}
    plain = replace(PLAN, helpers=(ROSA, MAYA))
    marked = replace(plain, changes=(Change(what="Day program", substance=True),))
    assert copy_for(marked, FOR_MAYA, yes, BEFORE).tells_substance_use
    assert not copy_for(marked, FOR_MAYA, {}, BEFORE).tells_substance_use
    assert not copy_for(plain, FOR_MAYA, yes, BEFORE).tells_substance_use
    assert not client_copy(marked).tells_substance_use
    own_note = replace(plain, client=replace(plain.client, own_note="A day"), marked=("client.own_note",))
    assert not copy_for(own_note, FOR_MAYA, yes, BEFORE).tells_substance_use, "only the client reads it"
    supporter = {"rosa": frozenset({"plan", "substance_use"})}
    assert not copy_for(marked, FOR_ROSA, supporter, BEFORE).tells_substance_use, "a page tells of no changes"


def test_copy_holds_no_row_about_somebody_marked_whose_time_is_over():
    plan = replace(
        PLAN,
        helpers=(ROSA, replace(CLUB, until_on=BEFORE)),
        week=(WeekAnchor(what="Group", helper="club"),),
    )
    assert copy_for(plan, WORKER, {}, AFTER).week == ()


def test_copy_keeps_the_row_of_a_marked_reader():
    """A sponsor knows what a sponsor is."""
    plan = replace(PLAN, helpers=(replace(ROSA, substance=True), CLUB))
    copy = copy_for(plan, FOR_ROSA, FULL_PAGE, BEFORE)
    assert copy.helper("rosa").limits == "No money"


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
        (ReaderFacts(Reader.SUPPORTER, "rosa"), {"rosa": frozenset({"plan"}), "maya": None}),
        (ReaderFacts(Reader.CLIENT), {"rosa": frozenset({"everything"})}),
        (ReaderFacts(Reader.WORKER, "stranger"), {}),
    ],
)
def test_copy_is_closed_when_in_doubt(reader: ReaderFacts, consents: object):
    with pytest.raises(NothingToShow):
        copy_for(PLAN, reader, consents, BEFORE)
