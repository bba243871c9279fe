"""Make this the plan: version n, frozen whole, with who and when."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.database import now
from clinic.foundation.errors import Conflict, Refused
from clinic.plans.content import Edition, PlanContent
from clinic.plans.models import PlanVersion
from clinic.plans.plan_words import new_plan_word
from clinic.plans.queries.review import Review, Unprintable, review
from clinic.plans.queries.versions import VersionView, versions_of
from clinic.plans.stored import canonical_hash, write_plan

STOPPED = "This plan can’t be made yet. See what stops it at the top of the page."
SAME = "Nothing has changed since plan {number}, so there is no new one to make."
MOVED_ON = (
    "Something was answered or changed after you opened this page. Look at it once more, then make the plan."
)


def make_plan(
    session: Session,
    *,
    by: Viewer,
    transition_id: UUID,
    unprintable: Unprintable,
    seen: str = "",
    correction: str = "",
) -> int:
    """Freeze the plan as it stands; its number.

    `seen`: the hash of the draft that was looked at ("" to skip the check); Conflict when it changed since.
    Refused when one of the four stops holds, or when nothing changed since the last version.
    """
    by.require(Permission.MAKE_PLAN)
    reviewed = review(session, by, transition_id, unprintable)
    earlier = versions_of(session, by, transition_id)
    _check(reviewed, earlier, seen)
    row = _freeze(session, by, reviewed, earlier, correction)
    record(
        session,
        Event.PLAN_MADE,
        by=by,
        client_id=row.client_id,
        transition_id=transition_id,
        subject=row.number,
        detail=row.kind,
    )
    return row.number


def _check(reviewed: Review, earlier: tuple[VersionView, ...], seen: str) -> None:
    if not reviewed.walk.transition.is_open:
        raise Refused("This checklist was closed, so no new plan can be made from it.")
    if seen and seen != canonical_hash(reviewed.content):
        raise Conflict(MOVED_ON)
    if reviewed.stops:
        raise Refused(STOPPED)
    if earlier and _without_edition(earlier[0].content) == _without_edition(reviewed.content):
        raise Refused(SAME.format(number=earlier[0].number))


def _without_edition(content: PlanContent) -> PlanContent:
    return replace(content, edition=Edition())


def _freeze(
    session: Session, by: Viewer, reviewed: Review, earlier: tuple[VersionView, ...], correction: str
) -> PlanVersion:
    edition = _edition(by, reviewed, earlier)
    content = replace(reviewed.content, edition=edition)
    row = PlanVersion(
        transition_id=reviewed.walk.transition.id,
        client_id=reviewed.walk.transition.client_id,
        number=edition.number,
        kind=edition.kind,
        made_on=edition.made_on,
        made_at=now(session),
        made_by=by.id,
        made_by_name=by.name,
        plan_word=edition.plan_word,
        check_by=edition.check_by,
        content_schema=content.schema,
        content_hash=canonical_hash(content),
        content=write_plan(content),
        correction=correction,
    )
    session.add(row)
    session.flush()
    return row


def _edition(by: Viewer, reviewed: Review, earlier: tuple[VersionView, ...]) -> Edition:
    newest = earlier[0] if earlier else None
    return replace(
        reviewed.content.edition,
        kind=reviewed.kind,
        number=newest.number + 1 if newest else 1,
        made_on=reviewed.context.today,
        made_by=by.name,
        replaces_on=newest.made_on if newest else None,
        plan_word=new_plan_word({one.plan_word for one in earlier}),
    )
