"""What a worker chose for one paper, in place of what follows from the plan."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.printing.copies_to_print import PlanInHand
from clinic.printing.models import PaperChoice
from clinic.printing.papers import Paper


def choose(
    session: Session, *, by: Viewer, plan: PlanInHand, paper: Paper, wanted: bool, languages: str
) -> None:
    """Keep a choice; it holds for later plans of the same transition too. `languages` "": by itself."""
    by.require(Permission.PRINT_PLAN)
    row = _row(session, plan, paper)
    if row is None:
        row = PaperChoice(
            client_id=plan.client_id,
            transition_id=plan.transition_id,
            document=paper.document,
            helper=paper.helper,
        )
        session.add(row)
    row.wanted, row.languages = wanted, languages
    row.chosen_by, row.chosen_at = by.id, now(session)
    record(
        session,
        Event.PAPERS_CHOSEN,
        by=by,
        client_id=plan.client_id,
        transition_id=plan.transition_id,
        subject=paper.document,
        reader=f"{paper.reader.kind.value} {paper.helper}".strip(),
        detail=f"{'on' if wanted else 'off'} {languages}".strip(),
    )
    session.flush()


def _row(session: Session, plan: PlanInHand, paper: Paper) -> PaperChoice | None:
    return session.scalar(
        select(PaperChoice).where(
            PaperChoice.transition_id == plan.transition_id,
            PaperChoice.document == paper.document,
            PaperChoice.helper == paper.helper,
        )
    )
