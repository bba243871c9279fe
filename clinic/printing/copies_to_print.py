"""What is printed for whom: the client's copy of a draft or of a made plan, as plain values for the press."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.plans.content import PlanContent
from clinic.plans.plan_texts import texts
from clinic.plans.queries import Review, client_copy, review, version
from clinic.plans.queries.review import THE_CLIENT
from clinic.plans.stops import Stop, stops
from clinic.plans.wording import wording_for
from clinic.printing.documents import client_plan, neutral_file_name
from clinic.printing.folder.telling import Telling
from clinic.printing.glyphs import unprintable
from clinic.printing.shelf import Owner


@dataclass(frozen=True)
class ToPrint:
    """One copy. `stops`: what keeps it from being printed; then there is no payload to use."""

    transition_id: UUID
    client_id: UUID
    client_name: str
    stops: tuple[Stop, ...]
    payload: dict[str, Any]
    file_name: str
    copy: PlanContent
    owner: Owner


def unprintable_in(content: PlanContent) -> frozenset[str]:
    """The characters of a plan that no font of ours can print."""
    pairs = [(one.place, one.words) for one in texts(content)]
    return frozenset(character for _, character in unprintable(pairs))


def draft_to_print(session: Session, viewer: Viewer, transition_id: UUID) -> ToPrint:
    """The client's copy of the plan as it stands today; it says draft on every page."""
    viewer.require(Permission.PRINT_PLAN)
    reviewed = review(session, viewer, transition_id, unprintable_in)
    return _to_print(session, reviewed, reviewed.content)


def plan_to_print(session: Session, viewer: Viewer, transition_id: UUID, number: int) -> ToPrint:
    """The client's copy of a made plan, by the consents and the day of now."""
    viewer.require(Permission.PRINT_PLAN)
    made = version(session, viewer, transition_id, number)
    return _to_print(session, review(session, viewer, transition_id, unprintable_in), made.content)


def _to_print(session: Session, reviewed: Review, content: PlanContent) -> ToPrint:
    copy = client_copy(content, reviewed.context)
    client_id = reviewed.walk.transition.client_id
    return ToPrint(
        transition_id=reviewed.walk.transition.id,
        client_id=client_id,
        client_name=reviewed.walk.transition.client_name,
        stops=stops(content, THE_CLIENT, reviewed.context),
        payload=client_plan(Telling(copy, reviewed.context.today, wording_for(reviewed.context.region))),
        file_name=neutral_file_name(content),
        copy=copy,
        owner=Owner(str(client_id), session.info["keyring"].key(client_id)),
    )
