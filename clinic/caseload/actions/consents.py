"""What the client lets whom have: given, refused, taken back and struck out, each a new row."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import WrongFact, person_to_change
from clinic.caseload.models_people import Consent, Person
from clinic.caseload.people_catalogue import ConsentKind, catalogue
from clinic.caseload.queries.consents import OLDEST_FIRST, that_count, was_written_now
from clinic.foundation.database import now, today
from clinic.foundation.errors import NotFound, Refused

HOW = ("said", "phone", "written")
HELP, CARE = "help", "care"
NEEDS_PAPER = "This one needs a signed paper. A spoken yes is not enough (42 CFR 2.31)."
NEEDS_LAST_DAY = "Treatment for alcohol or drugs needs a last day (42 CFR 2.31). Write the one on the paper."
ONLY_FOR_CARE = (
    "That purpose is for people whose job it is. For friends and family it is so that they can help."
)
ENDS_BEFORE_START = "The last day can’t be before the day it was given."
NOT_YET = "This day is still to come. Write the day on which the client said it."
NOTHING_GIVEN = "There is nothing to take back: this was not given, or has been taken back already."
NOT_YOURS = "Only who wrote it down can strike it out, and on the same day. Write a new answer instead."
NO_CONSENT = "We can’t find what was written down here."


def record_consent(
    session: Session,
    *,
    by: Viewer,
    person_id: UUID,
    kind: str,
    given: bool,
    how: str = "said",
    on: date | None = None,
    until_on: date | None = None,
    purpose: str = "",
) -> Consent:
    """The client was asked whether this person may have this, and said yes or no.

    `how`: said (in person), phone, written. `purpose`: help or care, where a signed paper must name one; ""
    for what goes without saying.
    """
    wanted = catalogue().consent(kind)
    if wanted is None or how not in HOW or purpose not in ("", HELP, CARE):
        raise ValueError(f"no such consent: {kind}, {how}, {purpose}")
    person = person_to_change(session, by, person_id)
    day = _day_said(session, by, on)
    row = _new_row(session, by, person.client_id, person_id, kind)
    row.given, row.how, row.given_on = given, how, day
    if given:
        row.until_on = until_on
        row.purpose = _purpose(wanted, person, purpose)
        _check_given(wanted, row)
    session.add(row)
    detail = f"{kind}:{'given' if given else 'refused'}"
    record(session, Event.CONSENT_GIVEN, by=by, client_id=person.client_id, subject=person_id, detail=detail)
    session.flush()
    return row


def purpose_for(nature: str) -> str:
    """What a signed paper is for, where nobody says: people whose job it is get it for care."""
    return CARE if nature == "paid" else HELP


def _purpose(wanted: ConsentKind, person: Person, purpose: str) -> str:
    if not wanted.written_only:
        return ""
    if purpose == CARE and person.nature != "paid":
        raise WrongFact("purpose", ONLY_FOR_CARE)
    return purpose or purpose_for(person.nature)


def _check_given(wanted: ConsentKind, row: Consent) -> None:
    """What a yes must hold: days in order; a signed paper and a last day where the law asks for them."""
    if wanted.written_only and row.how != "written":
        raise WrongFact("how", NEEDS_PAPER)
    if row.until_on is not None and row.until_on < row.given_on:
        raise WrongFact("until_on", ENDS_BEFORE_START)
    if row.purpose == HELP and row.until_on is None:
        raise WrongFact("until_on", NEEDS_LAST_DAY)


def withdraw_consent(
    session: Session, *, by: Viewer, person_id: UUID, kind: str, how: str = "said", on: date | None = None
) -> Consent:
    """The client takes back what was given, from now. Refused when nothing stands. `on`: when it was said."""
    if catalogue().consent(kind) is None:
        raise NotFound
    if how not in HOW:
        raise ValueError(f"no such way of saying it: {how}")
    person = person_to_change(session, by, person_id)
    last = _last(session, person, kind)
    if last is None or not last.given:
        raise Refused(NOTHING_GIVEN)
    row = _new_row(session, by, person.client_id, person_id, kind)
    row.given, row.withdraws, row.how, row.given_on = False, last.id, how, _day_said(session, by, on)
    session.add(row)
    record(
        session, Event.CONSENT_WITHDRAWN, by=by, client_id=person.client_id, subject=person_id, detail=kind
    )
    session.flush()
    return row


def strike_consent(session: Session, *, by: Viewer, person_id: UUID, consent_id: UUID) -> Consent:
    """An answer was written down by mistake: it counts for nothing, and what was said before stands again.

    It stays in the history. Refused but for who wrote it down, on the same day.
    """
    person = person_to_change(session, by, person_id)
    wrong = session.scalar(
        select(Consent).where(
            Consent.id == consent_id, Consent.person_id == person_id, Consent.strikes.is_(None)
        )
    )
    if wrong is None:
        raise NotFound(NO_CONSENT)
    if not was_written_now(wrong, by, today(session, by.zone)) or _is_struck(session, wrong):
        raise Refused(NOT_YOURS)
    row = _new_row(session, by, person.client_id, person_id, wrong.kind)
    row.given, row.strikes, row.given_on = False, wrong.id, today(session, by.zone)
    session.add(row)
    record(
        session, Event.CONSENT_STRUCK, by=by, client_id=person.client_id, subject=person_id, detail=wrong.kind
    )
    session.flush()
    return row


def _is_struck(session: Session, row: Consent) -> bool:
    return session.scalar(select(Consent.id).where(Consent.strikes == row.id)) is not None


def _day_said(session: Session, by: Viewer, on: date | None) -> date:
    day = today(session, by.zone)
    if on is not None and on > day:
        raise WrongFact("on", NOT_YET)
    return on or day


def _last(session: Session, person: Person, kind: str) -> Consent | None:
    rows = session.scalars(
        select(Consent).where(Consent.person_id == person.id, Consent.kind == kind).order_by(*OLDEST_FIRST)
    )
    return next(reversed(that_count(rows)), None)


def _new_row(session: Session, by: Viewer, client_id: UUID, person_id: UUID, kind: str) -> Consent:
    last = session.scalar(select(func.max(Consent.seq)).where(Consent.client_id == client_id)) or 0
    return Consent(
        client_id=client_id,
        person_id=person_id,
        kind=kind,
        seq=last + 1,
        recorded_by=by.id,
        recorded_at=now(session),
    )
