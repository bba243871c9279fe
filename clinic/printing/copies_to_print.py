"""What is printed for whom: each reader's copy of a draft or of a made plan, as plain values for the press.

Every time from the plan, the consents and the day of now. The same function serves the page that a worker
looks at and the worker process that prints.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.plans.content import PlanContent
from clinic.plans.copies import copy_for
from clinic.plans.gaps import GapContext
from clinic.plans.plan_texts import texts
from clinic.plans.queries import review, version
from clinic.plans.stops import Stop, stops
from clinic.plans.wording import wording_for
from clinic.printing.documents import neutral_file_name
from clinic.printing.folder.telling import Telling
from clinic.printing.glyphs import unprintable
from clinic.printing.papers import Paper
from clinic.printing.shelf import Owner
from clinic.printing.tools import tools_hash

DRAFT = 0


@dataclass(frozen=True)
class PlanInHand:
    """One plan of a transition, whole, with what decides who may see what of it. `number`: DRAFT or n."""

    clinic_id: UUID
    client_id: UUID
    transition_id: UUID
    number: int
    client_name: str
    content: PlanContent
    context: GapContext
    owner: Owner


@dataclass(frozen=True)
class ToPrint:
    """One paper, ready for the press.

    `stops`: what keeps it from being printed; then there is no more. `payload`: plain values for the press.
    `name`: of its files on the shelf, which nobody can work out without the client's own key.
    """

    plan: PlanInHand = field(repr=False)
    paper: Paper
    stops: tuple[Stop, ...] = ()
    payload: dict[str, Any] = field(default_factory=dict, repr=False)
    name: str = ""

    @property
    def file_name(self) -> str:
        """A file name that tells nothing of anybody."""
        return neutral_file_name(self.plan.content, self.paper.document.replace("_", "-"))


def unprintable_in(content: PlanContent) -> frozenset[str]:
    """The characters of a plan that no font of ours can print."""
    pairs = [(one.place, one.words) for one in texts(content)]
    return frozenset(character for _, character in unprintable(pairs))


def plan_in_hand(session: Session, viewer: Viewer, transition_id: UUID, number: int) -> PlanInHand:
    """The draft as it stands, or made plan `number`, of a transition in the viewer's sight; or NotFound."""
    viewer.require(Permission.PRINT_PLAN)
    made = version(session, viewer, transition_id, number) if number else None
    reviewed = review(session, viewer, transition_id, unprintable_in)
    moved = reviewed.walk.transition
    return PlanInHand(
        clinic_id=viewer.clinic_id,
        client_id=moved.client_id,
        transition_id=moved.id,
        number=number,
        client_name=moved.client_name,
        content=made.content if made else reviewed.content,
        context=reviewed.context,
        owner=Owner(str(moved.client_id), session.info["keyring"].key(moved.client_id)),
    )


def to_print(plan: PlanInHand, paper: Paper) -> ToPrint:
    """One paper of a plan, by the consents and the day of now."""
    found = stops(plan.content, paper.reader, plan.context)
    if found:
        return ToPrint(plan, paper, stops=found)
    copy = copy_for(plan.content, paper.reader, plan.context.consents, plan.context.today)
    payload = _payload(plan, paper, copy, paper.languages[0])
    for language in paper.languages[1:]:
        payload["also"] = _payload(plan, paper, copy, language)
    return ToPrint(plan, paper, payload=payload, name=_name(plan.owner, paper, payload))


def _payload(plan: PlanInHand, paper: Paper, copy: PlanContent, language: str) -> dict[str, Any]:
    telling = Telling(copy, plan.context.today, wording_for(plan.context.region, language))
    return paper.kind.build(telling, paper.helper)


def _name(owner: Owner, paper: Paper, payload: dict[str, Any]) -> str:
    """What is printed, and everything it is printed with, as one name."""
    whole = json.dumps([tools_hash(), paper.document, payload], sort_keys=True)
    return hmac.new(owner.key, whole.encode(), hashlib.sha256).hexdigest()
