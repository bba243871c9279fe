"""A place on the administrator's first page for the rooms above.

A room above appends a maker to `app.extensions["people_page_panels"]`; the page asks every maker once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer

EXTENSION = "people_page_panels"


@dataclass(frozen=True)
class PeoplePanel:
    """What a room shows above the list: `template`, drawn with `values`."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


PeoplePanelMaker = Callable[[Session, Viewer], Sequence[PeoplePanel]]
