"""Composing from the database: what was saved through the walk, in the viewer's sight only."""

from datetime import date

import pytest
from sqlalchemy import event

from clinic.caseload import actions as caseload
from clinic.caseload.departure_actions import LeavingFacts, save_leaving
from clinic.checklist.actions import save_step, start_discharge, start_worker_leaving
from clinic.checklist.entries import Entry
from clinic.checklist.pathways import resolve
from clinic.foundation.errors import NotFound
from clinic.plans.compose import compose
from clinic.plans.content import DatedCall
from clinic.plans.stored import read_plan, write_plan
from tests.factories.rows import make_client, make_office, make_person


@pytest.fixture
def office(session):
    return make_office(session)


@pytest.fixture
def sam(session, office):
    return make_client(session, office.ann, "Sam Okafor", pronouns="he/him")


@pytest.fixture
def discharge(session, office, sam):
    return start_discharge(
        session, by=office.ann, client_id=sam.id, checklist=resolve("discharge"), leaving_on=date(2026, 3, 13)
    )


def save(session, by, transition_id, step, **said):
    entries = {key: one if isinstance(one, Entry) else Entry(one) for key, one in said.items()}
    save_step(session, by=by, transition_id=transition_id, step_key=step, entries=entries)


def test_plan_holds_what_was_saved_on_the_steps(session, office, sam, discharge):
    rosa = make_person(session, office.ann, sam, phone="(505) 555-0142", answer="yes")
    save(session, office.ann, discharge, "person", matters_most={"text": "My own key.", "said_by": "client"})
    save(session, office.ann, discharge, "point_person", point_person={"person": f"person:{rosa.id}"})
    save(
        session,
        office.ann,
        discharge,
        "first_days",
        sleeps=Entry(way_out="not_possible", because="no bed yet"),
    )

    plan = compose(session, office.ann, discharge)

    assert plan.client.printed_name == "Sam Okafor"
    assert plan.client.matters_most == "My own key."
    assert plan.first_calls == (DatedCall(str(rosa.id)),)
    assert plan.helper(str(rosa.id)).reach[0].value == "(505) 555-0142"
    assert plan.first_days.sleeps == "Not settled yet: no bed yet"
    assert plan.move.leaving_on == date(2026, 3, 13)
    assert plan.still_coming.owner == "Ann Weaver"
    assert read_plan(write_plan(plan)) == plan


def test_plan_of_a_leaving_has_the_leaver_until_the_last_day(session, office, sam):
    leaving = LeavingFacts(
        last_working_day=date(2026, 3, 20),
        last_client_day=date(2026, 3, 13),
        reason_words="I retire after 31 years.",
        private_reason="A diagnosis",
        contact_rule="You can send one card.",
    )
    departure_id = save_leaving(session, by=office.ann, leaving=leaving, opened_version=0)
    started = start_worker_leaving(
        session,
        by=office.ann,
        client_id=sam.id,
        checklist=resolve("worker_leaving"),
        departure_id=departure_id,
    )
    rosa = make_person(session, office.ann, sam, phone="(505) 555-0142", answer="yes")
    save(session, office.ann, started, "point_person", point_person={"person": f"person:{rosa.id}"})

    plan = compose(session, office.ann, started)

    assert plan.first_calls == (
        DatedCall("worker", None, date(2026, 3, 13)),
        DatedCall(str(rosa.id), date(2026, 3, 14), None),
    )
    assert plan.helper("worker").reach[0].value == "(505) 555-0101"
    assert plan.goodbye.contact_rule == "You can send one card."
    assert "A diagnosis" not in write_plan(plan)


def test_plan_of_somebody_elses_client_is_not_found(session, office, discharge):
    with pytest.raises(NotFound):
        compose(session, office.wes, discharge)


def test_never_ring_is_in_the_plan_for_workers(session, office, sam, discharge):
    caseload.add_never_ring(session, by=office.ann, client_id=sam.id, name="Dale Pruitt", reason="Hurt Sam")
    plan = compose(session, office.ann, discharge)
    assert [one.name for one in plan.never_ring] == ["Dale Pruitt"]
    assert "Hurt Sam" not in write_plan(plan)


def test_queries_do_not_grow_with_the_people(session, office, sam, discharge):
    def count():
        session.flush()
        session.expire_all()
        seen = []
        listener = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(session.get_bind(), "before_cursor_execute", listener)
        compose(session, office.ann, discharge)
        event.remove(session.get_bind(), "before_cursor_execute", listener)
        return len(seen)

    make_person(session, office.ann, sam, "Joe Bell", phone="(505) 555-0100")
    few = count()
    for number in range(8):
        make_person(session, office.ann, sam, f"Friend {number}", phone=f"(505) 555-01{number:02}")
    assert count() == few
    assert few < 60
