"""Logging as an installation's settings want it."""

from clinic.foundation.logs import FOLDER, begin_logging
from config import Settings


def log_as(role: str, settings: Settings) -> None:
    """In production every event goes to standard error; at a desk, trouble alone."""
    begin_logging(
        role,
        loud=settings.mode == "production",
        folder=settings.var_dir / FOLDER if settings.log_files else None,
    )
