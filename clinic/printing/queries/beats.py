"""Whether a worker process is there to print."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.foundation.database import now
from clinic.printing.models import WorkerBeat

MOST_SILENCE = timedelta(seconds=30)


@dataclass(frozen=True)
class PrinterView:
    """`is_there`: a worker was seen in the last 30 seconds. `problem`, `remedy`: why it can't print."""

    is_there: bool
    problem: str = ""
    remedy: str = ""

    @property
    def prints(self) -> bool:
        return self.is_there and not self.problem


def printer(session: Session) -> PrinterView:
    """The worker that was seen last."""
    row = session.scalar(select(WorkerBeat).order_by(WorkerBeat.at.desc(), WorkerBeat.name))
    if row is None or row.at < now(session) - MOST_SILENCE:
        return PrinterView(is_there=False)
    return PrinterView(True, row.problem, row.remedy)
