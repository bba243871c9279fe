"""How far the papers of a client are, and what was chosen for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.queries import client
from clinic.foundation.database import now
from clinic.printing.choosing import Chosen
from clinic.printing.models import PaperChoice, PaperJob
from clinic.printing.papers import BETWEEN

# Files of a replaced paper outlive it by as long as a page may stay open.
AFTER_REPLACED = timedelta(days=1)


@dataclass(frozen=True)
class JobView:
    """How far one paper is. `status`: waiting, being_made, made, failed; `problem`: why it failed."""

    status: str
    problem: str
    pages: int
    asked_at: datetime
    attempts: int


def jobs_of(session: Session, viewer: Viewer, client_id: UUID, names: Collection[str]) -> dict[str, JobView]:
    """Those of these papers that were asked for, by name; or NotFound for a client not in sight."""
    client(session, viewer, client_id)
    rows = session.scalars(
        select(PaperJob).where(PaperJob.client_id == client_id, PaperJob.name.in_(sorted(names)))
    )
    return {row.name: JobView(row.status, row.problem, row.pages, row.asked_at, row.attempts) for row in rows}


def choices_of(session: Session, viewer: Viewer, client_id: UUID, transition_id: UUID) -> dict[str, Chosen]:
    """What workers chose for a transition's papers, by key of the paper."""
    client(session, viewer, client_id)
    rows = session.scalars(select(PaperChoice).where(PaperChoice.transition_id == transition_id))
    return {_key(row): Chosen(row.wanted, row.languages) for row in rows}


def _key(row: PaperChoice) -> str:
    return f"{row.document}{BETWEEN}{row.helper}" if row.helper else row.document


def shelved(session: Session) -> set[tuple[str, str]]:
    """(client id, name) of every paper whose files are kept: for the sweep of our own."""
    fresh = or_(PaperJob.replaced_at.is_(None), PaperJob.replaced_at > now(session) - AFTER_REPLACED)
    rows = session.execute(select(PaperJob.client_id, PaperJob.name).where(fresh))
    return {(str(client_id), name) for client_id, name in rows}
