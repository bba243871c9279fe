"""Plans that were made. The newest is in force; each earlier one is replaced."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.checklist.queries import transition
from clinic.foundation.errors import NotFound
from clinic.plans.content import PlanContent
from clinic.plans.models import PlanVersion
from clinic.plans.stored import read_plan

NO_PLAN = "We can’t find this plan, or you don’t work with its client."


@dataclass(frozen=True)
class VersionView:
    """One made plan. `kind`: so_far, plan, replaced. `content` is the whole of it, as it was frozen."""

    id: UUID
    transition_id: UUID
    client_id: UUID
    number: int
    kind: str
    made_on: date
    made_at: datetime
    made_by_name: str
    plan_word: str
    check_by: date
    correction: str
    content: PlanContent

    @property
    def is_in_force(self) -> bool:
        return self.kind != "replaced"


def versions_of(session: Session, viewer: Viewer, transition_id: UUID) -> tuple[VersionView, ...]:
    """Every version of one transition's plan, newest first."""
    transition(session, viewer, transition_id)
    rows = session.scalars(
        select(PlanVersion)
        .where(PlanVersion.transition_id == transition_id)
        .order_by(PlanVersion.number.desc())
    ).all()
    return tuple(_view(row, newest=place == 0) for place, row in enumerate(rows))


def version(session: Session, viewer: Viewer, transition_id: UUID, number: int) -> VersionView:
    """One version, or NotFound."""
    transition(session, viewer, transition_id)
    of_this = PlanVersion.transition_id == transition_id
    row = session.scalar(select(PlanVersion).where(of_this, PlanVersion.number == number))
    if row is None:
        raise NotFound(NO_PLAN)
    newest = session.scalar(select(func.max(PlanVersion.number)).where(of_this))
    return _view(row, newest=row.number == newest)


def latest_version(session: Session, viewer: Viewer, transition_id: UUID) -> VersionView | None:
    """The plan in force, or None when none was made yet."""
    return next(iter(versions_of(session, viewer, transition_id)), None)


def _view(row: PlanVersion, *, newest: bool) -> VersionView:
    kind = row.kind if newest else "replaced"
    content = read_plan(row.content)
    return VersionView(
        id=row.id,
        transition_id=row.transition_id,
        client_id=row.client_id,
        number=row.number,
        kind=kind,
        made_on=row.made_on,
        made_at=row.made_at,
        made_by_name=row.made_by_name,
        plan_word=row.plan_word,
        check_by=row.check_by,
        correction=row.correction,
        content=replace(content, edition=replace(content.edition, kind=kind)),
    )
