"""The shelf and the queue of an installation, from its settings: the same for the pages and the worker."""

from clinic.printing.queue import PaperQueue
from clinic.printing.shelf import Shelf
from config import Settings


def shelf_of(settings: Settings) -> Shelf:
    """Finished papers below the private folder."""
    return Shelf(settings.var_dir / "papers")


def queue_of(settings: Settings) -> PaperQueue:
    """A SQLite file of its own in the private folder, or what HANDOFF_QUEUE_URL names."""
    return PaperQueue(settings.queue_url or f"sqlite:///{settings.var_dir / 'queue.db'}", settings.secret_key)
