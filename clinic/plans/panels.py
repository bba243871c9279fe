"""What the plan room shows on a client's page: line 1, the map, and where the plan stands."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.caseload.panels import PagePanel, PanelMaker
from clinic.checklist.panels import FirstPageMaker
from clinic.checklist.queries import TransitionView, transitions_of
from clinic.plans.drawings.support_map import support_map
from clinic.plans.first_calls import first_calls
from clinic.plans.page_one import page_one
from clinic.plans.queries import client_copy, review, versions_of
from clinic.plans.queries.review import Unprintable
from clinic.plans.wording import wording_for


def panel_maker(unprintable: Unprintable) -> PanelMaker:
    """Makes the panels for a client's newest open transition; none where nothing was started."""

    def make(session: Session, viewer: Viewer, client_id: UUID) -> Sequence[PagePanel]:
        moves = [one for one in transitions_of(session, viewer, client_id) if one.is_open]
        if not moves or not viewer.may(Permission.WALK):
            return ()
        return _panels(session, viewer, moves[0], unprintable)

    return make


def first_page_maker(unprintable: Unprintable) -> FirstPageMaker:
    """Makes page 1 as it would be printed today."""

    def make(session: Session, viewer: Viewer, transition_id: UUID) -> PagePanel:
        reviewed = review(session, viewer, transition_id, unprintable)
        shown, wording = (
            client_copy(reviewed.content, reviewed.context),
            wording_for(reviewed.context.region),
        )
        page = page_one(shown, reviewed.context.today, wording)
        return PagePanel("first_page", "plans/_first_page.html", {"page": page})

    return make


def _panels(
    session: Session, viewer: Viewer, move: TransitionView, unprintable: Unprintable
) -> Sequence[PagePanel]:
    reviewed = review(session, viewer, move.id, unprintable)
    made = versions_of(session, viewer, move.id)
    day, wording = reviewed.context.today, wording_for(reviewed.context.region)
    shown = client_copy(reviewed.content, reviewed.context)
    first = first_calls(shown, day)[0].helper
    values = {
        "page": page_one(shown, day, wording),
        "first_key": first.key if first else "",
        "map": support_map(reviewed.content, day, wording),
        "move": move,
        "newest": made[0] if made else None,
        "open_before": len(reviewed.gaps.before) + len(reviewed.gaps.before_folded),
        "matters": reviewed.content.client.matters_most,
    }
    return (
        PagePanel("line_one", "plans/_line_one.html", values),
        PagePanel("map", "plans/_map.html", values),
        PagePanel("beside", "plans/_where_it_stands.html", values),
    )
