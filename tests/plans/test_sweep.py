"""Sweeps: the leaver's numbers judged by date, people never to ring, other clients' names."""

from dataclasses import replace
from datetime import date

import pytest

from clinic.plans.address_search import address_line
from clinic.plans.content import Appointment, Goodbye, HarderDays, Knowledge, NeverRing, PlanContent, Task
from clinic.plans.gaps import Leaver
from clinic.plans.sweep import (
    leaver_helper,
    never_ring_found,
    old_names,
    old_numbers,
    other_people_found,
    subject_of,
)
from tests.plans.sound_plans import (
    ANN_LEAVES,
    DISCHARGE,
    LAST_DAY,
    LEAVING_PLAN,
    TODAY,
    helper,
    phone,
    with_helper,
)

AFTER = date(2026, 4, 1)


def old_places(plan: PlanContent, today: date = TODAY) -> tuple[str, ...]:
    return tuple(place for one in old_numbers(plan, ANN_LEAVES, today) for place in one.places)


@pytest.mark.parametrize(
    "written",
    [
        "(505) 555-0199",
        "505.555.0199",
        "5055550199",
        "+1 505 555 0199",
        "0015055550199",
        "505–555–0199",
        "555 0199",
        "call 505/555-0199 now",
        "(505) 555 01 99",
    ],
)
def test_old_number_is_found_in_any_format(written: str):
    plan = replace(LEAVING_PLAN, harder_days=HarderDays(my_signs=(f"I ring {written}",)))
    assert old_places(plan) == ("When things get harder: how it starts",)


@pytest.mark.parametrize(
    "written", ["505-555-0198", "page 199", "2026-03-31", "at 5:55, then 1:99", "1505555019"]
)
def test_other_numbers_are_left_alone(written: str):
    plan = replace(LEAVING_PLAN, glad=written)
    assert old_places(plan) == ()


def test_old_number_is_right_with_its_until_before_the_last_day():
    assert old_places(LEAVING_PLAN) == ()
    assert old_places(LEAVING_PLAN, LAST_DAY) == ()


@pytest.mark.parametrize("until", [None, AFTER])
def test_old_number_is_wrong_without_its_until(until: date | None):
    plan = with_helper(LEAVING_PLAN, "ann", until_on=until)
    assert old_places(plan) == ("People: Ann Lopez, how to reach them, number or address",)


def test_old_number_is_wrong_once_the_last_day_has_gone():
    assert old_places(LEAVING_PLAN, AFTER) != ()


@pytest.mark.parametrize("today", [TODAY, AFTER])
def test_old_number_may_stand_in_the_goodbye(today: date):
    plan = with_helper(LEAVING_PLAN, "ann", reach=())
    plan = replace(plan, goodbye=Goodbye(contact_rule="Write to me, or ring 505-555-0199 until June."))
    assert old_places(plan, today) == ()


def test_old_number_of_the_leavers_own_entry_is_found_too():
    plan = replace(LEAVING_PLAN, glad="Ann: 505 555 0177")
    assert old_places(plan) == ()
    entry = with_helper(plan, "ann", reach=(phone("(505) 555-0177"),))
    assert old_places(entry) == ("Who’ll be glad when it goes well",)


def test_number_of_the_service_outlives_whoever_leaves():
    plan = replace(LEAVING_PLAN, mend_number="(505) 555-0199", glad="505-555-0199")
    assert old_places(plan) == ()


def test_old_number_written_twice_is_one_find():
    twice = Leaver(ANN_LEAVES.names, ("(505) 555-0199", "+1 505-555-0199"), LAST_DAY)
    assert len(old_numbers(replace(LEAVING_PLAN, glad="5055550199"), twice, TODAY)) == 1


def test_old_number_is_found_where_only_workers_read():
    plan = replace(LEAVING_PLAN, knowledge=Knowledge(rings_for="the pharmacy; me on 5550199"))
    assert old_places(plan) == ("What only the leaving worker knows: people the worker calls",)


def test_old_name_is_right_where_it_says_what_is_now():
    plan = replace(LEAVING_PLAN, move=replace(LEAVING_PLAN.move, told_by="Ann", reason_words="Ann retires"))
    assert old_names(plan, ANN_LEAVES, TODAY) == ()
    assert "The change: told by" in old_names(plan, ANN_LEAVES, AFTER)


def test_old_name_is_wrong_where_it_says_what_will_be():
    plan = replace(
        LEAVING_PLAN,
        tasks=(Task("Forms", "ann", "kwame", "Ann shows me how"),),
        appointments=(Appointment("Visit", "Ann Lopez"),),
    )
    assert old_names(plan, ANN_LEAVES, TODAY) == (
        "Who does it now, and who will: how it is learned",
        "My appointments: with",
    )


@pytest.mark.parametrize(
    ("visit_on", "today", "places"),
    [
        (LAST_DAY, TODAY, ()),
        (AFTER, TODAY, ("People: Kwame Osei, who comes to the first visit",)),
        (None, TODAY, ("People: Kwame Osei, who comes to the first visit",)),
        (LAST_DAY, AFTER, ("People: Kwame Osei, who comes to the first visit",)),
    ],
)
def test_old_name_is_right_for_a_visit_together_before_the_last_day(
    visit_on: date | None, today: date, places: tuple[str, ...]
):
    together = with_helper(LEAVING_PLAN, "kwame", first_visit_on=visit_on, first_visit_with="Ann Lopez")
    found = [place for place in old_names(together, ANN_LEAVES, today) if "visit" in place]
    assert tuple(found) == places


