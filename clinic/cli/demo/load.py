"""What every part of loading one client needs."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.cli.demo.calendar import Calendar
from clinic.cli.demo.files import ClientFile
from clinic.cli.demo.world import World


@dataclass(frozen=True)
class Load:
    """One client on the way in. `by`: who leads them. `people`: ids by key, once they are there."""

    session: Session
    by: Viewer
    client: ClientFile
    client_id: UUID
    world: World
    calendar: Calendar
    people: dict[str, UUID] = field(default_factory=dict)
