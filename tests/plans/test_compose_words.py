"""Answers in the words of paper: ways out, choices, what does not apply any more, defaults."""

from dataclasses import replace
from datetime import date, time

import pytest

from clinic.checklist.entries import Entry
from clinic.plans.compose import compose_content
from clinic.plans.content import Task, TimeAlone
from tests.plans.compose_samples import (
    CLIENT,
    LAST_DAY,
    MAYA,
    ROSA,
    a_contact,
    answered,
    discharge,
    unanswered,
    worker_leaving,
)


def composed(**said):
    return compose_content(answered(discharge(), **said))


def out(way, because=""):
    return Entry(way_out=way, because=because)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (out("rather_not"), "Not said for now."),
        (
            out("not_possible", "the shelter has not called back"),
            "Not settled yet: the shelter has not called back",
        ),
        (out("not_possible"), "Not settled yet."),
        (out("nobody_yet", "Ade"), "No one yet. Until then: Ade"),
        (out("not_needed"), "Not needed."),
    ],
)
def test_way_out_becomes_words(entry, words):
    plan = composed(sleeps=entry, my_signs=entry)
    assert plan.first_days.sleeps == words
    assert plan.harder_days.my_signs == (words,)


@pytest.mark.parametrize(
    "key", ["matters_most", "told_words", "takes_with", "not_agreed", "words_i_can_use", "gives"]
)
def test_way_out_is_never_quoted_as_the_clients_own_words(key):
    plan = compose_content(answered(discharge(), **{key: out("rather_not")}))
    said = {
        "matters_most": plan.client.matters_most,
        "told_words": plan.move.told_words,
        "takes_with": plan.goodbye.takes_with,
        "not_agreed": plan.agreement.not_agreed,
        "words_i_can_use": plan.words_i_can_use,
        "gives": plan.gives,
    }
    assert not said[key]


def test_way_out_of_a_name_is_who_it_is_until_then():
    assert composed(glad=out("nobody_yet", "Ade")).glad == "Ade"
    assert composed(glad=out("rather_not")).glad == ""


def test_words_split_into_lines():
    assert composed(first_do={"text": "Walk.\n\n  Tea. "}).harder_days.first_do == ("Walk.", "Tea.")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"choice": "shelter", "detail": "St. Anne’s"}, "a shelter, St. Anne’s"),
        ({"choice": "home"}, "your own home"),
        ({"choice": "not_known", "detail": "Ade finds out by Friday"},
         "a place that is not known yet, Ade finds out by Friday"),
    ],
)  # fmt: skip
def test_going_to_reads_as_you_go_to(chosen, words):
    plan = composed(going_to=chosen)
    assert (plan.move.going_to, plan.move.going_to_kind) == (words, chosen["choice"])


def test_every_place_to_go_to_has_words_for_paper():
    options = next(
        one.item.options
        for step in discharge().pathway.steps
        for one in step.items
        if one.item.key == "going_to"
    )
    for option in options:
        assert composed(going_to={"choice": option.key}).move.going_to


def test_answers_that_apply_no_more_are_left_out():
    plan = composed(
        can_decide={"confirmed": "yes"}, proxy={"choice": "declined"}, agreement={"choice": "agrees"}
    )
    decisions = plan.decisions
    assert (decisions.can_decide, decisions.decider, decisions.assessed_by) == ("yes", "", "")
    assert (decisions.proxy, decisions.proxy_helper, decisions.proxy_where) == ("declined", "", "")
    assert (plan.agreement.not_agreed, plan.agreement.reviewer) == ("", "")


def test_housing_plan_goes_when_there_is_a_home():
    assert composed().move.housing_plan
    assert composed(going_to={"choice": "home"}).move.housing_plan == ""


def test_adult_is_presumed_able_to_decide():
    assert (
        compose_content(unanswered(discharge(), ["can_decide", "decision_help"])).decisions.can_decide
        == "yes"
    )
    assert composed(decision_help={"choice": "not_now"}).decisions.can_decide == "not_now"


def test_task_in_words_and_keys():
    rows = {"rows": [
        {"id": "1", "what": "Letters", "now_by": "worker", "next_by": "me"},
        {"id": "2", "what": "Rides", "now_by": "here", "next_by": ROSA},
        {"id": "3", "what": "Calls", "now_by": MAYA, "next_by": "stops"},
        {"id": "4", "what": "Meals", "now_by": "me", "next_by": ""},
    ]}  # fmt: skip
    assert composed(tasks=rows).tasks == (
        Task("Letters", "Ann Weaver", "me"),
        Task("Rides", "the people here", ROSA),
        Task("Calls", "Maya R.", "stops"),
        Task("Meals", "you", ""),
    )


