"""What the client lets whom have: given, refused and taken back, each a new row."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import WrongFact, person_to_change
from clinic.caseload.models_people import Consent
from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.database import now, today
from clinic.foundation.errors import NotFound, Refused

NEEDS_PAPER = "This one needs a signed paper. A spoken yes is not enough (42 CFR 2.31)."
ENDS_BEFORE_START = "The last day can’t be before the day it was given."
NOT_YET = "This day is still to come. Write the day on which the client said it."
NOTHING_GIVEN = "There is nothing to take back: this was not given, or has been taken back already."


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
) -> Consent:
    """The client was asked whether this person may have this, and said yes or no. `how`: said, written."""
    wanted = catalogue().consent(kind)
    if wanted is None or how not in ("said", "written"):
        raise ValueError(f"no such consent: {kind}, {how}")
    person = person_to_change(session, by, person_id)
    day = on or today(session, by.zone)
    if given and wanted.written_only and how != "written":
        raise WrongFact("how", NEEDS_PAPER)
    if day > today(session, by.zone):
        raise WrongFact("on", NOT_YET)
    if until_on is not None and until_on < day:
        raise WrongFact("until_on", ENDS_BEFORE_START)
    row = _new_row(session, by, person.client_id, person_id, kind)
    row.given, row.how, row.given_on = given, how, day
    row.until_on = until_on if given else None
    session.add(row)
    detail = f"{kind}:{'given' if given else 'refused'}"
    record(session, Event.CONSENT_GIVEN, by=by, client_id=person.client_id, subject=person_id, detail=detail)
    session.flush()
    return row


def withdraw_consent(
    session: Session, *, by: Viewer, person_id: UUID, kind: str, on: date | None = None
) -> Consent:
    """The client takes back what was given, from today or a day given. Refused when nothing stands."""
    if catalogue().consent(kind) is None:
        raise NotFound
    person = person_to_change(session, by, person_id)
    last = session.scalar(
        select(Consent)
        .where(Consent.person_id == person_id, Consent.kind == kind)
        .order_by(Consent.seq.desc(), Consent.id)
        .limit(1)
    )
    if last is None or not last.given:
        raise Refused(NOTHING_GIVEN)
    row = _new_row(session, by, person.client_id, person_id, kind)
    row.given, row.withdraws, row.given_on = False, last.id, on or today(session, by.zone)
    session.add(row)
    record(
        session, Event.CONSENT_WITHDRAWN, by=by, client_id=person.client_id, subject=person_id, detail=kind
    )
    session.flush()
    return row


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
