"""Forgetting rows of the queue that say nothing any more."""

from datetime import timedelta
from typing import Any

from sqlalchemy import CursorResult, delete
from sqlalchemy.orm import Session

from clinic.foundation.database import now
from clinic.printing.models import PaperJob, WorkerBeat
from clinic.printing.queries import AFTER_REPLACED

FAILED_FOR = timedelta(days=14)
SILENT_FOR = timedelta(days=7)
DRAFT = 0


def forget_old_jobs(session: Session) -> int:
    """Drafts of papers that were replaced, and those that failed two weeks ago; how many."""
    at = now(session)
    is_draft = PaperJob.number == DRAFT
    replaced = is_draft & (PaperJob.replaced_at < at - AFTER_REPLACED)
    failed = is_draft & (PaperJob.status == "failed") & (PaperJob.ended_at < at - FAILED_FOR)
    gone: CursorResult[Any] = session.execute(delete(PaperJob).where(replaced | failed))  # type: ignore[assignment]
    return gone.rowcount


def forget_old_beats(session: Session) -> int:
    """Workers that were not seen for a week; how many."""
    silent = WorkerBeat.at < now(session) - SILENT_FOR
    gone: CursorResult[Any] = session.execute(delete(WorkerBeat).where(silent))  # type: ignore[assignment]
    return gone.rowcount