def test_week_row_alone_and_with_somebody():
    sunday = {"id": "1", "weekday": "6", "part": "morning", "at": "10:30", "what": "Choir"}
    monday = {"id": "2", "weekday": "0", "part": "evening", "at": "", "what": "Music"}
    sunday |= {"helper": ROSA, "state": "new"}
    monday |= {"helper": "me", "alone_time": "yes"}
    rows = {"rows": [sunday, monday]}
    choir, music = composed(week=rows).week
    assert (choir.weekday, choir.at, choir.helper, choir.state) == (6, time(10, 30), ROSA, "new")
    assert (music.helper, music.state, music.alone_time, music.at) == ("", "kept", True, None)


def test_week_begins_after_the_last_day():
    assert composed().week_from == date(2026, 3, 14)
    assert compose_content(unanswered(discharge(), ["week"])).week_from is None


def test_time_alone_keeps_its_words():
    plan = composed(
        time_alone={"choice": "about_right", "detail": "I like my mornings alone."},
        hardest_time={"choice": "night"},
    )
    assert plan.alone == TimeAlone("about_right", "I like my mornings alone.", "Nights")


def test_appointment_names_whom_it_is_with():
    rows = {"rows": [{"id": "1", "what": "First visit", "helper": MAYA, "on": "2026-03-17", "at": "10:00"}]}
    [visit] = composed(appointments=rows).appointments
    assert (visit.with_who, visit.helper, visit.zone) == ("Maya R.", MAYA, "America/Denver")
    assert (visit.on, visit.at) == (date(2026, 3, 17), time(10))


def test_way_back_takes_the_number_of_the_person():
    plan = composed(way_back={"person": ROSA}, way_back_number={})
    assert (plan.way_back.who, plan.way_back.number) == ("Rosa", "(505) 555-0142")
    assert composed(way_back_number={"text": "555 0150"}).way_back.number == "555 0150"


def test_risk_is_a_fact_an_action_and_a_name():
    rows = {"rows": [{"id": "1", "what": "medicines", "words": "blue box", "action": "Lock it", "who": ROSA}]}
    [risk] = composed(risks=rows).risks
    assert (risk.what, risk.action, risk.who) == (
        "Medicines at home, or new or tricky ones: blue box", "Lock it", "Rosa",
    )  # fmt: skip


def test_goodbye_is_prefilled_by_rule():
    bare = unanswered(worker_leaving(), ["last_meeting", "contact_rule"])
    plan = compose_content(bare)
    assert (plan.goodbye.last_meeting, plan.goodbye.contact_rule) == (LAST_DAY, "You can send one card.")
    agency = replace(bare, departure=replace(bare.departure, contact_rule=""))
    assert compose_content(agency).goodbye.contact_rule == "We don’t write back."


def test_leaver_told_the_client_themselves():
    plan = compose_content(unanswered(worker_leaving(), ["told_by"]))
    assert plan.move.told_by == "Ann Weaver"
    assert compose_content(unanswered(discharge(), ["told_by"])).move.told_by == ""


def test_telling_in_words():
    plan = compose_content(
        answered(
            worker_leaving(),
            told_how={"choice": "in_person"},
            note_given_on={"date": "2026-03-06"},
            supporters_told={"text": "Rosa"},
        )
    )
    assert plan.move.told_how == "Face to face\nIn writing on Friday 6 March.\nOthers who know: Rosa"


def test_options_and_what_was_chosen():
    said = {"options_explained": {"ticks": ["stop", "new_worker"]}, "option_chosen": {"text": "Maya, please"}}
    plan = compose_content(answered(worker_leaving(), **said))
    assert plan.move.options_explained == "A new worker here; Stopping. Chosen: Maya, please"


@pytest.mark.parametrize(
    ("contacts", "way"),
    [
        ((), "call"),
        ((a_contact("1", "ring", "text"),), "call"),
        ((a_contact("1", "text"),), "text"),
        ((a_contact("1", "relay"),), "relay"),
        ((a_contact("Library, Tuesdays", kind="place"),), "none"),
    ],
)
def test_phone_way_follows_from_the_clients_own_number(contacts, way):
    client = replace(CLIENT, contacts=contacts)
    assert compose_content(discharge(client=client)).client.phone_way == way


def test_interpreter_in_words():
    assert compose_content(discharge()).client.interpreter == "Yes, a trained interpreter. Spanish from Peru"
    none = replace(CLIENT, interpreter="not_needed", interpreter_note="")
    assert compose_content(discharge(client=none)).client.interpreter == ""


def test_what_stands_second_is_a_key_or_own_words():
    assert composed(stands_first={"choice": "note"}).client.stands_first == "note"
    assert composed().client.stands_first == "The song"


def test_said_back_and_first_call():
    agreement = composed().agreement
    assert agreement.said_back == (("who_first", "pass"), ("next_visit", "again"))
    assert (agreement.answer, agreement.on) == ("partly", date(2026, 3, 6))
    assert agreement.rang_together_on == date(2026, 3, 7)
    assert agreement.took_part[0] == "Sam"
