"""The plan as it stands today, and everything that is still open in it. One reading for the check page."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.queries import consents_of, other_client_names, same_printed_name
from clinic.caseload.queries.consents import ConsentView
from clinic.checklist.progress import Missing, missing
from clinic.checklist.queries import Walk, walk
from clinic.plans.compose import compose_content, never_ring_rows, sources_of
from clinic.plans.content import PlanContent
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.copy_rules import REFUSED
from clinic.plans.gaps import GapContext, Leaver, Shown, split_shown, still_open
from clinic.plans.models import GapAccepted
from clinic.plans.public_holidays import holidays_around
from clinic.plans.readers import Reader
from clinic.plans.stops import Stop, stops

THE_CLIENT = ReaderFacts(Reader.CLIENT)
# (content) -> the characters in it that no font of ours can print. The printing room knows the fonts.
Unprintable = Callable[[PlanContent], frozenset[str]]


@dataclass(frozen=True)
class Review:
    """`content`: the draft. `stops`: what keeps the client's copy from paper. `missing`: not answered yet."""

    walk: Walk
    content: PlanContent
    context: GapContext
    gaps: Shown
    stops: tuple[Stop, ...]
    missing: tuple[Missing, ...]

    @property
    def kind(self) -> str:
        """What would be made now: a plan, or a plan so far (also while letters can't be printed)."""
        return "so_far" if self.missing or self.context.unprintable else "plan"


def review(session: Session, viewer: Viewer, transition_id: UUID, unprintable: Unprintable) -> Review:
    """Everything about the draft of a transition in the viewer's sight, or NotFound."""
    walked = walk(session, viewer, transition_id)
    content = compose_content(sources_of(session, viewer, walked))
    context = gap_context(session, viewer, walked, unprintable(content))
    return Review(
        walk=walked,
        content=content,
        context=context,
        gaps=split_shown(still_open(content, context)),
        stops=stops(content, THE_CLIENT, context),
        missing=missing(walked.pathway, walked.answers, walked.facts),
    )


def client_copy(content: PlanContent, context: GapContext) -> PlanContent:
    """The plan as the client may see it today."""
    return copy_for(content, THE_CLIENT, context.consents, context.today)


def stops_of_plain_page(content: PlanContent, context: GapContext) -> tuple[Stop, ...]:
    """What keeps the client's copy of a made plan from being shown today. A browser has every letter."""
    return stops(content, THE_CLIENT, replace(context, unprintable=frozenset()))


def gap_context(session: Session, viewer: Viewer, walked: Walk, unprintable: frozenset[str]) -> GapContext:
    """What the rules are given beside the plan."""
    client_id, facts = walked.transition.client_id, walked.facts
    return GapContext(
        today=facts.today,
        region=facts.region,
        holidays=holidays_around(facts.today, facts.region),
        leaver=_leaver(session, viewer, walked),
        others=other_client_names(session, viewer, client_id),
        same_printed_name=same_printed_name(session, viewer, client_id),
        consents=said_by_helper(consents_of(session, viewer, client_id)),
        accepted=_accepted(session, walked.transition.id),
        unprintable=unprintable,
        never_ring=never_ring_rows(facts.never_ring),
    )


def _leaver(session: Session, viewer: Viewer, walked: Walk) -> Leaver | None:
    departure = walked.facts.departure
    if departure is None:
        return None
    worker = workers_by_id(session, viewer, {departure.user_id})[departure.user_id]
    numbers = (worker.phone,) if worker.phone else ()
    return Leaver(names=(worker.name,), numbers=numbers, last_day=departure.last_day_with_clients)


def said_by_helper(consents: Iterable[ConsentView]) -> dict[str, frozenset[str]]:
    """The kinds that hold, by helper key, and "not:kind" where the client said no or took a yes back.

    Whoever was asked about is there, if only with an empty set: a yes that has ended is no refusal.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in consents:
        kinds[str(one.person_id)] |= _kinds_said(one)
    return {key: frozenset(held) for key, held in kinds.items()}


def _kinds_said(consent: ConsentView) -> set[str]:
    if consent.holds:
        return {consent.kind}
    return {REFUSED + consent.kind} if consent.is_no else set()


def _accepted(session: Session, transition_id: UUID) -> frozenset[str]:
    rows = session.scalars(select(GapAccepted).where(GapAccepted.transition_id == transition_id))
    return frozenset(f"{row.rule}:{row.subject}" for row in rows)
