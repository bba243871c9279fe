"""The worker's steps with a row: take it, keep it, finish it, put it back. Each is one short transaction."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.printing.actions.replacing import replace_others
from clinic.printing.models import PaperJob

# A worker that is alive renews its lease every few seconds; what one left behind is taken up soon after.
LEASE = timedelta(seconds=20)
# How long a waiting row may go unnoticed before it is put into the queue once more.
PATIENCE = timedelta(seconds=30)
MOST_ATTEMPTS = 3
GAVE_UP = "Making this paper was cut off three times. Try once more; if it happens again, print page 1."


def claim(session: Session, *, job_id: UUID) -> PaperJob | None:
    """Take a row that waits, or whose worker is gone; None when somebody else has it or nothing is to do."""
    at = now(session)
    is_free = or_(
        PaperJob.status == "waiting", (PaperJob.status == "being_made") & (PaperJob.lease_until < at)
    )
    taken = session.execute(
        update(PaperJob)
        .where(PaperJob.id == job_id, is_free)
        .values(
            status="being_made",
            attempts=PaperJob.attempts + 1,
            lease_until=at + LEASE,
            began_at=at,
            problem="",
        )
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        return None
    return session.get_one(PaperJob, job_id)


def renew(session: Session, *, job_id: UUID) -> None:
    """Still at it."""
    _set(session, job_id, lease_until=now(session) + LEASE)


def finish(session: Session, *, by: Viewer, job_id: UUID, pages: int) -> None:
    """The file is on the shelf. Papers of the same reader that this one takes the place of are marked."""
    job = session.get_one(PaperJob, job_id)
    job.status, job.pages, job.ended_at, job.lease_until = "made", pages, now(session), None
    replace_others(session, job)
    _record(session, Event.PAPER_MADE, by, job)


def fail(session: Session, *, by: Viewer, job_id: UUID, problem: str) -> None:
    """There is no paper. `problem`: a plain sentence without a word of the plan."""
    job = session.get_one(PaperJob, job_id)
    job.status, job.problem, job.ended_at, job.lease_until = "failed", problem, now(session), None
    _record(session, Event.PAPER_NOT_MADE, by, job, outcome="failed")


def put_back(session: Session, *, by: Viewer, job_id: UUID, problem: str) -> bool:
    """The press was stopped from outside: wait for another attempt, or give up. Whether it waits."""
    job = session.get_one(PaperJob, job_id)
    if job.attempts >= MOST_ATTEMPTS:
        fail(session, by=by, job_id=job_id, problem=problem)
        return False
    job.status, job.lease_until = "waiting", now(session) + PATIENCE
    return True


def drop(session: Session, *, by: Viewer, job_id: UUID, why: str) -> None:
    """What was asked for is not what may be printed now: a consent or the day changed. Nothing is made.

    `why`: a stable key. Whoever looks again asks for what holds then.
    """
    job = session.get_one(PaperJob, job_id)
    _record(session, Event.PAPER_NOT_MADE, by, job, outcome="dropped", detail=why)
    session.delete(job)


def take_up_lost(session: Session) -> list[UUID]:
    """Rows to put into the queue again: left by a worker that is gone, or waiting and never fetched."""
    at = now(session)
    rows = session.scalars(select(PaperJob).where(_is_lost(at)).order_by(PaperJob.asked_at, PaperJob.id))
    return [row.id for row in rows if _waits_again(session, row)]


def _is_lost(at: datetime) -> ColumnElement[bool]:
    lease_is_over = PaperJob.lease_until < at
    never_fetched = PaperJob.lease_until.is_(None) & (PaperJob.asked_at < at - PATIENCE)
    return or_(
        (PaperJob.status == "being_made") & lease_is_over,
        (PaperJob.status == "waiting") & or_(lease_is_over, never_fetched),
    )


def _waits_again(session: Session, row: PaperJob) -> bool:
    if row.attempts >= MOST_ATTEMPTS:
        row.status, row.problem, row.ended_at, row.lease_until = "failed", GAVE_UP, now(session), None
        return False
    row.status, row.lease_until = "waiting", now(session) + PATIENCE
    return True


def _set(session: Session, job_id: UUID, **values: object) -> None:
    session.execute(
        update(PaperJob).where(PaperJob.id == job_id, PaperJob.status == "being_made").values(**values)
    )


def _record(session: Session, event: Event, by: Viewer, job: PaperJob, **more: str) -> None:
    record(
        session,
        event,
        by=by,
        client_id=job.client_id,
        transition_id=job.transition_id,
        subject=f"{job.document} {job.number}",
        reader=reader_words(job.reader, job.helper),
        **more,
    )


def reader_words(reader: str, helper: str) -> str:
    """How the trail names whose copy it was: "client", "supporter 4f0c…"."""
    return f"{reader} {helper}".strip()
