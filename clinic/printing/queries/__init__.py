"""What can be read of papers: how far each is, what the worker chose, and whether anybody prints."""

from clinic.printing.queries.beats import PrinterView, printer
from clinic.printing.queries.logos import logo
from clinic.printing.queries.papers import AFTER_REPLACED, JobView, choices_of, jobs_of, shelved

__all__ = [
    "AFTER_REPLACED",
    "JobView",
    "PrinterView",
    "choices_of",
    "jobs_of",
    "logo",
    "printer",
    "shelved",
]
