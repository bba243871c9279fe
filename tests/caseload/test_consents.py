"""Consents: later over earlier, withdrawn, and until a day."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions, queries
from clinic.caseload.models import Client
from clinic.foundation.errors import Refused
from tests.factories.rows import Office, make_person

TODAY = date(2026, 3, 10)


@pytest.fixture
def rosa(session: Session, office: Office, sam: Client):
    return make_person(session, office.ann, sam)


def states(session: Session, office: Office, client: Client) -> dict[str, str]:
    return {one.kind: one.state for one in queries.consents_of(session, office.ann, client.id)}


def test_consent_of_later_stands_over_earlier(session: Session, office: Office, sam: Client, rosa) -> None:
    def say(given: bool) -> None:
        actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="plan", given=given)

    say(False)
    assert states(session, office, sam) == {"plan": "refused"}
    say(True)
    assert states(session, office, sam) == {"plan": "given"}
    actions.withdraw_consent(session, by=office.ann, person_id=rosa.id, kind="plan")
    assert states(session, office, sam) == {"plan": "withdrawn"}
    say(True)
    assert states(session, office, sam) == {"plan": "given"}


def test_consent_of_one_kind_says_nothing_about_another(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="plan", given=True)
    actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="risk", given=False)
    assert states(session, office, sam) == {"plan": "given", "risk": "refused"}


def test_consent_ends_after_its_last_day(session: Session, office: Office, sam: Client, rosa) -> None:
    for kind, until_on in (("plan", TODAY), ("risk", date(2026, 3, 9))):
        actions.record_consent(
            session,
            by=office.ann,
            person_id=rosa.id,
            kind=kind,
            given=True,
            on=date(2026, 3, 1),
            until_on=until_on,
        )
    assert states(session, office, sam) == {"plan": "given", "risk": "ended"}


def test_consent_for_substance_use_needs_paper(session: Session, office: Office, sam: Client, rosa) -> None:
    ask = {"by": office.ann, "person_id": rosa.id, "kind": "substance_use"}
    with pytest.raises(Refused):
        actions.record_consent(session, given=True, how="said", **ask)
    assert states(session, office, sam) == {}
    actions.record_consent(session, given=True, how="written", **ask)
    assert states(session, office, sam) == {"substance_use": "given"}


def test_consent_to_know_others_shows_on_the_person(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    assert not queries.person(session, office.ann, rosa.id).may_know_others
    actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="know_others", given=True)
    assert queries.person(session, office.ann, rosa.id).may_know_others


def test_withdraw_consent_that_does_not_stand_is_refused(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    with pytest.raises(Refused):
        actions.withdraw_consent(session, by=office.ann, person_id=rosa.id, kind="plan")
    actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="plan", given=False)
    with pytest.raises(Refused):
        actions.withdraw_consent(session, by=office.ann, person_id=rosa.id, kind="plan")


@pytest.mark.parametrize("days", [{"on": date(2026, 3, 11)}, {"on": TODAY, "until_on": date(2026, 3, 9)}])
def test_record_consent_refuses_impossible_days(
    session: Session, office: Office, sam: Client, rosa, days
) -> None:
    with pytest.raises(Refused):
        actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="plan", given=True, **days)


def test_consents_of_somebody_taken_off_are_not_told(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="plan", given=True)
    actions.remove_person(session, by=office.ann, person_id=rosa.id)
    assert states(session, office, sam) == {}
