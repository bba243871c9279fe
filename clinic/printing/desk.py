"""What lies on the desk of whoever prints one plan: every paper of it, and how far each is."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.foundation.log_lines import note
from clinic.printing import queries
from clinic.printing.choosing import Offer, offers, with_choices
from clinic.printing.copies_to_print import PlanInHand, ToPrint, plan_in_hand, to_print
from clinic.printing.documents import DOCUMENTS
from clinic.printing.papers import NoSuchPaper, Paper
from clinic.printing.queries import JobView
from clinic.printing.shelf import Shelf, pdf_file

FAULT = "This paper could not be made. Nothing was lost. ({kind})"
READY, MAKING, WAITING, FAILED, STOPPED = "ready", "being_made", "waiting", "failed", "stopped"


@dataclass(frozen=True)
class OnDesk:
    """One paper that was chosen. `order` is None while no consent lets its reader have it."""

    offer: Offer
    order: ToPrint | None = None
    job: JobView | None = None
    is_lost: bool = False  # it was made, and its file is gone

    @property
    def state(self) -> str:
        """ready, being_made, waiting (in the queue, or about to be), failed, stopped (it may not be made)."""
        if self.order is None or self.order.stops:
            return STOPPED
        if self.order.fault:
            return FAILED
        if self.job is None or self.is_lost:
            return WAITING
        return {"made": READY, "failed": FAILED, "being_made": MAKING}.get(self.job.status, WAITING)

    @property
    def is_coming(self) -> bool:
        return self.state in (MAKING, WAITING)

    @property
    def is_new(self) -> bool:
        """Whether it has to be asked for."""
        return self.order is not None and bool(self.order.name) and (self.job is None or self.is_lost)


@dataclass(frozen=True)
class Desk:
    """One plan and its papers. `left_out`: those that could be printed too, and are not chosen."""

    plan: PlanInHand
    papers: tuple[OnDesk, ...]
    left_out: tuple[Offer, ...]

    @property
    def ready(self) -> tuple[OnDesk, ...]:
        return tuple(one for one in self.papers if one.state == READY)

    @property
    def coming(self) -> tuple[OnDesk, ...]:
        return tuple(one for one in self.papers if one.is_coming)

    @property
    def new_orders(self) -> list[ToPrint]:
        return [one.order for one in self.papers if one.is_new and one.order]

    @property
    def lost(self) -> frozenset[str]:
        """Names of papers whose file is gone."""
        return frozenset(one.order.name for one in self.papers if one.is_lost and one.order)


def desk(session: Session, viewer: Viewer, shelf: Shelf, transition_id: UUID, number: int) -> Desk:
    """Every paper of a plan (number 0: of the draft) in the viewer's sight; or NotFound."""
    plan = plan_in_hand(session, viewer, transition_id, number)
    offered = _offered(session, viewer, plan)
    chosen = [one for one in offered if one.wanted or one.needs_consent]
    return Desk(
        plan=plan,
        papers=_on_desk(session, viewer, shelf, plan, chosen),
        left_out=tuple(one for one in offered if not (one.wanted or one.needs_consent)),
    )


def one_paper(
    session: Session, viewer: Viewer, shelf: Shelf, transition_id: UUID, number: int, key: str
) -> Desk:
    """A desk with just this paper on it, chosen or not. Raises NotFound and NoSuchPaper."""
    plan = plan_in_hand(session, viewer, transition_id, number)
    offered = {one.paper.key: one for one in _offered(session, viewer, plan)}
    if key not in offered:
        raise NoSuchPaper(key)
    return Desk(plan, _on_desk(session, viewer, shelf, plan, [offered[key]]), ())


def plan_paper(session: Session, viewer: Viewer, plan: PlanInHand) -> Paper:
    """The document that carries the plan for this client: standard, large, or one page."""
    return next(one.paper for one in _offered(session, viewer, plan) if one.wanted)


def _offered(session: Session, viewer: Viewer, plan: PlanInHand) -> tuple[Offer, ...]:
    offered = offers(plan.content, plan.context.consents, plan.context.today, DOCUMENTS)
    chosen = queries.choices_of(session, viewer, plan.client_id, plan.transition_id)
    return with_choices(offered, chosen)


def _on_desk(
    session: Session, viewer: Viewer, shelf: Shelf, plan: PlanInHand, chosen: Iterable[Offer]
) -> tuple[OnDesk, ...]:
    papers = [OnDesk(one, None if one.needs_consent else _order(plan, one.paper)) for one in chosen]
    names = {one.order.name for one in papers if one.order and one.order.name}
    jobs = queries.jobs_of(session, viewer, plan.client_id, names)
    return tuple(_with_job(one, jobs, shelf) for one in papers)


def _order(plan: PlanInHand, paper: Paper) -> ToPrint:
    """A fault in one paper keeps no other from being printed, and no plan from being made."""
    try:
        return to_print(plan, paper)
    except Exception as error:  # whatever it is; only its kind may be told
        note("paper.not_worded", level=logging.ERROR, error=error, document=paper.document)
        return ToPrint(plan, paper, fault=FAULT.format(kind=type(error).__name__))


def _with_job(paper: OnDesk, jobs: dict[str, JobView], shelf: Shelf) -> OnDesk:
    job = jobs.get(paper.order.name) if paper.order else None
    if job is None or paper.order is None:
        return paper
    is_there = shelf.has(paper.order.plan.owner.id, pdf_file(paper.order.name))
    return replace(paper, job=job, is_lost=job.status == "made" and not is_there)
