"""What a site changed in the questions, and what kind of place it is."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Site:
    """`folder`: where the site's own checklist and lists lie. `setting`: ward, community or residence."""

    folder: Path | None = None
    setting: str = "ward"


SHIPPED = Site()


@dataclass(frozen=True)
class Opening:
    """With which rows lists open: the site's, for this kind of place. `needed`: more room for words."""

    site: Site = SHIPPED
    needed: bool = False