def test_old_name_is_right_in_an_appointment_before_the_last_day():
    last, next_one = (Appointment("Visit", "Ann Lopez", on=day) for day in (LAST_DAY, AFTER))
    assert old_names(replace(LEAVING_PLAN, appointments=(last,)), ANN_LEAVES, TODAY) == ()
    assert old_names(replace(LEAVING_PLAN, appointments=(last, next_one)), ANN_LEAVES, TODAY) == (
        "My appointments: with",
    )


def test_old_name_on_the_foot_of_the_page_is_always_right():
    plan = replace(LEAVING_PLAN, edition=replace(LEAVING_PLAN.edition, made_by="Ann Lopez"))
    assert "Which plan this is: made by" not in old_names(plan, ANN_LEAVES, AFTER)


def test_old_name_shared_with_a_helper_is_only_told_by_the_full_name():
    """The client's own sister is an Ann too."""
    plan = replace(LEAVING_PLAN, helpers=(*LEAVING_PLAN.helpers, helper("sis", "Ann Okafor")), glad="Ann")
    assert old_names(plan, ANN_LEAVES, TODAY) == ()
    assert old_names(replace(plan, glad="Ann Lopez"), ANN_LEAVES, TODAY) == (
        "Who’ll be glad when it goes well",
    )


def test_leaver_is_known_by_key_number_or_full_name():
    nameless = replace(LEAVING_PLAN, move=replace(LEAVING_PLAN.move, worker_key=""))
    assert leaver_helper(LEAVING_PLAN, Leaver((), (), LAST_DAY)) == LEAVING_PLAN.helper("ann")
    assert leaver_helper(nameless, Leaver((), ("5055550199",), LAST_DAY)) == LEAVING_PLAN.helper("ann")
    assert leaver_helper(nameless, Leaver(("Ann Lopez",), (), LAST_DAY)) == LEAVING_PLAN.helper("ann")
    assert leaver_helper(nameless, Leaver(("Ann",), (), LAST_DAY)) is None


JOE = NeverRing("Joe Carter", "Red", "(505) 555-0166", "12 Elm Street, Apartment 4, Springfield")


def found_in(**changes: object) -> dict[str, tuple[str, ...]]:
    plan: PlanContent = replace(DISCHARGE, never_ring=(JOE,), **changes)
    return {one.kind: one.places for one in never_ring_found(plan, plan.never_ring)}


def test_never_ring_row_itself_is_no_find():
    assert found_in() == {}


@pytest.mark.parametrize("written", ["Joe Carter", "Joe", "Mr. Carter", "Red", "red's place", "JOE CARTER"])
def test_never_ring_name_and_nickname_are_found(written: str):
    assert found_in(glad=written) == {"name": ("Who’ll be glad when it goes well",)}


def test_never_ring_number_is_found_in_a_helpers_entry():
    """A helper who lives in the same household."""
    shared = helper(
        "mum", "Grace Okafor", reach=(replace(DISCHARGE.helpers[0].reach[0], value="505 5550166"),)
    )
    assert found_in(helpers=(*DISCHARGE.helpers, shared)) == {
        "number": ("People: Grace Okafor, how to reach them, number or address",)
    }


@pytest.mark.parametrize("written", ["12 elm st", "at 12 Elm Street", "12, Elm Street Apt 4"])
def test_never_ring_address_is_found(written: str):
    assert found_in(on_my_own=f"I walk to {written} and back") == {"address": ("What I do myself",)}


@pytest.mark.parametrize("written", ["112 Elm Street", "12 Elmwood Street", "Elm Street"])
def test_never_ring_address_is_no_other_house(written: str):
    assert found_in(on_my_own=written) == {}


def test_two_joes_are_told_apart():
    """Joe Baker is a friend: his entry and his first name are no find, the other's full name is."""
    friend = helper("joe", "Joe Baker")
    assert found_in(helpers=(*DISCHARGE.helpers, friend), glad="Joe") == {}
    assert found_in(helpers=(*DISCHARGE.helpers, friend), glad="Joe Carter") == {
        "name": ("Who’ll be glad when it goes well",)
    }


def test_find_is_known_again_without_being_said():
    first, again = (
        never_ring_found(replace(DISCHARGE, glad=text), (JOE,)) for text in ("Joe Carter", "joe carter!")
    )
    assert first[0].subject == again[0].subject
    assert first[0].subject != subject_of("name", "joe baker")


@pytest.mark.parametrize(
    ("others", "sure"),
    [
        (("Lena Park",), [True]),
        (("lena PARK",), [True]),
        (("Lena",), [False]),
        (("Lena P.",), []),
        (("Park",), []),
        (("Sam",), []),
        (("Samuel Okafor",), []),
        (("Rosa",), []),
        (("Lena Park", "Lena Park"), [True]),
        ((), []),
    ],
)
def test_other_clients_names(others: tuple[str, ...], sure: list[bool]):
    plan = replace(DISCHARGE, small_troubles=(), glad="Lena Park, and Rosa and Sam in the park")
    assert [one.is_sure for one in other_people_found(plan, others)] == sure


def test_other_client_who_is_also_a_helper_is_found():
    found = other_people_found(DISCHARGE, ("Kwame Osei",))
    assert [one.places for one in found] == [("People: Kwame Osei, name",)]


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("12 Elm Street, Springfield", "12 elm st"),
        ("The old mill\n7 River Road", "7 river rd"),
        ("Harbour House", "harbour house"),
        ("Apartment 4, 12 Elm Street", "12 elm st"),
        ("", ""),
    ],
)
def test_address_line_is_house_and_street(address: str, line: str):
    assert address_line(address) == line
