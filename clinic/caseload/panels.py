"""A place on the client's page for the rooms above: the walk, the plan, the papers.

A room above appends a maker to `app.extensions["client_page_panels"]`; the page asks every maker once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer

EXTENSION = "client_page_panels"
# Makers of (words, address) of papers to sign about one person, for the page of what they may know:
# (session, viewer, client id, person id) -> links.
FORMS_TO_SIGN = "forms_to_sign"


@dataclass(frozen=True)
class PagePanel:
    """What a room shows. `place`: line_one (for the first call), action (beside the title), map, beside.

    `template` is drawn with `values`; it may use everything that the page itself knows.
    """

    place: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


PanelMaker = Callable[[Session, Viewer, UUID], Sequence[PagePanel]]


def panels_of(
    makers: Sequence[PanelMaker], session: Session, viewer: Viewer, client_id: UUID
) -> dict[str, tuple[PagePanel, ...]]:
    """Every panel by its place, in the order of the makers."""
    made = [panel for maker in makers for panel in maker(session, viewer, client_id)]
    places = dict.fromkeys(panel.place for panel in made)
    return {place: tuple(panel for panel in made if panel.place == place) for place in places}
