"""The newest plan of many transitions, for lists: what it is, without its content."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.plans.models import PlanVersion


@dataclass(frozen=True)
class NewestPlan:
    """`kind`: so_far, plan. `check_by`: the day by which its page 1 is read again with the client."""

    number: int
    kind: str
    made_on: date
    check_by: date


def newest_plans(session: Session, transition_ids: Collection[UUID]) -> dict[UUID, NewestPlan]:
    """The plan in force by transition, for ids already seen to be in sight; none where none was made."""
    rows = session.execute(
        select(
            PlanVersion.transition_id,
            PlanVersion.number,
            PlanVersion.kind,
            PlanVersion.made_on,
            PlanVersion.check_by,
        )
        .where(PlanVersion.transition_id.in_(sorted(transition_ids)))
        .order_by(PlanVersion.number)
    )
    return {row[0]: NewestPlan(row.number, row.kind, row.made_on, row.check_by) for row in rows}
