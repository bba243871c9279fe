"""The four things that stop a copy, and nothing else."""

from dataclasses import replace

import pytest

from clinic.plans.content import ClientFacts, NeverRing, PlanContent, Risk
from clinic.plans.copies import ReaderFacts
from clinic.plans.readers import Reader
from clinic.plans.stops import Stop, stop_sentence, stops
from tests.plans.sound_plans import CONTEXT, DISCHARGE, helper, phone

CLIENT, WORKER = ReaderFacts(Reader.CLIENT), ReaderFacts(Reader.WORKER)
JOE = NeverRing("Joe Carter", "", "(505) 555-0166", "12 Elm Street")
WITH_JOE = replace(DISCHARGE, never_ring=(JOE,))


def reasons(found: tuple[Stop, ...]) -> list[str]:
    return [one.reason for one in found]


def test_stops_are_none_for_a_sound_plan():
    assert stops(DISCHARGE, CLIENT, CONTEXT) == ()


def test_stops_are_none_for_an_empty_plan():
    """Nobody leaves without paper because a box is empty."""
    assert stops(PlanContent(client=ClientFacts(printed_name="Noor")), CLIENT, CONTEXT) == ()


def test_stop_for_somebody_never_to_ring():
    [stop] = stops(replace(WITH_JOE, glad="Joe Carter"), CLIENT, CONTEXT)
    assert stop.reason == "never_ring"
    assert stop.accept == "This is somebody else of the same name"
    assert stop_sentence(stop) == (
        "This copy holds the name of someone we must never call or tell: Who’ll be glad when it goes well. "
        "Take it out, or say that this is somebody else, and why."
    )


def test_stop_counts_only_what_this_copy_holds():
    plan = replace(WITH_JOE, risks=(Risk("Joe Carter comes by", "lock", "Sam"),))
    assert stops(plan, CLIENT, CONTEXT) == ()
    assert reasons(stops(plan, WORKER, CONTEXT)) == ["never_ring"]


def test_stop_for_a_name_can_be_answered_and_a_number_cannot():
    plan = replace(WITH_JOE, glad="Joe Carter", gives="505 555 0166")
    found = stops(plan, CLIENT, CONTEXT)
    assert [one.variant for one in found] == ["name", "number"]
    answered = replace(CONTEXT, accepted=frozenset(one.key for one in found))
    assert [one.variant for one in stops(plan, CLIENT, answered)] == ["number"]


def test_stop_answered_for_one_name_still_stops_another():
    plan = replace(WITH_JOE, never_ring=(JOE, NeverRing("Bo Lind")), glad="Joe Carter and Bo Lind")
    first, second = stops(plan, CLIENT, CONTEXT)
    answered = replace(CONTEXT, accepted=frozenset({first.key}))
    assert stops(plan, CLIENT, answered) == (second,)


def test_stop_for_another_client():
    plan = replace(DISCHARGE, glad="Lena Park")
    [stop] = stops(plan, CLIENT, replace(CONTEXT, others=("Lena Park",)))
    assert stop.reason == "another_client"
    assert "Lena" not in stop_sentence(stop)
    assert stop.accept


def test_first_name_of_another_client_stops_nothing():
    assert stops(replace(DISCHARGE, glad="Ngozi"), CLIENT, replace(CONTEXT, others=("Ngozi",))) == ()


def test_stop_for_a_name_that_cant_be_printed():
    plan = replace(DISCHARGE, helpers=(*DISCHARGE.helpers, helper("u", "𐤀𐤁 Sam")), glad="𐤀")
    [stop] = stops(plan, CLIENT, replace(CONTEXT, unprintable=frozenset("𐤀𐤁")))
    assert stop.reason == "unprintable"
    assert stop.places == ("People: 𐤀𐤁 Sam, name",)
    assert stop_sentence(stop).endswith("They are: 𐤀 𐤁 Write them another way.")


def test_letter_that_cant_be_printed_elsewhere_stops_nothing():
    assert stops(replace(DISCHARGE, glad="𐤀"), CLIENT, replace(CONTEXT, unprintable=frozenset("𐤀"))) == ()


@pytest.mark.parametrize("key", ["tolu", "stranger"])
def test_stop_for_a_reader_without_consent(key: str):
    [stop] = stops(DISCHARGE, ReaderFacts(Reader.SUPPORTER, key), CONTEXT)
    assert stop.reason == "no_consent"
    assert stop_sentence(stop).startswith("This copy can’t be made. ")
    assert stops(DISCHARGE, CLIENT, CONTEXT) == ()


def test_supporter_with_consent_is_not_stopped():
    assert stops(DISCHARGE, ReaderFacts(Reader.SUPPORTER, "rosa"), CONTEXT) == ()


@pytest.mark.parametrize("same", [{"name": "Joe Carter"}, {"reach": (phone("505-555-0166"),)}])
def test_stop_for_a_page_to_somebody_never_to_ring(same: dict):
    """Imported as next of kin, he became a helper with a page of his own."""
    joe = replace(helper("joe", "J. C."), **same)
    plan = replace(WITH_JOE, helpers=(*WITH_JOE.helpers, joe))
    context = replace(CONTEXT, consents={"joe": frozenset({"plan"})})
    assert reasons(stops(plan, ReaderFacts(Reader.SUPPORTER, "joe"), context)) == ["never_ring"]
