"""Hats: what a person is to the client. Each is separate; none implies another; ended, never overwritten."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import client_to_change, person_to_change
from clinic.caseload.models_people import Hat, Person
from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.database import now, today
from clinic.foundation.errors import Refused

GROWN_UP_HATS = frozenset(hat.key for hat in catalogue().hats if hat.grown_up_only)
ONE_AT_A_TIME = frozenset({"first_call"})  # page 1 has one first line
UNDER_18 = (
    "{name} is under 18. They can be someone {client} loves; they can’t be the one {client} depends on."
)


def set_hat(session: Session, *, by: Viewer, person_id: UUID, hat: str, on: date | None = None) -> None:
    """Give a person a hat, from today or a day given; the one first call takes that hat from who wore it.

    Nothing happens when they wear it already. Refused for somebody under 18 where a grown-up is needed.
    """
    if catalogue().hat(hat) is None:
        raise ValueError(f"no such hat: {hat}")
    person = person_to_change(session, by, person_id)
    if hat in current_hats(session, person_id):
        return
    if hat in GROWN_UP_HATS and person.grown_up == "under_18":
        client = client_to_change(session, by, person.client_id)
        raise Refused(UNDER_18.format(name=person.name, client=client.preferred_name))
    if hat in ONE_AT_A_TIME:
        _take_from_others(session, by, person, hat)
    given_on = on or today(session, by.zone)
    session.add(
        Hat(client_id=person.client_id, person_id=person_id, hat=hat, given_on=given_on, given_by=by.id)
    )
    _changed(session, by, person, f"hat_set:{hat}")


def end_hat(session: Session, *, by: Viewer, person_id: UUID, hat: str) -> None:
    """Take a hat off a person; nothing happens when they don't wear it."""
    person = person_to_change(session, by, person_id)
    for worn in _worn(session, person_id, hat):
        worn.ended_at = now(session)
        _changed(session, by, person, f"hat_ended:{hat}")


def set_hats(session: Session, *, by: Viewer, person_id: UUID, hats: frozenset[str]) -> None:
    """Make these the hats that a person wears: gives what is new, ends what is gone."""
    worn = current_hats(session, person_id)
    for hat in sorted(worn - hats):
        end_hat(session, by=by, person_id=person_id, hat=hat)
    for hat in sorted(hats - worn):
        set_hat(session, by=by, person_id=person_id, hat=hat)


def current_hats(session: Session, person_id: UUID) -> frozenset[str]:
    """Keys of the hats that a person wears now."""
    return frozenset(
        session.scalars(select(Hat.hat).where(Hat.person_id == person_id, Hat.ended_at.is_(None)))
    )


def _worn(session: Session, person_id: UUID, hat: str) -> list[Hat]:
    return list(
        session.scalars(select(Hat).where(Hat.person_id == person_id, Hat.hat == hat, Hat.ended_at.is_(None)))
    )


def _take_from_others(session: Session, by: Viewer, person: Person, hat: str) -> None:
    others = session.scalars(
        select(Hat).where(
            Hat.client_id == person.client_id,
            Hat.person_id != person.id,
            Hat.hat == hat,
            Hat.ended_at.is_(None),
        )
    )
    for worn in others:
        worn.ended_at = now(session)


def _changed(session: Session, by: Viewer, person: Person, detail: str) -> None:
    record(session, Event.PERSON_CHANGED, by=by, client_id=person.client_id, subject=person.id, detail=detail)
    session.flush()
    session.expire(person, ["hats"])
