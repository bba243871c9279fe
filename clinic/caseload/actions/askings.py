"""Asking people, and what they said: each time a new row, never an overwrite."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.caseload.actions.guards import (
    WrongFact,
    client_to_change,
    person_to_change,
    refuse_placeholder,
)
from clinic.caseload.answers import join_keys
from clinic.caseload.models_people import Asking, Person
from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.database import now, today

OUTCOMES = ("not_asked", "asked", "no_answer", "yes", "part", "no", "stepped_back")
UNDER_18 = "{name} is under 18 and can’t take on tasks for {client}. Who is the grown-up?"
NOT_YET = "This day is still to come. Write the day on which you asked."


def record_asking(
    session: Session,
    *,
    by: Viewer,
    person_id: UUID,
    outcome: str,
    on: date | None = None,
    ask_who: str = "",
    ask_by: date | None = None,
    agreed: Sequence[str] = (),
    words: str = "",
    limits: str = "",
) -> Asking:
    """A person was asked, or answered, today or on an earlier day. `outcome`: one of OUTCOMES.

    `ask_who`, `ask_by`: who asks next and by when, with not_asked, asked and no_answer. `agreed`: keys of
    responsibilities. `words`: theirs. `limits`: what they refused. Refused for tasks on somebody under 18.
    """
    _known(outcome, agreed)
    person = person_to_change(session, by, person_id)
    day = on or today(session, by.zone)
    if day > today(session, by.zone):
        raise WrongFact("on", NOT_YET)
    if ask_who:
        refuse_placeholder(ask_who, "ask_who")
    if agreed and person.grown_up == "under_18":
        client = client_to_change(session, by, person.client_id)
        raise WrongFact("agreed", UNDER_18.format(name=person.name, client=client.preferred_name))
    asking = Asking(
        client_id=person.client_id,
        person_id=person_id,
        seq=_next_seq(session, person_id),
        outcome=outcome,
        on=day,
        ask_who=ask_who,
        ask_by=ask_by,
        agreed=join_keys(agreed),
        recorded_by=by.id,
        recorded_at=now(session),
    )
    session.add(asking)
    asking.words, asking.limits = words, limits
    _recorded(session, by, person, outcome)
    return asking


def _known(outcome: str, agreed: Sequence[str]) -> None:
    if outcome not in OUTCOMES:
        raise ValueError(f"no such outcome: {outcome}")
    for key in agreed:
        if catalogue().responsibility(key) is None:
            raise ValueError(f"no such responsibility: {key}")


def _next_seq(session: Session, person_id: UUID) -> int:
    return (session.scalar(select(func.max(Asking.seq)).where(Asking.person_id == person_id)) or 0) + 1


def _recorded(session: Session, by: Viewer, person: Person, outcome: str) -> None:
    record(session, Event.PERSON_ASKED, by=by, client_id=person.client_id, subject=person.id, detail=outcome)
    session.flush()
    session.expire(person, ["askings"])
