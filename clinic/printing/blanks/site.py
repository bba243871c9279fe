"""What a site changed in the questions, and what kind of place it is."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Site:
    """`folder`: where the site's own checklist and lists lie. `setting`: ward, community or residence."""

    folder: Path | None = None
    setting: str = "ward"


SHIPPED = Site()
