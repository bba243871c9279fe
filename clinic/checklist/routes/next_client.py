"""A worker who leaves goes through the same step for one client after another."""

from dataclasses import dataclass
from uuid import UUID

from clinic.checklist import queries
from clinic.web.work import current_session, current_viewer


@dataclass(frozen=True)
class NextClient:
    """Whose walk comes next, and where it stands among all: number `number` of `count`."""

    transition_id: UUID
    number: int
    count: int


def next_client(walk: queries.Walk) -> NextClient | None:
    """The next client of the same leaving; None outside a leaving, and when there is only one client."""
    departure_id = walk.transition.departure_id
    if departure_id is None:
        return None
    all_ids = [
        one.id for one in queries.departure_transitions(current_session(), current_viewer(), departure_id)
    ]
    if len(all_ids) < 2 or walk.transition.id not in all_ids:
        return None
    place = (all_ids.index(walk.transition.id) + 1) % len(all_ids)
    return NextClient(all_ids[place], place + 1, len(all_ids))
