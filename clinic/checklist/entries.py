"""One item's answer as plain values, as forms give it and as readers get it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Entry:
    """`value`: its kind's JSON, {} when nothing was said. `way_out`: "" or one of items.WayOut.

    `because`: the reason for the way out. `on`: the day of the answer; `version`: how often it was written.
    """

    value: Mapping[str, Any] = field(default_factory=dict)
    way_out: str = ""
    because: str = ""
    on: date | None = None
    version: int = 0

    @property
    def is_empty(self) -> bool:
        """Neither an answer nor a way out."""
        return not self.value and not self.way_out


EMPTY = Entry()
Answers = Mapping[str, Entry]
