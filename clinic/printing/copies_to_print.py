"""What is printed for whom: each reader's copy of a draft or of a made plan, as plain values for the press.

Every time from the plan, the consents and the day of now. The same function serves the page that a worker
looks at and the worker process that prints.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.queries import consents_of, marked_places
from clinic.checklist.queries import Walk, walk
from clinic.plans.compose import compose_content, never_ring_rows, sources_of
from clinic.plans.content import PlanContent
from clinic.plans.copies import copy_for
from clinic.plans.gaps import GapContext
from clinic.plans.never_now import warned
from clinic.plans.queries import gap_context, version
from clinic.plans.stops import Stop, stops
from clinic.plans.stored import canonical_hash
from clinic.plans.substance_marks import with_marks
from clinic.plans.wording import wording_for
from clinic.printing.agreed import Agreed, Agreements
from clinic.printing.documents import neutral_file_name
from clinic.printing.folder.telling import Telling
from clinic.printing.glyphs import unprintable
from clinic.printing.letterhead import Logo
from clinic.printing.papers import Paper
from clinic.printing.queries.logos import logo
from clinic.printing.shelf import Owner
from clinic.printing.tools import tools_hash

DRAFT = 0
REMEMBERED = 2000
TOOLS = 16  # letters of a name that say what a paper is printed with

Known = TypeVar("Known")


@dataclass(frozen=True)
class PlanInHand:
    """One plan of a transition, whole, with what decides who may see what of it. `number`: DRAFT or n.

    `content_key`: the same for the same content, but for whom nobody may ring by now.
    """

    clinic_id: UUID
    client_id: UUID
    transition_id: UUID
    number: int
    client_name: str
    content: PlanContent
    content_key: str
    context: GapContext
    owner: Owner
    logo: Logo | None = None
    agreements: Agreements = ()


@dataclass(frozen=True)
class ToPrint:
    """One paper, ready for the press. `stops`: what keeps it from being printed; then it has no name.

    `fault`: a fault of the program in making its words, in a plain sentence; then it has no name either.

    `name`: of its files on the shelf, which nobody can work out without the client's own key.
    """

    plan: PlanInHand = field(repr=False)
    paper: Paper
    stops: tuple[Stop, ...] = ()
    name: str = ""
    fault: str = ""

    @cached_property
    def payload(self) -> dict[str, Any]:
        """The plain values for the press, in each of the paper's languages."""
        return _payload(self.plan, self.paper)

    @property
    def file_name(self) -> str:
        """A file name that tells nothing of anybody."""
        return neutral_file_name(self.plan.content, self.paper.document.replace("_", "-"))


def unprintable_in(content: PlanContent) -> frozenset[str]:
    """The characters of a plan that no font of ours can print."""
    return unprintable(content)


def plan_in_hand(session: Session, viewer: Viewer, transition_id: UUID, number: int) -> PlanInHand:
    """The draft as it stands, or made plan `number`, of a transition in the viewer's sight; or NotFound."""
    viewer.require(Permission.PRINT_PLAN)
    walked = walk(session, viewer, transition_id)
    content, key = _content(session, viewer, walked, number)
    # Whoever takes over is warned of whom nobody may ring by now, and so is the search of every copy.
    content = warned(content, never_ring_rows(walked.facts.never_ring))
    client_id = walked.transition.client_id
    return PlanInHand(
        clinic_id=viewer.clinic_id,
        client_id=client_id,
        transition_id=transition_id,
        number=number,
        client_name=walked.transition.client_name,
        content=content,
        content_key=key,
        context=gap_context(session, viewer, walked, _unprintable_of(key, content)),
        owner=Owner(str(client_id), session.info["keyring"].key(client_id)),
        logo=logo(session, viewer),
        agreements=_agreements(session, viewer, client_id),
    )


def _agreements(session: Session, viewer: Viewer, client_id: UUID) -> Agreements:
    return tuple(
        Agreed(str(one.person_id), one.kind, one.on, one.until_on, one.how, one.purpose)
        for one in consents_of(session, viewer, client_id)
        if one.holds
    )


def _content(session: Session, viewer: Viewer, walked: Walk, number: int) -> tuple[PlanContent, str]:
    if number == DRAFT:
        draft = compose_content(sources_of(session, viewer, walked))
        return draft, canonical_hash(draft)
    made = version(session, viewer, walked.transition.id, number)
    # A place that was marked since gives treatment away in a plan that was made before, too.
    programmes = marked_places(session, viewer, made.client_id)
    return with_marks(made.content, programmes), f"{made.id} {made.kind} {programmes}"


def to_print(plan: PlanInHand, paper: Paper) -> ToPrint:
    """One paper of a plan, by the consents and the day of now.

    What comes out follows from what goes in and from nothing else, so it is remembered for a while: the page
    of a paper asks for each of its pictures by itself.
    """
    stopped_by, name = _remembered(_all_that_counts(plan, paper), lambda: _stops_and_name(plan, paper))
    return ToPrint(plan, paper, stopped_by, name)


def _stops_and_name(plan: PlanInHand, paper: Paper) -> tuple[tuple[Stop, ...], str]:
    found = stops(plan.content, paper.reader, plan.context)
    return (found, "") if found else ((), _name(plan, paper))


def _payload(plan: PlanInHand, paper: Paper) -> dict[str, Any]:
    copy = copy_for(plan.content, paper.reader, plan.context.consents, plan.context.today)
    payload, *more = (_in_language(plan, paper, copy, language) for language in paper.languages)
    return {**payload, "also": more[0]} if more else payload


def _in_language(plan: PlanInHand, paper: Paper, copy: PlanContent, language: str) -> dict[str, Any]:
    wording = wording_for(plan.context.region, language)
    telling = Telling(copy, plan.context.today, wording, plan.logo, plan.agreements)
    return paper.kind.build(telling, paper.helper)


def _name(plan: PlanInHand, paper: Paper) -> str:
    """What is printed, and everything it is printed with, as one name."""
    words = json.dumps([paper.document, _payload(plan, paper)], sort_keys=True)
    said = hmac.new(plan.owner.key, words.encode(), hashlib.sha256).hexdigest()
    return f"{said}-{tools_hash()[:TOOLS]}"


def says_the_same(name: str, other: str) -> bool:
    """Whether two names stand for the same words, whatever they are printed with.

    While an update is under way the pages and the worker may not have the same templates.
    """
    return name.rpartition("-")[0] == other.rpartition("-")[0]


# --- what is remembered, in this process alone ---------------------------------------------------------


def _all_that_counts(plan: PlanInHand, paper: Paper) -> Hashable:
    """Everything that stops, copies and documents are given. What is added to them belongs here too."""
    context = plan.context
    return (
        tools_hash(),
        plan.owner.id,
        plan.content_key,
        plan.content.never_ring,
        context.never_ring,
        paper,
        plan.logo,
        context.today,
        context.region.key,
        frozenset((key, frozenset(kinds)) for key, kinds in context.consents.items()),
        plan.agreements,
        frozenset(context.others),
        frozenset(context.accepted),
    )


def _remembered(key: Hashable, work_out: Callable[[], Known]) -> Known:
    if key not in _known:
        while len(_known) >= REMEMBERED:
            _known.pop(next(iter(_known)))
        _known[key] = work_out()
    found: Known = _known[key]
    return found


def _unprintable_of(content_key: str, content: PlanContent) -> frozenset[str]:
    known_by = ("letters", content_key, content.never_ring)
    return _remembered(known_by, lambda: unprintable_in(content))


_known: dict[Hashable, Any] = {}
