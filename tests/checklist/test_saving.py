"""Saving a page of the walk."""

import pytest
from sqlalchemy import select

from clinic.access.viewer import Viewer
from clinic.audit.models import AuditEvent
from clinic.checklist.actions import save_draft, save_step, stop_transition, throw_draft_away
from clinic.checklist.entries import Entry
from clinic.checklist.models import Answer, Draft
from clinic.checklist.progress import progress
from clinic.checklist.queries import draft_of, walk
from clinic.foundation.errors import Conflict, NotFound, Refused
from tests.checklist.walks import Case
from tests.factories.rows import make_person
from tests.query_count import count_queries


def test_save_keeps_answers_by_item_key(case: Case):
    there = case.save("person", matters_most={"text": "My own key", "said_by": "client"})
    entry = there.answers["matters_most"]
    assert entry.value == {"text": "My own key", "said_by": "client"}
    assert (entry.version, entry.on) == (1, there.facts.today)


def test_save_leaves_no_row_for_what_was_not_said(case: Case):
    case.save("person", matters_most={"text": "A key"}, took_part={})
    assert [row.item_key for row in case.session.scalars(select(Answer))] == ["matters_most"]


def test_save_updates_in_place_and_counts_the_version(case: Case):
    case.save("person", matters_most={"text": "A key"})
    there = case.save("person", matters_most=Entry(way_out="rather_not"))
    assert there.answers["matters_most"] == Entry(
        value={}, way_out="rather_not", on=there.facts.today, version=2
    )
    assert len(case.session.scalars(select(Answer)).all()) == 1


def test_save_keeps_no_answer_in_clear(case: Case):
    case.save("person", matters_most={"text": "My own key"})
    row = case.session.scalars(select(Answer)).one()
    assert b"own key" not in row.sealed_value


def test_save_leaves_one_event_without_what_was_typed(case: Case):
    case.save("person", matters_most={"text": "My own key"}, animals={"text": "A cat"})
    case.session.commit()
    events = case.session.scalars(select(AuditEvent).where(AuditEvent.event == "step.saved")).all()
    assert [(one.subject, one.detail, one.transition_id) for one in events] == [
        ("person", "matters_most", case.transition_id)
    ]


def test_save_leaves_out_items_of_other_steps(case: Case):
    assert "animals" not in case.save("person", animals={"text": "A cat"}).answers


def test_save_refuses_a_page_that_was_saved_since_it_was_opened(case: Case):
    opened = case.walk().version("person", case.walk().step("person").items)
    case.save("person", opened, matters_most={"text": "Hers"})
    with pytest.raises(Conflict) as refused:
        case.save("person", opened, matters_most={"text": "His"})
    assert refused.value.theirs == {"What matters most to Sam now?": "Hers"}
    assert case.walk().answers["matters_most"].value == {"text": "Hers"}


def test_save_of_the_same_version_goes_through(case: Case):
    step = case.walk().step("person")
    case.save("person", case.walk().version("person", step.items), matters_most={"text": "One"})
    there = case.save("person", case.walk().version("person", step.items), matters_most={"text": "Two"})
    assert there.answers["matters_most"].value == {"text": "Two"}


def test_save_moves_the_step_on(case: Case):
    there = case.save("person", matters_most={"text": "A key"}, record={"confirmed": "yes"})
    assert progress(there.step("person"), there.answers, there.facts, there.marks).status == "answered"


def test_save_writes_the_leaving_day_on_the_transition(case: Case):
    there = case.save("changes", leaving_on={"date": "2026-03-20"})
    assert there.transition.leaving_on.isoformat() == "2026-03-20"
    assert there.answers["leaving_on"].value == {"date": "2026-03-20"}


def test_save_is_for_those_who_work_with_the_client(case: Case):
    with pytest.raises(NotFound):
        save_step(
            case.session, by=case.office.wes, transition_id=case.transition_id, step_key="person", entries={}
        )


def test_save_of_a_closed_walk_is_refused(case: Case):
    stop_transition(case.session, by=case.ann, transition_id=case.transition_id, reason="Stays here")
    with pytest.raises(Refused):
        case.save("person", matters_most={"text": "A key"})


def test_save_of_an_unknown_step_is_not_found(case: Case):
    with pytest.raises(NotFound):
        case.save("nowhere")


def test_draft_is_kept_beside_the_answers_and_counts_for_nothing(case: Case):
    form = [("matters_most-text", "My ow"), ("took_part-ticks", "client"), ("took_part-ticks", "peer")]
    _draft(case, form)
    kept = draft_of(case.session, case.ann, case.transition_id, "person")
    assert list(kept.form) == form
    there = case.walk()
    assert there.answers.get("matters_most") is None
    assert progress(there.step("person"), there.answers, there.facts, there.marks).status == "not_started"
    case.session.commit()
    assert not case.session.scalars(select(AuditEvent).where(AuditEvent.event == "step.saved")).all()


def test_draft_is_one_per_person_and_page(case: Case):
    _draft(case, [("a", "1")])
    _draft(case, [("a", "2")])
    assert len(case.session.scalars(select(Draft)).all()) == 1
    assert draft_of(case.session, case.office.sue, case.transition_id, "person") is None


def test_draft_goes_when_the_page_is_saved_or_thrown_away(case: Case):
    _draft(case, [("a", "1")])
    case.save("person", matters_most={"text": "A key"})
    assert draft_of(case.session, case.ann, case.transition_id, "person") is None
    _draft(case, [("a", "1")])
    throw_draft_away(case.session, by=case.ann, transition_id=case.transition_id, page="person")
    assert draft_of(case.session, case.ann, case.transition_id, "person") is None


def test_draft_of_another_teams_client_is_not_found(case: Case):
    with pytest.raises(NotFound):
        save_draft(
            case.session,
            by=case.office.wes,
            transition_id=case.transition_id,
            page="person",
            form=[],
            opened_version=0,
        )


def test_walk_is_read_in_a_fixed_number_of_queries(case: Case):
    def cost() -> int:
        case.session.expire_all()
        with count_queries(case.session.get_bind()) as asked:
            walk(case.session, case.ann, case.transition_id)
        return asked.count

    def add(number: int) -> None:
        make_person(case.session, case.ann, case.client(), f"Person {number}", phone="(505) 555-0142")

    add(1)
    case.save("person", matters_most={"text": "A key"})
    few = cost()
    for number in range(5):
        add(number)
    case.save("person", took_part={"ticks": ["client"]})
    assert cost() == few
    assert few <= 22


def _draft(case: Case, form: list[tuple[str, str]], by: Viewer | None = None) -> None:
    save_draft(
        case.session,
        by=by or case.ann,
        transition_id=case.transition_id,
        page="person",
        form=form,
        opened_version=0,
    )
