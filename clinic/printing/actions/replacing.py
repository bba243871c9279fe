"""Papers whose place another one took. They stay known as replaced; their files go soon after."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from clinic.foundation.database import now
from clinic.printing.models import PaperJob


def replace_others(session: Session, job: PaperJob) -> None:
    """This paper holds now: what was made of it for another day, or by other consents, is replaced."""
    same = (PaperJob.transition_id, PaperJob.number, PaperJob.document, PaperJob.helper, PaperJob.languages)
    session.execute(
        update(PaperJob)
        .where(
            *(column == getattr(job, column.key) for column in same),
            PaperJob.id != job.id,
            PaperJob.status.in_(("made", "failed")),
            PaperJob.replaced_at.is_(None),
        )
        .values(replaced_at=now(session))
    )


def mark_replaced(session: Session, *, transition_id: UUID, before: int) -> None:
    """A new plan was made: papers of the draft, and of plans before this number, are replaced."""
    session.execute(
        update(PaperJob)
        .where(
            PaperJob.transition_id == transition_id,
            PaperJob.number < before,
            PaperJob.replaced_at.is_(None),
        )
        .values(replaced_at=now(session))
    )
