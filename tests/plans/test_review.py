"""What the review of a draft is given beside the plan."""

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions
from clinic.plans.queries import review
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_person, make_place


@pytest.fixture
def case(session: Session) -> Case:
    return a_discharge(session)


def test_review_tells_a_no_from_a_yes_and_from_no_answer(case: Case) -> None:
    rosa = make_person(case.session, case.ann, case.client(), "Rosa Okafor").id
    joe = make_person(case.session, case.ann, case.client(), "Joe Bell").id
    for kind, given in (("plan", True), ("medicines", False), ("risk", True)):
        actions.record_consent(case.session, by=case.ann, person_id=rosa, kind=kind, given=given)
    actions.withdraw_consent(case.session, by=case.ann, person_id=rosa, kind="risk")
    consents = review(case.session, case.ann, case.transition_id, lambda _: frozenset()).context.consents
    assert consents == {str(rosa): frozenset({"plan", "not:medicines", "not:risk"})}
    assert str(joe) not in consents


def test_draft_marks_what_names_a_marked_place_of_the_team(case: Case) -> None:
    make_place(case.session, case.ann, "Harbour House", substance=True)
    make_place(case.session, case.ann, "Oak Pharmacy")
    case.save("appointments", appointments={"rows": [
        {"id": "1", "what": "Group", "where": "Harbour House", "on": "2026-03-20"},
        {"id": "2", "what": "Tablets", "where": "Oak Pharmacy", "on": "2026-03-21"},
    ]})  # fmt: skip
    content = review(case.session, case.ann, case.transition_id, lambda _: frozenset()).content
    assert [one.substance for one in content.appointments] == [True, False]
