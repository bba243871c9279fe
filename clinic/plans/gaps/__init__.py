"""What is still open in a plan: pure rules, one sentence each, never a score."""

from clinic.plans.gaps.catalogue import Entry, entries, sentence
from clinic.plans.gaps.context import Gap, GapContext
from clinic.plans.gaps.rules import Shown, split_shown, still_open
from clinic.plans.sweep import Leaver

__all__ = [
    "Entry",
    "Gap",
    "GapContext",
    "Leaver",
    "Shown",
    "entries",
    "sentence",
    "split_shown",
    "still_open",
]
