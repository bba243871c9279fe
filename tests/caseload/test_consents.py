"""Consents: later over earlier, withdrawn, and until a day."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from clinic.audit.trail import events_of_client
from clinic.caseload import actions, queries
from clinic.caseload.models import Client
from clinic.foundation.clock import FixedClock
from clinic.foundation.errors import NotFound, Refused
from tests.factories.rows import Office, make_person

TODAY = date(2026, 3, 10)
IN_JUNE = date(2026, 6, 1)


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
    with pytest.raises(Refused, match="last day"):
        actions.record_consent(session, given=True, how="written", **ask)
    with pytest.raises(Refused, match="whose job it is"):
        actions.record_consent(session, given=True, how="written", until_on=IN_JUNE, purpose="care", **ask)
    assert states(session, office, sam) == {}
    actions.record_consent(session, given=True, how="written", until_on=IN_JUNE, **ask)
    (one,) = queries.consents_of(session, office.ann, sam.id)
    assert (one.state, one.purpose, one.until_on) == ("given", "help", IN_JUNE)


def test_consent_for_substance_use_goes_on_where_it_is_for_care(
    session: Session, office: Office, sam: Client
) -> None:
    """42 CFR 2.31(a)(7): "none" is enough of an end where it is for treatment, payment and operations."""
    maya = make_person(session, office.ann, sam, "Maya Chen", nature="paid", type="therapist")
    actions.record_consent(
        session, by=office.ann, person_id=maya.id, kind="substance_use", given=True, how="written"
    )
    (one,) = queries.consents_of(session, office.ann, sam.id)
    assert (one.state, one.purpose, one.until_on) == ("given", "care", None)


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


def test_withdraw_consent_keeps_how_and_when_it_was_said(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    who = {"by": office.ann, "person_id": rosa.id, "kind": "plan"}
    actions.record_consent(session, given=True, **who)
    with pytest.raises(Refused, match="still to come"):
        actions.withdraw_consent(session, on=date(2026, 3, 11), **who)
    actions.withdraw_consent(session, how="phone", on=date(2026, 3, 9), **who)
    newest, before = queries.consents_said(session, office.ann, sam.id, rosa.id)
    assert (newest.what, newest.how, newest.on, newest.worker) == (
        "withdrawn", "phone", date(2026, 3, 9), office.ann.name,
    )  # fmt: skip
    assert (before.what, before.how, before.is_struck) == ("given", "said", False)


def test_strike_consent_lets_what_was_said_before_stand_again(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    who = {"by": office.ann, "person_id": rosa.id}
    actions.record_consent(session, kind="plan", given=True, until_on=IN_JUNE, **who)
    slip = actions.withdraw_consent(session, kind="plan", **who)
    assert states(session, office, sam) == {"plan": "withdrawn"}
    actions.strike_consent(session, consent_id=slip.id, **who)
    (one,) = queries.consents_of(session, office.ann, sam.id)
    assert (one.state, one.until_on) == ("given", IN_JUNE)
    told = queries.consents_said(session, office.ann, sam.id, rosa.id)
    assert [(line.what, line.is_struck, line.may_strike) for line in told] == [
        ("withdrawn", True, False),
        ("given", False, True),
    ]
    with pytest.raises(Refused):
        actions.strike_consent(session, consent_id=slip.id, **who)
    first = told[-1]
    actions.strike_consent(session, consent_id=first.id, **who)
    assert states(session, office, sam) == {}, "as if nobody had asked"


def test_strike_consent_is_for_who_wrote_it_down_on_the_same_day(
    session: Session, office: Office, sam: Client, rosa, clock: FixedClock
) -> None:
    row = actions.record_consent(session, by=office.ann, person_id=rosa.id, kind="plan", given=False)
    with pytest.raises(Refused, match="who wrote it down"):
        actions.strike_consent(session, by=office.sue, person_id=rosa.id, consent_id=row.id)
    clock.move_on(timedelta(days=1))
    with pytest.raises(Refused, match="who wrote it down"):
        actions.strike_consent(session, by=office.ann, person_id=rosa.id, consent_id=row.id)
    assert states(session, office, sam) == {"plan": "refused"}


def test_strike_consent_of_another_person_is_not_found(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    teo = make_person(session, office.ann, sam, "Teo Diaz")
    row = actions.record_consent(session, by=office.ann, person_id=teo.id, kind="plan", given=True)
    with pytest.raises(NotFound):
        actions.strike_consent(session, by=office.ann, person_id=rosa.id, consent_id=row.id)


def test_consent_that_ends_soon_says_so(session: Session, office: Office, sam: Client, rosa) -> None:
    for kind, until_on in (("plan", date(2026, 3, 24)), ("risk", date(2026, 3, 25)), ("contact", None)):
        actions.record_consent(
            session, by=office.ann, person_id=rosa.id, kind=kind, given=True, until_on=until_on
        )
    found = {one.kind: one.ends_soon for one in queries.consents_of(session, office.ann, sam.id)}
    assert found == {"plan": True, "risk": False, "contact": False}


def test_no_yes_holds_while_the_record_is_closed(session: Session, office: Office, sam: Client, rosa) -> None:
    for kind, given in (("plan", True), ("risk", False)):
        actions.record_consent(session, by=office.ann, person_id=rosa.id, kind=kind, given=given)
    actions.close_client(session, by=office.ann, client_id=sam.id, reason="Moved away")
    assert states(session, office, sam) == {"plan": "ended", "risk": "refused"}
    actions.reopen_client(session, by=office.ann, client_id=sam.id)
    assert states(session, office, sam) == {"plan": "given", "risk": "refused"}


def test_every_act_on_a_consent_leaves_its_kind_in_the_trail(
    session: Session, office: Office, sam: Client, rosa
) -> None:
    who = {"by": office.ann, "person_id": rosa.id}
    actions.record_consent(session, kind="plan", given=True, **who)
    row = actions.withdraw_consent(session, kind="plan", how="phone", **who)
    actions.strike_consent(session, consent_id=row.id, **who)
    actions.record_consent(session, kind="risk", given=False, **who)
    session.commit()
    told = [(one.event, one.detail) for one in events_of_client(session, office.ann, sam.id)][-4:]
    assert told == [
        ("consent.given", "plan:given"),
        ("consent.withdrawn", "plan"),
        ("consent.struck", "plan"),
        ("consent.given", "risk:refused"),
    ]
